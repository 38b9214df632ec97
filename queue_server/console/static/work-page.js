/** The page a clerk works on all day: the next one, the ticket at the window, who waits. */

import { html, nothing } from "lit";
import { ACTIONS } from "./actions.js";
import { keepFocus, keyCap } from "./pieces.js";
import { actionButton, ticketCard } from "./ticket-card.js";
import { pauseStrip } from "./pause-strip.js";
import { waited } from "./time.js";
import { waitingList } from "./waiting-list.js";
import { t } from "./words.js";

/**
 * @typedef {object} WorkView
 * @property {import("./desk.js").Desk} desk
 * @property {import("./messages").SitePlan} site
 * @property {Map<string, import("./rest.js").ItemName>} items
 * @property {number} now the server's clock, ms
 * @property {boolean} live
 * @property {string | null} sending the action under way
 * @property {import("./outcome.js").Notice | null} notice
 * @property {Map<string, import("./line.js").Placed>} places of those who wait, by ticket
 * @property {string} occupant who sits here, if that is somebody else
 * @property {(name: import("./actions.js").Name, more?: {ticket?: string}) => void} act
 * @property {(ticket: import("./messages").TicketView) => void} cancel
 * @property {(ticket: import("./messages").TicketView) => void} choose
 * @property {(ticket: import("./messages").TicketView) => void} requeue
 * @property {(reason: "" | keyof typeof import("./actions.js").REASONS, minutes: number) => void} explain
 * @property {() => void} takeOver
 */

/** @param {WorkView} view */
export function workPage(view) {
  return html`<main class="work">
    <h1 class="unseen">${t("Window {label}", { label: view.desk.plan.label })}</h1>
    <div class="work-left">
      ${occupied(view)} ${ticketCard(view)} ${heldStrip(view)} ${missedStrip(view)} ${pauseStrip(view)}
      <div class="bottom">
        ${noticeLine(view)} ${bigButton(view)} ${windowActions(view)}
      </div>
    </div>
    ${waitingList(view)}
  </main>`;
}

/** @param {WorkView} view */
function occupied(view) {
  if (!view.occupant) return nothing;
  return html`<div class="banner" role="status">
    <span>${t("{name} sits at this window.", { name: view.occupant })}</span>
    <button type="button" class="quiet" ?disabled=${!view.live} @click=${view.takeOver}>${t("Take over")}</button>
  </div>`;
}

/** @param {WorkView} view */
function heldStrip(view) {
  const { held } = view.desk;
  if (!held.length) return nothing;
  const possible = view.live && ACTIONS.resume.when(view.desk);
  return html`<section class="held" aria-label=${t("On hold")}>
    <h2>${t("On hold")}</h2>
    <ul>
      ${held.map((ticket, index) => html`<li>
        <b>${ticket.number}</b> <span>${waited(ticket.started_at ?? ticket.issued_at, view.now)}</span>
        <button type="button" class="action small" ?disabled=${!possible} @mousedown=${keepFocus} @click=${() => view.act("resume", { ticket: ticket.id })}>
          <span>${t("Resume")}</span>${index === 0 ? keyCap(ACTIONS.resume.key) : nothing}
        </button>
      </li>`)}
    </ul>
  </section>`;
}

/** Who did not come stays in reach: a citizen who is back asks here first. @param {WorkView} view */
function missedStrip(view) {
  const missed = view.desk.missed_here;
  if (!missed.length) return nothing;
  return html`<section class="held missed" aria-label=${t("Did not come")}>
    <h2>${t("Did not come")}</h2>
    <ul>
      ${missed.map((ticket) => html`<li>
        <b>${ticket.number}</b> <span>${waited(ticket.ended_at ?? ticket.issued_at, view.now)}</span>
        <button type="button" class="action small" data-requeue=${ticket.number} ?disabled=${!view.live} @mousedown=${keepFocus} @click=${() => view.requeue(ticket)}>
          <span>${t("Wait again")}</span>
        </button>
      </li>`)}
    </ul>
  </section>`;
}

/** @param {WorkView} view */
function windowActions(view) {
  const { state } = view.desk.window;
  if (state === "closed") return nothing;
  return html`<div class="window-actions">
    ${state === "open" ? actionButton(view, "pause", "quiet") : nothing} ${actionButton(view, "close", "quiet")}
  </div>`;
}

/** What came of the last action, and for a moment the key that takes it back. @param {WorkView} view */
function noticeLine(view) {
  const { notice } = view;
  const undo = notice?.until && performance.now() < notice.until;
  return html`<div class="notice ${notice ? `notice-${notice.tone}` : ""}">
    <p role="status" aria-live="polite">${notice?.text ?? ""}</p>
    ${undo ? actionButton(view, "undo", "quiet small") : nothing}
  </div>`;
}

/** One key for next; while the window is not open, one to open it. @param {WorkView} view */
function bigButton(view) {
  const open = view.desk.window.state === "open";
  const action = ACTIONS[open ? "next" : "open"];
  const next = view.desk.waiting[0];
  const small = !open ? "" : next ? next.number : t("Nobody waits");
  return html`<button type="button" id="next" class="next ${open ? "" : "next-open"}" data-action=${action.name}
      aria-keyshortcuts=${open ? "N Space Enter F8" : action.key} ?disabled=${!view.live}
      aria-busy=${view.sending === action.name} @mousedown=${keepFocus} @click=${() => view.act(action.name)}>
    <span class="next-label">${t(action.label)}</span>
    ${small ? html`<span class="next-number">${small}</span>` : nothing}
    <span class="keys">${open ? html`${keyCap("N")}${keyCap(t("Space"))}${keyCap("F8")}` : keyCap(action.key)}</span>
  </button>`;
}
