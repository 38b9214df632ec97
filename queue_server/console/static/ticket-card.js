/** The ticket at the window: its number, what it is for, how long it waited, and what can be done with it. */

import { html, nothing } from "lit";
import { ACTIONS, AT_TICKET } from "./actions.js";
import { keepFocus, keyCap } from "./pieces.js";
import { running, timeOfDay, waited } from "./time.js";
import { named, spoken, t, tn } from "./words.js";

/** @typedef {import("./work-page.js").WorkView} WorkView */

/** @param {WorkView} view */
export function ticketCard(view) {
  const { ticket } = view.desk;
  return html`<section class="card ticket ${ticket ? `is-${ticket.state}` : "is-free"}" aria-label=${t("At the window")}>
    <div class="ticket-head">${stateChip(view)} ${timer(view)}</div>
    ${ticket ? ticketBody(view, ticket) : free(view)}
    <div class="actions">${AT_TICKET.map((name) => actionButton(view, name))}</div>
  </section>`;
}

/** @param {WorkView} view */
function stateChip({ desk }) {
  const ticket = desk.ticket;
  if (!ticket) return html`<span class="chip">${t("Nobody at the window")}</span>`;
  const times = ticket.times ?? 0;
  return html`<span class="chip chip-${ticket.state}">${t(ticket.state, {}, "ticket state")}</span>
    ${ticket.state === "called" && times > 1 ? html`<span class="chip chip-again">${tn("called {n} time", times)}</span>` : nothing}`;
}

/** @param {WorkView} view */
function timer({ desk, now }) {
  const ticket = desk.ticket;
  const since = ticket?.started_at ?? ticket?.called_at;
  if (!ticket || !since) return nothing;
  const label = ticket.started_at ? t("in service for") : t("called for");
  return html`<span class="timer"><span>${label}</span> <b>${running(since, now)}</b></span>`;
}

/** @param {WorkView} view @param {import("./messages").TicketView} ticket */
function ticketBody(view, ticket) {
  const queue = view.site.queues.find((one) => one.id === ticket.queue);
  const item = ticket.item ? view.items.get(ticket.item) : null;
  const priority = priorityOf(view.site, ticket);
  const until = ticket.called_at ? Date.parse(ticket.called_at) : view.now;
  return html`<div class="ticket-body">
    <output class="number" aria-live="polite">${ticket.number}</output>
    <div class="about">
      <p class="item">${item ? named(item) : queue ? named(queue) : ticket.queue}</p>
      ${item ? html`<p class="caption">${spoken() === "zh" ? item.full : item.full_en}</p>` : nothing}
      ${priority ? html`<p><span class="chip chip-priority">${t("Priority")} · ${priority}</span></p>` : nothing}
      ${paperless(ticket) ? html`<p><span class="chip chip-again">${t("no paper slip")}</span></p>` : nothing}
      ${stops(view, ticket)}
      <dl>
        ${item && queue && view.desk.queues.length !== 1 ? fact(t("Queue"), named(queue)) : nothing}
        ${fact(t("Number taken at"), timeOfDay(ticket.issued_at))}
        ${fact(t("Waited"), waited(ticket.issued_at, until))}
      </dl>
    </div>
  </div>`;
}

/** The stops of a visit with several: which are done, which is here, which come. @param {WorkView} view @param {import("./messages").TicketView} ticket */
function stops(view, ticket) {
  if (!ticket.stops?.length) return nothing;
  const name = (/** @type {string} */ id) => view.site.queues.find((one) => one.id === id);
  return html`<ol class="stops" aria-label=${t("Stops of this visit")}>
    ${ticket.stops.map((stop) => {
      const queue = name(stop.queue);
      return html`<li class="stop-${stop.progress}" aria-current=${stop.progress === "here" ? "step" : nothing}>
        ${queue ? named(queue) : stop.queue} <small>${t(stop.progress, {}, "stop")}</small>
      </li>`;
    })}
  </ol>`;
}

/** @param {WorkView} view */
function free(view) {
  const { state } = view.desk.window;
  const sentence =
    state === "closed" ? t("This window is closed. Open it to call.")
    : state === "paused" ? t("This window is paused. Open it to go on.")
    : view.desk.waiting.length ? t("Call the next citizen.")
    : t("Nobody waits. New numbers appear by themselves.");
  return html`<div class="ticket-body"><p class="idle">${sentence}</p></div>`;
}

/** @param {string} name @param {string} value */
const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** Return how the priority class of a ticket is called, "" for an ordinary one. @param {import("./messages").SitePlan} site @param {import("./messages").TicketView} ticket */
export function priorityOf(site, ticket) {
  const found = (site.priorities ?? []).find((one) => one.id === ticket.priority);
  if (found) return named(found);
  return !ticket.priority || ticket.priority === "ordinary" ? "" : ticket.priority;
}

/** Tell whether the citizen of a ticket got no slip and has the number only on a phone, or in mind. @param {import("./messages").TicketView} ticket */
export const paperless = (ticket) => Boolean(ticket.slip) && ticket.slip !== "printed";

/** A button of the table of actions. @param {WorkView} view @param {import("./actions.js").Name} name @param {string} [style] */
export function actionButton(view, name, style = "") {
  const action = ACTIONS[name];
  const sending = view.sending === name;
  return html`<button type="button" class="action ${style}" data-action=${name} aria-keyshortcuts=${action.key || nothing}
      ?disabled=${!view.live || !action.when(view.desk)} aria-busy=${sending} @mousedown=${keepFocus} @click=${() => view.act(name)}>
    <span>${t(action.label)}</span>${keyCap(action.key)}
  </button>`;
}
