/** The parts of a board in a browser, as templates of its sheet; every word is the sheet's. */

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { age, longDay, timeOfDay } from "./time.js";
import { t } from "./words.js";

/**
 * @typedef {import("./board-sheet.js").Sheet} Sheet
 * @typedef {import("./board-sheet.js").Shown} Shown
 * @typedef {import("./board-sheet.js").Row} Row
 * @typedef {import("./timetable.js").Block} Block
 */

const TURN = 8;
/** Letters of a name from which all names are set small: one size reads as one list (as display/screens/waiting.py). */
const LONG = 10;

/** The whole board, while there is nothing else to show. @param {string} title @param {string} line */
export const alone = (title, line) =>
  html`<main class="zone board-notice alone"><h1>${title}</h1><p>${line}</p></main>`;

/** What fills the whole board before everything else. @param {import("./timetable.js").Urgent} told */
export const urgentPart = (told) => html`<main class="board-urgent" role="alert">
  <h1>${told.title}</h1>
  ${told.text.map(block)}
  <div lang="en">${told.title_en ? html`<h2>${told.title_en}</h2>` : nothing} ${told.text_en.map(block)}</div>
</main>`;

/** @param {Block} block */
const block = (block) =>
  html`<p class="is-${block.role}">${block.runs.map((run) => (run.bold ? html`<b>${run.text}</b>` : run.text))}</p>`;

/** @param {Sheet} sheet @param {Shown} shown @param {number} now ms @param {number} heardAt ms */
export function headPart({ labels, timezone }, shown, now, heardAt) {
  const away = shown.lost ? html`<p class="away" role="status">${age(heardAt, Date.now())}</p>` : nothing;
  return html`<header class="zone board-head" data-zone="head">
    <h1 class="${labels.hall.length > 3 ? "is-long" : ""}">${labels.hall}</h1>
    <p class="site"><span class="fit">${labels.site}</span><small class="fit">${labels.second}</small></p>
    ${away}
    <p class="day">${longDay(now, timezone)}</p>
    <p class="clock">${timeOfDay(now, timezone)}</p>
  </header>`;
}

/** @param {Sheet} sheet @param {Shown} shown */
export function callsPart(sheet, shown) {
  const [newest, ...earlier] = shown.calls;
  const spare = Array.from({ length: Math.max(sheet.rows - shown.calls.length, 0) });
  return html`<main class="zone calls" data-zone="calls" aria-live="polite">
    ${newest ? newestCall(newest.row, newest.fresh) : nothing}
    ${sheet.rows > 1
      ? html`<ol class="earlier">
          ${repeat(earlier, ({ row }) => row.ticket, ({ row, fresh }) => earlierCall(row, fresh))}
          ${spare.map(() => html`<li class="call is-empty"></li>`)}
        </ol>`
      : nothing}
  </main>`;
}

/** @param {Row} row @param {boolean} fresh */
const newestCall = (row, fresh) => html`<section class="call is-newest call-${row.state} ${fresh ? "is-fresh" : ""}"
    data-ticket=${row.ticket} data-times=${row.times} data-state=${row.state}>
  <p class="call-heads"><span class="call-says fit">${row.headline}</span><span class="call-beside fit">${row.second}</span></p>
  <span class="call-number fit">${row.number}</span>${arrow(row)}${place(row)}
</section>`;

/** @param {Row} row @param {boolean} fresh */
const earlierCall = (row, fresh) => html`<li class="call call-${row.state} ${fresh ? "is-fresh" : ""}"
    data-ticket=${row.ticket} data-times=${row.times} data-state=${row.state}>
  <span class="call-number fit">${row.number}</span>${arrow(row)}${place(row)}<span class="call-says fit">${row.tag}</span>
</li>`;

/** @param {Row} row */
const arrow = (row) => html`<svg class="call-arrow ${row.side === "left" ? "to-left" : ""}" viewBox="0 0 40 24" aria-hidden="true">
  <path d="M0 8h24V0l16 12-16 12v-8H0z" fill="currentColor" />
</svg>`;

/** @param {Row} row */
const place = (row) => html`<span class="call-window fit">${row.hall ? html`<i>${row.hall}</i> ` : nothing}${row.place.map(
  ({ text, large }) => (large ? html`<b>${text}</b>` : html`<span>${text}</span>`))}</span>`;

/** @param {{title: string, line: string}} said */
export const insteadPart = ({ title, line }) => html`<main class="zone board-notice" data-zone="middle">
  <h2>${title}</h2><p>${line}</p>
</main>`;

/** @param {Sheet} sheet */
export function welcomePart({ labels, windows }) {
  const open = windows.filter((window) => window.state !== "closed");
  return html`<main class="zone welcome" data-zone="calls">
    <h2>${labels.welcome}</h2>
    <p>${labels.take}</p>
    <h3>${labels.open_windows}</h3>
    <ul>${open.map((window) => html`<li class="open-${window.state}"><b>${window.label}</b><span>${window.name}</span></li>`)}</ul>
  </main>`;
}

/** @param {Sheet} sheet @param {Shown} shown */
export function waitingPart({ labels, queues, queue_columns, queue_lines }, shown) {
  const pages = Math.ceil(queues.length / (queue_columns * queue_lines));
  const page = queues.indexOf(shown.queues[0]) / (queue_columns * queue_lines) + 1;
  return html`<section class="zone queues ${shown.lost ? "is-old" : ""} ${queue_columns > 1 ? "is-wide" : ""} ${queues.some(({ name }) => name.length >= LONG) ? "is-small" : ""}" data-zone="waiting" aria-label=${labels.waiting}>
    <p class="queues-head"><b>${labels.waiting}</b>
      ${pages > 1 ? html`<span class="pages">${t("{page} of {pages}", { page, pages })}</span>` : nothing}
      ${queue_columns === 1 ? html`<span class="people">${labels.people}</span><span class="wait">${labels.wait}</span>` : nothing}</p>
    <ul>${shown.queues.map((queue) => html`<li>
      <b class="prefix">${queue.prefix}</b><span class="queue-name">${queue.name}</span>
      <span class="people ${queue.people ? "" : "none"}">${queue.people}</span>
      <span class="wait fit ${queue.paused ? "is-paused" : ""}">${queue.wait}</span>
    </li>`)}</ul>
    <p class="paused fit">${labels.paused}</p>
  </section>`;
}

/** @param {Sheet} sheet @param {Shown} shown @param {number} now s */
export const footPart = ({ labels }, shown, now) => html`<footer class="zone board-foot" data-zone="foot">
  <p class="ticker fit">${shown.foot.length ? shown.foot[Math.floor(now / TURN) % shown.foot.length] : nothing}</p>
  <p class="phones"><span class="fit">${labels.phones.join("      ")}</span><span class="fit">${labels.missed}</span></p>
</footer>`;

/** The board at rest: dark, but for a clock that wanders, so that whoever looks sees that it lives. @param {number} now ms @param {Sheet} sheet */
export function dark(now, { timezone }) {
  const step = (Math.floor(now / 60_000) * 7) % 60;
  return html`<div class="board-dark"><span class="at-${Math.floor(step / 12)}">${timeOfDay(now, timezone)}</span></div>`;
}
