/**
 * What the screens at a window share: the window's value as the server tells it, how old it is, the head.
 *
 * All words come from the server (boards/seat_said.py), which the screens of
 * `hall-board` draw too. This page only knows when to ask again: on news of the
 * hall, and every few seconds for what time changes; and what to say when
 * nobody answers.
 */

import { html, nothing } from "lit";
import { BoardProof } from "./board-proof.js";
import { tokenOf } from "./device-token.js";
import { age } from "./time.js";
import { Link } from "./wire.js";
import { speak, spoken, t, wished } from "./words.js";

/**
 * @typedef {{text: string, large: boolean}} Piece
 * @typedef {object} Person
 * @property {string} name
 * @property {string} beside
 * @property {string} post
 * @property {string} badge
 * @property {string} photo
 * @property {string[]} duties
 * @property {string[]} promises
 * @property {string} rating
 * @property {string} rated
 *
 * @typedef {object} Said
 * @property {"starting" | "calling" | "serving" | "free" | "paused" | "closed" | "silent" | "urgent"} state
 * @property {boolean} lit
 * @property {string} clock
 * @property {string} date
 * @property {string} site
 * @property {string} hall
 * @property {Piece[]} window
 * @property {string} name
 * @property {string} beside
 * @property {string} number
 * @property {string} says
 * @property {string} says_beside
 * @property {string} line
 * @property {string} waiting
 * @property {string} hint
 * @property {string} units_of
 * @property {string[]} units
 * @property {string} ticket_of
 * @property {string} duties_of
 * @property {string} promises_of
 * @property {string} rating_of
 * @property {string} phone
 * @property {Person | null} person
 * @property {Alarm | null} alarm
 *
 * @typedef {{title: string, lines: string[], title_beside: string, lines_beside: string[]}} Alarm
 *
 * @typedef {{window: string, room: string, next: string, ticket: string, times: number, said: Said}} Sign
 */

const WORDS = ["/i18n/console", "/i18n/display"];
const AGAIN = 5000;
const PAUSE = 300;
const MINUTE = 60_000;
const OLD = MINUTE;
const SILENT_AFTER = 15 * MINUTE;

export class Seat {
  /** @param {HTMLElement} page @param {boolean} proves a call that stands on it was seen @param {() => void} changed */
  constructor(page, proves, changed) {
    this._page = page;
    this._proves = proves;
    this._changed = changed;
    this._window = location.pathname.split("/")[2] ?? "";
    this._screen = new URLSearchParams(location.search).get("screen") ?? "";
    /** @type {BoardProof | null} */
    this._proof = null;
    /** @type {Sign | null} */
    this._told = null;
    this._toldAt = 0;
    /** @type {Link | null} */
    this._link = null;
    this._asking = false;
    this._asked = false;
    /** There is no such window. */
    this.unknown = false;
  }

  /** Begin, and go on for ever. */
  async start() {
    await speak(wished(), WORDS).catch(() => undefined);
    this._heard();
    setInterval(() => this._heard(), AGAIN);
    setInterval(() => this._changed(), 1000);
  }

  /** Whether what is shown is what is. */
  get live() {
    return this._told !== null && (this._link?.live ?? false);
  }

  /** How old the news is, in words; "" while it is fresh. */
  get away() {
    return this._told === null || this.live ? "" : age(this._lastHeard, Date.now());
  }

  /** What is to be shown now, made modest by its age. @returns {Said | null} */
  get said() {
    if (!this._told) return null;
    const { said } = this._told;
    const old = this.live ? 0 : Date.now() - this._lastHeard;
    const staff = t("Please follow the staff at the window.");
    if (said.alarm) return said; // whatever its age: nobody has said that it is over
    if (old >= SILENT_AFTER) {
      const says = t("Calls are not shown at the moment");
      return { ...said, state: "silent", lit: false, number: "", says, says_beside: "", line: staff, waiting: "", hint: "" };
    }
    return old >= OLD ? { ...said, lit: false, line: staff, hint: "" } : old ? { ...said, lit: false, hint: "" } : said;
  }

  get _lastHeard() {
    return Math.max(this._toldAt, this._link?.heardAt ?? 0);
  }

  /** The page was drawn: report what stands on it, where this browser is a device. */
  drawn() {
    if (!this._told || !this._proof) return;
    const { room, said, window } = this._told;
    const at = { board: this._screen, hall: room.slice(room.indexOf(":") + 1), windows: [window], rows: 1 };
    this._proof.look({ ...at, mode: this.said?.state ?? said.state, proves: this._proves });
  }

  /** What the number on the page is, for who reads it there (board-proof.js). */
  get call() {
    const { ticket = "", times = 0 } = this._told ?? {};
    return { ticket, times: String(times) };
  }

  /** There may be news: ask now, or once the answer under way is here. */
  _heard() {
    this._asked = true;
    if (!this._asking) void this._ask();
  }

  async _ask() {
    this._asking = true;
    while (this._asked) {
      this._asked = false;
      const answer = await fetch(`/api/v1/windows/${this._window}/sign?language=${spoken()}`).catch(() => null);
      if (answer?.status === 404) this.unknown = true;
      if (answer?.ok) this._take(await answer.json());
      this._changed();
      await new Promise((resolve) => setTimeout(resolve, PAUSE)); // a hall in a rush has news all the time
    }
    this._asking = false;
  }

  /** @param {Sign} told */
  _take(told) {
    this._told = told;
    this._toldAt = Date.now();
    this.unknown = false;
    document.title = told.said.alarm?.title ?? told.said.window.map((piece) => piece.text).join("");
    if (this._link) return;
    const token = this._screen ? tokenOf(location.hash) : "";
    const device = token ? this._screen : "";
    this._link = new Link({ program: "board", rooms: [told.room, "programme"], token, device });
    if (token) this._proof = new BoardProof(this._link, this._page);
    this._link.addEventListener("news", () => this._heard());
    this._link.start();
  }
}

/** A ticket's number. @param {Said} said @param {{ticket: string, times: string}} call */
export const number = (said, call) =>
  html`<p class="number call" data-ticket=${call.ticket} data-times=${call.times} data-state=${said.state}><span class="call-number">${said.number}</span></p>`;

/** The window's number and name, clock, and how old all this is. @param {Said} said @param {string} away */
export const head = (said, away) => html`<header class="head">
  <h1>${said.window.map((piece) => (piece.large ? html`<b>${piece.text}</b>` : html`<span>${piece.text}</span>`))}</h1>
  <p class="name"><span>${said.name}</span><small>${said.beside}</small></p>
  ${away ? html`<p class="away" role="status">${away}</p>` : nothing}
  <p class="clock">${said.clock}</p>
</header>`;

/** An emergency, before everything else. @param {Alarm} alarm */
export const cover = (alarm) => html`<main class="alarm"><section role="alert">
  <h1>${alarm.title}</h1>
  ${alarm.lines.map((line) => html`<p>${line}</p>`)}
  <h2>${alarm.title_beside}</h2>
  ${alarm.lines_beside.map((line) => html`<p class="beside">${line}</p>`)}
</section></main>`;

/** What is shown while there is nothing to be shown. @param {Seat} seat */
export const alone = (seat) => html`<main class="alone">
  <h1>${seat.unknown ? t("There is no such window") : t("Connecting")}</h1>
  <p>${seat.unknown ? "" : t("The screen will be ready in a moment.")}</p>
</main>`;
