/** What was shown where, when and how long 播出记录: a day at a time, summed, and each play. */

import { html, nothing } from "lit";
import { ScreensDesk } from "./screens-desk.js";
import { plays, summary } from "./screens-rest.js";
import { timeOfDay } from "./time.js";
import { t } from "./words.js";

const OUTCOMES = Object.freeze({ cut: "cut off", broken: "could not be shown" });

class PlayList extends ScreensDesk {
  constructor() {
    super();
    this._day = today();
    /** @type {import("./screens-rest.js").Summed[]} */
    this._sums = [];
    /** @type {import("./screens-rest.js").Play[]} */
    this._plays = [];
    /** @type {string | null} */
    this._next = null;
  }

  /** @returns {[string, string]} */
  get _span() {
    const start = new Date(`${this._day}T00:00`);
    return [start.toISOString(), new Date(start.getTime() + 86_400_000).toISOString()];
  }

  async _load() {
    const [since, until] = this._span;
    const [sums, page] = await Promise.all([summary(since, until), plays(since, until, "")]);
    Object.assign(this, { _sums: sums, _plays: page.data, _next: page.next });
  }

  render() {
    return html`<main class="page">
      <h1>${t("What was shown")}</h1>
      <label class="short">${t("Day")} <input type="date" .value=${this._day} max=${today()} @change=${(/** @type {Event} */ event) => this._turn(event)} /></label>
      ${this._notice()}
      ${this._plays.length ? nothing : html`<p class="empty">${t("No screen has told of anything on this day.")}</p>`}
      ${this._sums.length ? this._table() : nothing} ${this._plays.length ? this._each() : nothing}
      ${this._next ? html`<button type="button" @click=${() => void this._more()}>${t("More")}</button>` : nothing}
    </main>`;
  }

  _table() {
    return html`<h2>${t("In all")}</h2>
      <div class="scroll" tabindex="0" role="group" aria-label=${t("In all")}><table>
        <thead><tr><th scope="col">${t("Screen")}</th><th scope="col">${t("Item")}</th><th scope="col" class="figure">${t("Times")}</th><th scope="col" class="figure">${t("Minutes")}</th></tr></thead>
        <tbody>${this._sums.map((one) => html`<tr><td>${one.player}</td><td>${one.name || one.item}</td><td class="figure">${one.times}</td><td class="figure">${(one.seconds / 60).toFixed(1)}</td></tr>`)}</tbody>
      </table></div>`;
  }

  _each() {
    return html`<h2>${t("One by one")}</h2>
      <div class="scroll" tabindex="0" role="group" aria-label=${t("One by one")}><table>
        <thead><tr><th scope="col">${t("Time")}</th><th scope="col">${t("Screen")}</th><th scope="col">${t("Item")}</th><th scope="col" class="figure">${t("Seconds")}</th><th scope="col">${t("Outcome")}</th></tr></thead>
        <tbody>${this._plays.map((one) => html`<tr class="is-${one.outcome}">
          <td>${timeOfDay(one.began * 1000)}</td><td>${one.player}</td><td>${one.name || one.item}</td>
          <td class="figure">${one.seconds.toFixed(0)}</td><td>${one.outcome === "shown" ? nothing : t(OUTCOMES[one.outcome])}</td></tr>`)}</tbody>
      </table></div>`;
  }

  /** @param {Event} event */
  _turn(event) {
    this._day = /** @type {HTMLInputElement} */ (event.target).value || today();
    void this._try(() => this._load());
  }

  _more() {
    return this._try(async () => {
      const page = await plays(...this._span, this._next ?? "");
      Object.assign(this, { _plays: [...this._plays, ...page.data], _next: page.next });
    });
  }
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

customElements.define("play-list", PlayList);
