/**
 * One page's side of the conversation, without I/O (as wire/session.py): what to send when, what came in.
 *
 * Intents are kept until they are answered and sent again on every new
 * connection; the server does nothing twice for one `command_id`.
 */

import { Mirror } from "./mirror.js";

/**
 * @typedef {import("./messages").FromServer} FromServer
 * @typedef {import("./messages").Done | import("./messages").NobodyWaits | import("./messages").Refused} Answer
 * @typedef {Exclude<import("./messages").FromClient, import("./messages").Hello | import("./messages").AskToEnrol | import("./messages").GetCatalogue | import("./messages").Parts | import("./messages").GlassSeen | WatchBoard>} Intent
 * @typedef {"away" | "greeting" | "live" | "refused"} Phase
 * @typedef {import("./messages").WatchBoard} WatchBoard
 */

/** @type {typeof import("./messages").OLDEST} */
const OLDEST = 1;
/** @type {typeof import("./messages").NEWEST} */
const NEWEST = 1;
/** Rejections that only end the connection: the next one may well be accepted. */
const TRANSIENT = ["too_slow", "stopping"];

/** Return a fresh command id; `crypto.randomUUID` is missing on plain http, which halls use inside. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return "web-" + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The conversation over any number of connections; `send` of the link is given what methods return. */
export class Session {
  /** @param {{program: string, device: string, rooms: string[], token?: string}} who */
  constructor(who) {
    this.who = who;
    /** @type {Phase} */
    this.phase = "away";
    this.mirror = new Mirror();
    /** @type {import("./messages").Welcome | null} */
    this.welcome = null;
    /** @type {import("./messages").Rejected | null} */
    this.rejected = null;
    /** @type {{epoch: string, seq: number} | null} */
    this.resume = null;
    /** @type {Map<string, Intent>} */
    this.pending = new Map();
    /** Which board is asked for on every connection. @type {WatchBoard | null} */
    this.watched = null;
    /** All that board shows (board-sheet.js), and its programme (timetable.js), as told last. @type {unknown} */
    this.sheet = null;
    /** @type {unknown} */
    this.timetable = null;
  }

  /** A new connection stands: return the hello. @returns {import("./messages").Hello} */
  connected() {
    this.phase = "greeting";
    this.rejected = null;
    return { kind: "hello", ...this.who, oldest: OLDEST, newest: NEWEST, resume: this.resume };
  }

  /** The connection is gone; unanswered intents stay for the next one. */
  disconnected() {
    if (this.phase !== "refused") this.phase = "away";
  }

  /** Ask for a board now, and on every connection from now on; return what to send now. @param {WatchBoard} asked */
  watch(asked) {
    this.watched = asked;
    return this.phase === "live" ? [asked] : [];
  }

  /** Keep `intent` until it is answered; return what to send now. @param {Intent} intent @returns {Intent[]} */
  ask(intent) {
    this.pending.set(intent.command_id, intent);
    return this.phase === "live" ? [intent] : [];
  }

  /**
   * Take a message in.
   * @param {FromServer} message
   * @returns {{answer: Answer | null, calls: import("./messages").Call[], send: (Intent | WatchBoard)[]}}
   */
  receive(message) {
    const none = { answer: null, calls: [], send: [] };
    switch (message.kind) {
      case "welcome":
        this.phase = "live";
        this.welcome = message;
        if (this.resume?.epoch !== message.epoch) this.resume = null; // until its snapshot has come
        return { ...none, send: [...(this.watched ? [this.watched] : []), ...this.pending.values()] };
      case "rejected":
        this.phase = TRANSIENT.includes(message.code) ? "away" : "refused";
        this.rejected = message;
        return none;
      case "snapshot":
      case "change":
        this.#at(message.seq);
        return { ...none, calls: this.mirror.take(message) };
      case "resumed":
        this.#at(message.seq);
        return none;
      case "done":
      case "nobody_waits":
      case "refused":
        return { ...none, answer: this.pending.delete(message.command_id) ? message : null };
      case "board_is":
        this.sheet = message.body;
        return none;
      case "timetable_is":
        this.timetable = message.body;
        return none;
      default:
        return none; // unavailable: stays pending, the link repeats it; goodbye: the link waits
    }
  }

  /** @param {number} seq */
  #at(seq) {
    if (this.welcome) this.resume = { epoch: this.welcome.epoch, seq };
  }
}
