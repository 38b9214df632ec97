/** The board of a hall in a browser: what the TV board shows, for any screen that has one. */

import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { boardView, both, urgentNow } from "./board-view.js";
import { age, longDay, timeOfDay } from "./time.js";
import { Link } from "./wire.js";
import { named, namedBeside, speak, speakBeside, spoken, t, tBeside, wished } from "./words.js";

/**
 * @typedef {import("./board-view.js").BoardView} BoardView
 * @typedef {import("./board-view.js").CallRow} CallRow
 */

const WORDS = ["/i18n/console", "/i18n/display"];
const TURN = 8000;
const QUEUES_SHOWN = 11;
const SAYS = Object.freeze({ calling: "please go", serving: "being served", missed: "missed", past: "done" });

class HallBoard extends LitElement {
  constructor() {
    super();
    this._hall = decodeURIComponent(location.pathname.split("/")[2] ?? "");
    this._link = new Link({ program: "board", rooms: [`hall:${this._hall}`, "programme"] });
    this._highlight = 12_000;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    const told = getComputedStyle(document.documentElement).getPropertyValue("--motion-call-highlight");
    this._highlight = (parseFloat(told) || 12) * 1000;
    this._link.addEventListener("news", () => this.requestUpdate());
    setInterval(() => this.requestUpdate(), 1000);
    void speak(wished(), WORDS)
      .then(() => speakBeside(WORDS))
      .catch(() => undefined)
      .then(() => this._link.start());
  }

  render() {
    const { session, heardAt, mirror } = this._link;
    if (session.rejected?.code === "room") return alone(t("There is no such hall"), this._hall);
    const now = this._link.now();
    const urgent = urgentNow(session.emergencies, this._hall, now);
    if (urgent) return emergency(urgent);
    const upright = innerHeight > innerWidth;
    const lostFor = this._link.live || !heardAt ? 0 : Date.now() - heardAt;
    const view = boardView(mirror, this._hall, { now, rows: upright ? 6 : 5, highlight: this._highlight, lostFor });
    document.title = view.hall ? named(view.hall) : t("Connecting");
    if (view.mode === "starting") return alone(t("Connecting"), t("The board will be ready in a moment."));
    return html`${this._head(view, now)}
      <main class="stage">${this._stage(view)} ${view.mode === "closed" || view.mode === "silent" ? nothing : waiting(view, now)}</main>
      ${foot(view, both(mirror.ticker, mirror.ticker_en, spoken()), now)}`;
  }

  /** @param {BoardView} view @param {number} now */
  _head(view, now) {
    const away = this._link.live ? nothing : html`<p class="away" role="status">${age(this._link.heardAt, Date.now())}</p>`;
    return html`<header class="board-head">
      <h1>${view.hall ? named(view.hall) : ""}</h1>
      <p class="site">${view.site ? named(view.site) : ""}<small>${view.site ? namedBeside(view.site) : ""}</small></p>
      ${away}
      <p class="day">${longDay(now)}</p>
      <p class="clock">${timeOfDay(now)}</p>
    </header>`;
  }

  /** @param {BoardView} view */
  _stage(view) {
    switch (view.mode) {
      case "busy":
        return html`<ol class="calls" aria-live="polite">
          ${repeat(view.calls, (row) => row.call.ticket, (row, index) => call(row, index === 0, this._hall, view))}
        </ol>`;
      case "idle":
        return welcome(view);
      case "closed":
        return notice(t("Not open now"), "");
      default:
        return notice(t("Calls are not shown at the moment"), t("Please watch the sign above your window and follow the staff."));
    }
  }
}

/** What fills the whole board before everything else. @param {import("./session.js").Urgent} told */
const emergency = (told) => html`<main class="board-urgent" role="alert">
  <h1>${told.title}</h1>
  ${plain(told.text).map((line) => html`<p>${line}</p>`)}
  <h2 lang="en">${told.title_en}</h2>
  ${plain(told.text_en).map((line) => html`<p lang="en">${line}</p>`)}
</main>`;

