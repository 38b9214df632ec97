/**
 * A page's copy of what the server told it: snapshot in, changes on top (as wire/mirror.py does). Pure.
 */

/**
 * @typedef {import("./messages").Call} Call
 * @typedef {import("./messages").Change} Change
 * @typedef {import("./messages").HelpView} HelpView
 * @typedef {import("./messages").QueueView} QueueView
 * @typedef {import("./messages").SitePlan} SitePlan
 * @typedef {import("./messages").Snapshot} Snapshot
 * @typedef {import("./messages").TicketView} TicketView
 * @typedef {import("./messages").WindowView} WindowView
 */

const KEPT_CALLS = 50;

/** @template T @param {Array<T & {id: string}>} views @returns {Map<string, T & {id: string}>} */
const byId = (views) => new Map(views.map((view) => [view.id, view]));

/** The hall as last told; `plan` is null until the first snapshot, `calls` stand oldest first. */
export class Mirror {
  constructor() {
    /** @type {SitePlan | null} */
    this.plan = null;
    this.day = "";
    this.seq = 0;
    /** @type {Map<string, TicketView>} */
    this.tickets = new Map();
    /** @type {Map<string, WindowView>} */
    this.windows = new Map();
    /** @type {Map<string, QueueView>} */
    this.queues = new Map();
    /** @type {Map<string, HelpView>} */
    this.helps = new Map();
    /** @type {Call[]} */
    this.calls = [];
    /** @type {string[]} */
    this.ticker = [];
    /** @type {string[]} */
    this.ticker_en = [];
  }

  /**
   * Apply a message and return the calls that are new; a snapshot announces none.
   * @param {Snapshot | Change} message
   * @returns {Call[]}
   */
  take(message) {
    if (message.kind === "snapshot") {
      this.#replace(message);
      return [];
    }
    if (message.seq <= this.seq) return [];
    this.seq = message.seq;
    this.day = message.day;
    for (const ticket of message.tickets) this.tickets.set(ticket.id, ticket);
    for (const window of message.windows) this.windows.set(window.id, window);
    for (const queue of message.queues) this.queues.set(queue.id, queue);
    for (const help of message.helps ?? []) {
      if (help.state === "ended") this.helps.delete(help.id);
      else this.helps.set(help.id, help);
    }
    for (const ticket of message.gone) this.tickets.delete(ticket);
    const fresh = new Set(message.calls.map((call) => call.ticket));
    const kept = this.calls.filter((call) => !fresh.has(call.ticket));
    this.calls = [...kept, ...message.calls].slice(-KEPT_CALLS);
    return message.calls;
  }

  /** @param {Snapshot} snapshot */
  #replace(snapshot) {
    this.plan = snapshot.plan;
    this.day = snapshot.day;
    this.seq = snapshot.seq;
    this.tickets = byId(snapshot.tickets);
    this.windows = byId(snapshot.windows);
    this.queues = byId(snapshot.queues);
    this.helps = byId(snapshot.helps ?? []);
    this.calls = snapshot.calls;
    this.ticker = snapshot.ticker;
    this.ticker_en = snapshot.ticker_en;
  }
}
