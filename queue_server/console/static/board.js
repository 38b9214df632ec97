/** The board of a hall in a browser: what the TV board shows, as the server tells it, for any screen that has one. */

import { LitElement, html, nothing } from "lit";
import "./board-programme.js";
import { BoardPlays } from "./board-plays.js";
import { BoardProof } from "./board-proof.js";
import { alone, callsPart, dark, footPart, headPart, insteadPart, urgentPart, waitingPart, welcomePart } from "./board-parts.js";
import { shownAt } from "./board-sheet.js";
import { tokenOf } from "./device-token.js";
import { fitAll, fitWhole } from "./fit.js";
import { turnAt } from "./timetable.js";
import { Link } from "./wire.js";
import { speak, t } from "./words.js";

/**
 * @typedef {import("./board-sheet.js").Sheet} Sheet
 * @typedef {import("./board-sheet.js").Shown} Shown
 */

const WORDS = ["/i18n/console", "/i18n/display"];
const LOOK = 250;

class HallBoard extends LitElement {
  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this._name = decodeURIComponent(location.pathname.split("/")[2] ?? "");
    /** @type {"" | "zh" | "en"} */
    this._lang = asked.get("lang") === "en" ? "en" : asked.get("lang") ? "zh" : "";
    this._layout = asked.get("layout") ?? "";
    const token = tokenOf(location.hash);
    this._link = new Link({ program: "board", rooms: [], token, device: token ? this._name : "" });
    this._proof = token ? new BoardProof(this._link, this) : null;
    this._plays = token ? new BoardPlays(this._name, token) : null;
    this._spoken = "";
    /** What stands on the glass: drawn anew only when it is something else. */
    this._drawn = "";
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this._link.addEventListener("news", () => this._look());
    addEventListener("resize", () => this._watch());
    setInterval(() => this._look(), LOOK);
    void this._speak(this._lang || "zh").then(() => {
      this._watch();
      this._link.start();
    });
  }

  get _sheet() {
    return /** @type {Sheet | null} */ (this._link.session.sheet);
  }

  /** Ask for what the board shows on glass of this size. */
  _watch() {
    const wide = Math.max(innerWidth, 64);
    const high = Math.max(innerHeight, 64);
    this._link.watch({ kind: "watch_board", board: this._name, wide, high, layout: this._layout, language: this._lang });
  }

  /** @param {string} language */
  async _speak(language) {
    if (this._spoken === language) return;
    this._spoken = language;
    await speak(language === "en" ? "en" : "zh", WORDS, false).catch(() => undefined);
    this.requestUpdate();
  }

  /** Draw anew what is something else now; an emergency is, at once. */
  _look() {
    if (this._sheet && this._sheet.language !== this._spoken) void this._speak(this._sheet.language);
    const now = this._now;
    const state = this._state(now);
    const drawn = JSON.stringify([state, Math.floor(now / 8), Math.floor(now / 60), this._link.session.rejected?.code]);
    if (drawn !== this._drawn) {
      this._drawn = drawn;
      this.requestUpdate();
    } else {
      this._tick(now);
    }
  }

  get _now() {
    return this._link.now() / 1000;
  }

  /** @param {number} now */
  _state(now) {
    const { heardAt, session } = this._link;
    const lostFor = this._link.live || !heardAt ? 0 : (Date.now() - heardAt) / 1000;
    const turn = session.timetable ? turnAt(/** @type {import("./timetable.js").Timetable} */ (session.timetable), now) : null;
    return { shown: this._sheet && shownAt(this._sheet, now, lostFor), urgent: turn?.thing.urgent, minutes: Math.floor(lostFor / 60), sheet: this._sheet };
  }

  render() {
    const now = this._now;
    const { shown, urgent, sheet } = this._state(now);
    if (this._link.session.rejected?.code === "room") return alone(t("There is no such hall"), this._name);
    if (!shown || !sheet) return alone(t("Connecting"), t("The board will be ready in a moment."));
    document.title = sheet.labels.hall;
    if (urgent) return urgentPart(urgent);
    return html`${headPart(sheet, shown, now * 1000, this._link.heardAt)} ${this._stage(sheet, shown)}
      ${sheet.zones.waiting && !sheet.instead[shown.mode] ? waitingPart(sheet, shown) : nothing}
      ${sheet.zones.programme ? html`<board-programme class="zone" data-zone="programme" role="complementary"></board-programme>` : nothing}
      ${sheet.zones.foot ? footPart(sheet, shown, now) : nothing} ${shown.mode === "off" ? dark(now * 1000, sheet) : nothing}`;
  }

  /** @param {Sheet} sheet @param {Shown} shown */
  _stage(sheet, shown) {
    if (shown.mode === "busy") return callsPart(sheet, shown);
    if (shown.mode === "idle") return welcomePart(sheet);
    return insteadPart(sheet.instead[shown.mode] ?? sheet.instead.closed);
  }

  updated() {
    const sheet = this._sheet;
    const now = this._now;
    const shown = this._state(now).shown;
    if (sheet && shown) {
      this._place(sheet, shown);
      fitAll(this);
    }
    this._tick(now);
  }

  /** Put every part where the layout has it. @param {Sheet} sheet @param {Shown} shown */
  _place(sheet, shown) {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-zone]"))) {
      const name = part.dataset.zone ?? "";
      const box = name === "middle" ? sheet.middle : sheet.zones[name];
      const [left, top, width, height] = box.map((share) => `${share * 100}%`);
      Object.assign(part.style, { left, top, width, height });
    }
    const urgent = /** @type {HTMLElement | null} */ (this.querySelector(".board-urgent"));
    if (urgent) fitWhole(urgent);
    const [right, down] = shown.drift;
    const crowded = this.querySelector(".welcome");
    crowded?.classList.remove("is-crowded");
    crowded?.classList.toggle("is-crowded", crowded.scrollHeight > crowded.clientHeight + 1);
    const tight = this.querySelector(".board-notice");
    tight?.classList.remove("is-tight");
    tight?.classList.toggle("is-tight", tight.scrollHeight > tight.clientHeight + 1);
    this.style.transform = urgent || shown.mode === "off" ? "" : `translate(${right / 10}rem, ${down / 10}rem)`;
    const lines = Math.ceil((sheet.rows - 1) / sheet.columns);
    for (const [name, value] of Object.entries({ lines, columns: sheet.columns, "queue-lines": sheet.queue_lines, "queue-columns": sheet.queue_columns })) {
      this.style.setProperty(`--${name}`, String(value));
    }
  }

  /** @param {number} now */
  _tick(now) {
    const { shown, urgent, sheet } = this._state(now);
    /** @type {import("./board-programme.js").BoardProgramme | null} */
    const programme = this.querySelector("board-programme");
    if (programme) {
      programme.proof = this._plays;
      programme.timetable = /** @type {import("./timetable.js").Timetable | null} */ (this._link.session.timetable);
      if (shown?.mode === "off") programme.clear(now);
      else programme.tick(now);
    }
    if (sheet && shown) this._proof?.look({ board: sheet.board, hall: sheet.hall, rows: sheet.rows, mode: urgent ? "urgent" : shown.mode });
  }
}

customElements.define("hall-board", HallBoard);
