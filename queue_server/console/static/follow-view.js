/** What a citizen's phone shows of one ticket: a value made from the mirror. Pure. */

/**
 * @typedef {"booked" | "waiting" | "called" | "serving" | "held" | "finished" | "no_show" | "cancelled" | "expired"} State
 *
 * @typedef {object} Followed
 * @property {string} number
 * @property {State} state
 * @property {string} queue the queue's id
 * @property {number} times how often it was called
 * @property {number | null} ahead people before it
 * @property {[number, number] | null} wait in whole minutes; null: no window is open
 * @property {import("./messages").HallPlan | null} hall where to wait or to go
 * @property {string[]} windows labels of the windows that may call it, or of the one that did
 * @property {boolean} bound sent on to one window
 * @property {Stop[]} stops those of a visit with several
 *
 * @typedef {object} Stop
 * @property {string} queue the queue's id
 * @property {"ahead" | "here" | "done" | "skipped"} progress
 * @property {string[]} windows labels
 */

/** Return the ticket this page follows, or null when the server tells of none. @param {import("./mirror.js").Mirror} mirror @returns {Followed | null} */
export function followed(mirror) {
  const ticket = [...mirror.tickets.values()].at(-1);
  const site = mirror.plan;
  if (!ticket || !site) return null;
  const names = ticket.window ? [ticket.window] : (ticket.windows ?? []);
  const windows = site.windows.filter((window) => names.includes(window.id));
  const { wait_low: low, wait_high: high } = ticket;
  return {
    number: ticket.number,
    state: ticket.state,
    queue: ticket.queue,
    times: ticket.times ?? 0,
    ahead: ticket.people_ahead ?? null,
    wait: low != null && high != null ? [low, high] : null,
    hall: site.halls.find((hall) => hall.id === windows[0]?.hall) ?? null,
    windows: windows.map((window) => window.label),
    bound: Boolean(ticket.window),
    stops: (ticket.stops ?? []).map((stop) => ({
      queue: stop.queue,
      progress: stop.progress,
      windows: site.windows.filter((window) => (stop.windows ?? []).includes(window.id)).map((window) => window.label),
    })),
  };
}

/** Tell whether `now` is a summons that `before` was not: called, or called once more. @param {Followed | null} before @param {Followed | null} now */
export const summoned = (before, now) =>
  now?.state === "called" && before !== null && (before.state !== "called" || now.times > before.times);
