/** What a clerk at one window sees: a value made from the mirror. Pure. */

/**
 * @typedef {import("./messages").TicketView} TicketView
 * @typedef {import("./messages").SitePlan} SitePlan
 *
 * @typedef {object} Desk
 * @property {import("./messages").WindowPlan} plan
 * @property {import("./messages").WindowView} window
 * @property {TicketView | null} ticket called or served here now
 * @property {TicketView[]} held parked here, the longest first
 * @property {TicketView[]} waiting who may be called here, the next one first
 * @property {{plan: import("./messages").QueuePlan, waiting: number}[]} queues those served here
 * @property {TicketView[]} missed_here who did not come here today and may wait again, the last one first
 * @property {number} finished tickets finished here today
 * @property {number} missed tickets that did not come here today
 */

/** So many of those who missed their call are shown; earlier ones ask at the enquiry desk. */
const MISSED = 3;

/**
 * Return the desk of `windowId`, or null when the site has no such window; who waits stands by `places`.
 * @param {import("./mirror.js").Mirror} mirror @param {string} windowId
 * @param {Map<string, import("./line.js").Placed>} places
 * @returns {Desk | null}
 */
export function desk(mirror, windowId, places) {
  const site = mirror.plan;
  const plan = site?.windows.find((window) => window.id === windowId);
  if (!site || !plan) return null;
  const window = mirror.windows.get(windowId) ?? { id: windowId, state: /** @type {const} */ ("closed") };
  const tickets = [...mirror.tickets.values()];
  const here = tickets.filter((ticket) => ticket.window === windowId);
  return {
    plan,
    window,
    ticket: (window.ticket && mirror.tickets.get(window.ticket)) || null,
    held: here.filter((ticket) => ticket.state === "held"),
    waiting: inOrder(places, tickets.filter((ticket) => waitsFor(ticket, windowId))),
    queues: queuesOf(site, plan, mirror),
    finished: here.filter((ticket) => ticket.state === "finished").length,
    missed: here.filter((ticket) => ticket.state === "no_show").length,
    missed_here: here.filter((ticket) => ticket.state === "no_show").sort(lastFirst).slice(0, MISSED),
  };
}

/** @param {TicketView} ticket @param {string} windowId */
const waitsFor = (ticket, windowId) =>
  ticket.state === "waiting" && (ticket.windows ?? []).includes(windowId);

/** @param {SitePlan} site @param {import("./messages").WindowPlan} plan @param {import("./mirror.js").Mirror} mirror */
const queuesOf = (site, plan, mirror) =>
  site.queues
    .filter((queue) => (plan.queues ?? []).includes(queue.id))
    .map((queue) => ({ plan: queue, waiting: mirror.queues.get(queue.id)?.waiting ?? 0 }));

/**
 * Sort as the server told; who it has not told of yet stands behind, by arrival.
 * @param {Map<string, import("./line.js").Placed>} places @param {TicketView[]} tickets
 */
function inOrder(places, tickets) {
  const place = (/** @type {TicketView} */ one) => places.get(one.id)?.place ?? Infinity;
  return tickets.sort((a, b) => compare(place(a), place(b)) || Date.parse(a.issued_at) - Date.parse(b.issued_at));
}

/** @param {number} a @param {number} b */
const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

/** @param {TicketView} a @param {TicketView} b */
const lastFirst = (a, b) => Date.parse(b.ended_at ?? "") - Date.parse(a.ended_at ?? "");
