/** The places a ticket can be transferred to, as the dialog lists and finds them. */

import { named, t } from "./words.js";

/**
 * @typedef {{to_queue?: string, to_window?: string}} Where
 * @typedef {{id: string, group: "queue" | "window", mark: string, name: string, note: string, find: string, where: Where}} Place
 */

/**
 * Return where a ticket may be sent: every other queue, then every other window.
 * @param {import("./messages").SitePlan} site @param {string} window where it is @param {import("./messages").TicketView} ticket
 * @param {import("./mirror.js").Mirror} mirror
 * @returns {Place[]}
 */
export function places(site, window, ticket, mirror) {
  const queues = site.queues.filter((one) => one.id !== ticket.queue).map((one) => ({
    id: one.id,
    group: /** @type {const} */ ("queue"),
    mark: one.prefix,
    name: named(one),
    note: t("{n} waiting", { n: mirror.queues.get(one.id)?.waiting ?? 0 }),
    find: `${one.prefix} ${one.name} ${one.name_en} ${one.id}`.toLowerCase(),
    where: { to_queue: one.id },
  }));
  const windows = site.windows.filter((one) => one.id !== window).map((one) => ({
    id: one.id,
    group: /** @type {const} */ ("window"),
    mark: one.label,
    name: named(one),
    note: t(mirror.windows.get(one.id)?.state ?? "closed", {}, "window state"),
    find: `${one.label} ${one.name} ${one.name_en}`.toLowerCase(),
    where: { to_window: one.id },
  }));
  return [...queues, ...windows];
}
