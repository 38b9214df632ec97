/**
 * What a board shows of its hall at one moment (as display/board.py). Pure.
 *
 * A call stays fresh until its ticket is answered or the highlight has passed;
 * it stays on the list for a while after that, so that someone who looked away
 * still finds it. The newest call comes first, always.
 */

/**
 * @typedef {import("./messages").Call} Call
 * @typedef {import("./mirror.js").Mirror} Mirror
 * @typedef {"calling" | "serving" | "missed" | "past"} RowState
 * @typedef {"starting" | "busy" | "idle" | "closed" | "silent"} Mode
 *
 * @typedef {object} CallRow
 * @property {Call} call
 * @property {RowState} state
 * @property {boolean} fresh
 * @property {boolean} recalled
 * @property {import("./messages").WindowPlan} window
 *
 * @typedef {object} QueueRow
 * @property {import("./messages").QueuePlan} plan
 * @property {import("./messages").QueueView | undefined} now
 *
 * @typedef {object} BoardView
 * @property {Mode} mode
 * @property {import("./messages").SitePlan | null} site
 * @property {import("./messages").HallPlan | null} hall
 * @property {CallRow[]} calls
 * @property {QueueRow[]} queues
 * @property {{plan: import("./messages").WindowPlan, state: "open" | "paused" | "closed"}[]} windows
 */

const MINUTE = 60_000;
/** Ticket state → what its row says; a state that is missing here takes the row away. @type {Readonly<Record<string, RowState>>} */
const STATE_OF = Object.freeze({
  called: "calling",
  serving: "serving",
  held: "past",
  finished: "past",
  expired: "past",
  no_show: "missed",
});
/** How long a row stays. @type {Readonly<Record<RowState, number>>} */
const KEPT = Object.freeze({ calling: 15 * MINUTE, serving: 10 * MINUTE, missed: 5 * MINUTE, past: 3 * MINUTE });
const SILENT_AFTER = 15 * MINUTE;
const PAGE = 4000;

/**
 * Return what the board of `hall` shows.
 * @param {Mirror} mirror @param {string} hall
 * @param {{now: number, rows: number, highlight: number, lostFor: number}} at `now` is the server's time; all in ms
 * @returns {BoardView}
 */
export function boardView(mirror, hall, { now, rows, highlight, lostFor }) {
  const site = mirror.plan;
  if (!site) return { mode: "starting", site, hall: null, calls: [], queues: [], windows: [] };
  const windows = site.windows.filter((window) => window.hall === hall);
  const served = new Set(windows.flatMap((window) => window.queues ?? []));
  const calls = page(callRows(mirror, now, highlight), rows, now);
  const states = windows.map((plan) => ({ plan, state: mirror.windows.get(plan.id)?.state ?? /** @type {const} */ ("closed") }));
  const silent = lostFor >= SILENT_AFTER;
  const open = states.some((window) => window.state !== "closed");
  return {
    mode: silent ? "silent" : calls.length ? "busy" : open ? "idle" : "closed",
    site,
    hall: site.halls.find((one) => one.id === hall) ?? null,
    calls: silent ? [] : calls,
    queues: site.queues.filter((queue) => served.has(queue.id)).map((plan) => ({ plan, now: mirror.queues.get(plan.id) })),
    windows: states,
  };
}

/** @param {Mirror} mirror @param {number} now @param {number} highlight @returns {CallRow[]} */
function callRows(mirror, now, highlight) {
  const rows = [];
  for (const call of [...mirror.calls].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))) {
    const state = callState(mirror, call);
    const window = mirror.plan?.windows.find((one) => one.id === call.window);
    const old = now - Date.parse(call.at);
    if (!state || !window || old >= KEPT[state]) continue;
    rows.push({ call, state, window, fresh: state === "calling" && old < highlight, recalled: recalled(mirror, call) });
  }
  return rows;
}

/** Tell whether this summons is repeated; `call.times` also counts summons before a transfer. @param {Mirror} mirror @param {Call} call */
const recalled = (mirror, call) => (mirror.tickets.get(call.ticket)?.times || call.times) > 1;

/**
 * Return how the ticket of a call stands, or null when the call is void. A hall
 * is not told of waiting tickets, so one that was sent on still looks called;
 * its window, which has let it go, knows better.
 * @param {Mirror} mirror @param {Call} call @returns {RowState | null}
 */
export function callState(mirror, call) {
  const ticket = mirror.tickets.get(call.ticket);
  const window = mirror.windows.get(call.window);
  const there = window?.ticket === call.ticket;
  if (!ticket) return there ? (STATE_OF[window?.ticket_state ?? ""] ?? null) : "past";
  if ((ticket.state === "called" || ticket.state === "serving") && window && !there) return null;
  return STATE_OF[ticket.state] ?? null;
}

/**
 * Return the notices in the order they are shown: each in the board's own language, then in the other (as display/notices.py).
 * @param {string[]} chinese @param {string[]} english @param {"zh" | "en"} first
 */
export function both(chinese, english, first) {
  const [own, other] = first === "zh" ? [chinese, english] : [english, chinese];
  const longest = Math.max(own.length, other.length);
  return Array.from({ length: longest }, (_, at) => [own[at], other[at]]).flat().filter(Boolean);
}

/**
 * Return the newest emergency for this hall, as programme/schedule.py does; one for single screens is for boards of a name.
 * @param {import("./session.js").Urgent[]} emergencies @param {string} hall @param {number} now in ms
 */
export function urgentNow(emergencies, hall, now) {
  const here = emergencies.filter(({ since, until, halls = [], screens = [] }) =>
    (halls.includes(hall) || !(halls.length || screens.length)) &&
    !(since && Date.parse(since) > now) && !(until && Date.parse(until) <= now));
  return here.sort((a, b) => Date.parse(b.since ?? "") - Date.parse(a.since ?? ""))[0] ?? null;
}

/** Keep the newest call in front and turn pages below it while more are fresh than fit. @param {CallRow[]} calls @param {number} rows @param {number} now */
function page(calls, rows, now) {
  const fresh = calls.filter((call) => call.fresh);
  if (fresh.length <= rows || rows < 2) return calls.slice(0, rows);
  const size = rows - 1;
  const pages = Math.ceil((fresh.length - 1) / size);
  const turn = now - Date.parse(fresh[0].call.at) < PAGE ? 0 : Math.floor(now / PAGE) % pages;
  return [fresh[0], ...fresh.slice(1 + turn * size, 1 + (turn + 1) * size)];
}