/** The lines of a notice without its marks (as programme/markup.py). @param {string | undefined} text */
const plain = (text) =>
  (text ?? "").split("\n").map((line) => line.replace(/^(# |> |- |\| )/, "").replaceAll("**", "").trim()).filter(Boolean);

/** What stands in the place of the calls. @param {string} title @param {string} line */
const notice = (title, line) => html`<section class="board-notice"><h2>${title}</h2><p>${line}</p></section>`;

/** The whole board, while there is nothing else to show. @param {string} title @param {string} line */
const alone = (title, line) =>
  html`<main class="stage alone"><section class="board-notice"><h1>${title}</h1><p>${line}</p></section></main>`;

/** @param {CallRow} row @param {boolean} newest @param {string} here @param {BoardView} view */
function call(row, newest, here, view) {
  const hall = row.call.hall === here ? null : view.site?.halls.find((one) => one.id === row.call.hall);
  const calling = row.state === "calling";
  const way = hall && calling && !row.recalled ? hall : null;
  const says = way ? t("please go to {hall}", { hall: named(way) }) : t(how(row));
  const beside = way ? tBeside("please go to {hall}", { hall: namedBeside(way) }) : tBeside(how(row));
  return html`<li class="call call-${row.state} ${row.fresh ? "is-fresh" : ""} ${newest ? "is-newest" : ""}" data-ticket=${row.call.ticket}>
    <span class="call-number">${row.call.number}</span>
    <svg class="call-arrow ${hall?.side === "left" ? "to-left" : ""}" viewBox="0 0 40 24" role="img" aria-label=${t("please go")}><path d="M0 8h24V0l16 12-16 12v-8H0z" fill="currentColor" /></svg>
    <span class="call-window">${windowWords(row.window.label)}</span>
    <span class="call-says">${says}${newest ? html` <em>${named(row.window)}</em>` : nothing}</span>
    ${newest ? html`<span class="call-beside">${beside} <em>${namedBeside(row.window)}</em></span>` : nothing}
  </li>`;
}

/** How a call stands, as a msgid. @param {CallRow} row */
const how = (row) => (row.state === "calling" && row.recalled ? "called again" : SAYS[row.state]);

/** The catalogue parts the number from the words by |. @param {string} label */
const windowWords = (label) =>
  t("Window {window}", {}, "large").split("|").map((part) =>
    part.includes("{window}") ? html`<b>${part.replace("{window}", label)}</b>` : html`<span>${part}</span>`);

/** @param {BoardView} view */
function welcome(view) {
  const open = view.windows.filter((window) => window.state !== "closed");
  return html`<section class="welcome">
    <h2>${t("Welcome to {site}", { site: view.site ? named(view.site) : "" })}</h2>
    <p>${t("Take a number at the kiosk; your call appears here.")}</p>
    <h3>${t("Open windows")}</h3>
    <ul>${open.map((window) => html`<li class="open-${window.state}"><b>${window.plan.label}</b> ${named(window.plan)}</li>`)}</ul>
  </section>`;
}

/** @param {BoardView} view @param {number} now */
function waiting(view, now) {
  const pages = Math.ceil(view.queues.length / QUEUES_SHOWN);
  const turn = Math.floor(now / TURN) % Math.max(pages, 1);
  const shown = view.queues.slice(turn * QUEUES_SHOWN, (turn + 1) * QUEUES_SHOWN);
  const paused = view.windows.filter((window) => window.state === "paused").map((window) => window.plan.label);
  const list = paused.join(t(", ", {}, "between window numbers"));
  return html`<section class="queues">
    <table>
      <thead><tr><th scope="col" colspan="2">${t("Waiting")} <small>${tBeside("Waiting")}</small></th><th scope="col">${t("People")}</th><th scope="col">${t("Expected wait")}</th></tr></thead>
      <tbody>${shown.map((row) => html`<tr>
        <td><b class="prefix">${row.plan.prefix}</b></td><td>${named(row.plan)}</td>
        <td class="people ${row.now?.waiting ? "" : "none"}">${row.now?.waiting ?? 0}</td><td class="wait ${row.now?.wait_high == null ? "is-paused" : ""}">${expected(row.now)}</td>
      </tr>`)}</tbody>
    </table>
    ${pages > 1 ? html`<p class="pages">${t("{page} of {pages}", { page: turn + 1, pages })}</p>` : nothing}
    ${paused.length ? html`<p class="paused">${t("Paused windows: {windows}", { windows: list })}</p>` : nothing}
  </section>`;
}

/** @param {import("./messages").QueueView | undefined} now */
function expected(now) {
  const low = now?.wait_low;
  const high = now?.wait_high;
  if (low == null || high == null) return t("paused");
  if (!now?.waiting) return t("no wait");
  return low === 0 || low === high ? t("{high} min", { high }) : t("{low}–{high} min", { low, high });
}

/** @param {BoardView} view @param {string[]} ticker @param {number} now */
function foot(view, ticker, now) {
  const phones = [
    view.site?.phone_consult ? t("Enquiries {phone}", { phone: view.site.phone_consult }) : "",
    view.site?.phone_complaint ? t("Complaints {phone}", { phone: view.site.phone_complaint }) : "",
  ].filter(Boolean);
  return html`<footer class="board-foot">
    <p class="ticker">${ticker.length ? ticker[Math.floor(now / TURN) % ticker.length] : nothing}</p>
    <p class="phones"><span>${phones.join("   ")}</span><span>${t("If you missed your call, please ask at the enquiry desk.")}</span></p>
  </footer>`;
}

customElements.define("hall-board", HallBoard);
