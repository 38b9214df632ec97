/** Who waits for this window, the next one first, each with its time; any of them may be withdrawn. */

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { paperless, priorityOf } from "./ticket-card.js";
import { minutesSince, waited } from "./time.js";
import { named, spoken, t, tn } from "./words.js";

const SHOWN = 60;
const LONG_WAIT = 30;

/** @typedef {import("./work-page.js").WorkView} WorkView */

/** @param {WorkView} view */
export function waitingList(view) {
  const { waiting, queues, finished, missed } = view.desk;
  return html`<section class="card waiting" aria-labelledby="waiting-title">
    <div class="waiting-head">
      <h2 id="waiting-title">${t("Waiting")}</h2>
      <p class="count"><b>${waiting.length}</b> ${tn("person waits", waiting.length)}</p>
    </div>
    ${queues.length > 1 ? html`<ul class="queue-counts">${queues.map(queueCount)}</ul>` : nothing}
    ${waiting.length ? rows(view) : html`<p class="empty">${t("Nobody waits")}</p>`}
    <p class="today">
      <span>${t("Finished today")} <b>${finished}</b></span><span>${t("No-shows")} <b>${missed}</b></span>
    </p>
  </section>`;
}

/** @param {import("./desk.js").Desk["queues"][number]} queue */
const queueCount = (queue) =>
  html`<li><b>${queue.plan.prefix}</b> ${named(queue.plan)} <span>${queue.waiting}</span></li>`;

/** @param {WorkView} view */
function rows(view) {
  const { waiting } = view.desk;
  return html`<ol class="rows" tabindex="0" aria-labelledby="waiting-title">
      ${repeat(waiting.slice(0, SHOWN), (ticket) => ticket.id, (ticket) => row(view, ticket))}
    </ol>
    ${waiting.length > SHOWN ? html`<p class="caption more">${t("and {n} more", { n: waiting.length - SHOWN })}</p>` : nothing}`;
}

/** @param {WorkView} view @param {import("./messages").TicketView} ticket */
function row(view, ticket) {
  const item = ticket.item ? view.items.get(ticket.item) : null;
  const queue = view.site.queues.find((one) => one.id === ticket.queue);
  const long = minutesSince(ticket.issued_at, view.now) >= LONG_WAIT;
  const priority = priorityOf(view.site, ticket);
  const placed = view.places.get(ticket.id);
  const why = placed ? (spoken() === "zh" ? placed.sentence : placed.sentence_en) : "";
  return html`<li title=${why || nothing}>
    <b class="row-number">${ticket.number}</b>
    <span class="row-item">
      <span>${item ? named(item) : queue ? named(queue) : ticket.queue}</span>
      ${priority ? html`<span class="chip chip-priority">${priority}</span>` : nothing}
      ${paperless(ticket) ? html`<span class="chip chip-again">${t("no paper slip")}</span>` : nothing}
      ${ticket.window ? html`<span class="chip chip-held">${t("for this window")}</span>` : nothing}
    </span>
    <span class="row-time ${long ? "is-long" : ""}">${waited(ticket.issued_at, view.now)}</span>
    <button type="button" class="quiet row-call" ?disabled=${!view.live || view.desk.window.state !== "open"} @click=${() => view.choose(ticket)}
      aria-label=${t("Call {number} out of turn", { number: ticket.number })} title=${t("Call {number} out of turn", { number: ticket.number })}>${t("call")}</button>
    <button type="button" class="quiet row-cancel" ?disabled=${!view.live} @click=${() => view.cancel(ticket)}
      aria-label=${t("Withdraw {number}", { number: ticket.number })} title=${t("Withdraw {number}", { number: ticket.number })}>×</button>
  </li>`;
}
