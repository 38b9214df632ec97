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
 * @property {number} finished tickets finished here today
 * @property {number} missed tickets that did not come here today
 */

/** Return the desk of `windowId`, or null when the site has no such window. @param {import("./mirror.js").Mirror} mirror @param {string} windowId @returns {Desk | null} */
export function desk(mirror, windowId) {
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
    waiting: inOrder(site, tickets.filter((ticket) => waitsFor(ticket, windowId))),
    queues: queuesOf(site, plan, mirror),
    finished: here.filter((ticket) => ticket.state === "finished").length,
    missed: here.filter((ticket) => ticket.state === "no_show").length,
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
 * Sort as the server calls: by arrival, a priority class counting as come some minutes earlier.
 * @param {SitePlan} site @param {TicketView[]} tickets
 */
function inOrder(site, tickets) {
  const headStart = new Map((site.priorities ?? []).map((one) => [one.id, one.head_start * 60_000]));
  const place = new Map(
    tickets.map((one) => [one.id, Date.parse(one.issued_at) - (headStart.get(one.priority ?? "") ?? 0)]),
  );
  return tickets.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}
