/** The ready layouts of the boards: each as a drawing of its zones, the chosen one as a living board. */

import { html, nothing, svg } from "lit";
import { ScreensDesk } from "./screens-desk.js";
import { halls, layouts, screens } from "./screens-rest.js";
import { named, spoken, t } from "./words.js";

/** @typedef {import("./screens-rest.js").Shares} Shares */

const NAMES = Object.freeze({
  standard: "Calls beside the queues",
  mirrored: "Queues beside the calls",
  calls: "Calls only",
  overview: "All queues",
  programme: "Calls and programme",
});
const ZONES = Object.freeze({ head: "Head", calls: "Calls", waiting: "Queues", programme: "Programme", foot: "Foot" });

class LayoutList extends ScreensDesk {
  constructor() {
    super();
    /** @type {import("./screens-rest.js").Layout[]} */
    this._layouts = [];
    /** @type {import("./screens-rest.js").Screen[]} */
    this._screens = [];
    /** @type {import("./screens-rest.js").Hall[]} */
    this._halls = [];
    this._chosen = "standard";
    this._hall = "";
    this._upright = false;
  }

  async _load() {
    [this._layouts, this._screens, this._halls] = await Promise.all([layouts(), screens(), halls()]);
    this._hall ||= this._halls[0]?.id ?? "";
  }

  render() {
    return html`<main class="page">
      <h1>${t("Layouts")}</h1>
      ${this._notice()}
      <ul class="layouts">${this._layouts.map((one) => this._choice(one))}</ul>
      <div class="pair">
        <label>${t("Hall")} <select @change=${(/** @type {Event} */ event) => this._set({ _hall: /** @type {HTMLSelectElement} */ (event.target).value })}>
          ${this._halls.map((hall) => html`<option value=${hall.id} ?selected=${hall.id === this._hall}>${named(hall)}</option>`)}</select></label>
        <label class="check"><input type="checkbox" .checked=${this._upright} @change=${() => this._set({ _upright: !this._upright })} /> ${t("Upright glass")}</label>
      </div>
      ${this._hall ? this._living() : nothing}
      <p class="caption">${t("Which layout a board has stands in the site's settings (layout = …); zones of one's own are possible there.")}</p>
    </main>`;
  }

  /** @param {import("./screens-rest.js").Layout} layout */
  _choice(layout) {
    const boards = this._screens.filter((one) => one.layout === layout.id).map((one) => one.id);
    return html`<li><button type="button" aria-pressed=${layout.id === this._chosen} data-layout=${layout.id} @click=${() => this._set({ _chosen: layout.id })}>
      <span class="drawings">${drawing(layout.lying, 160, 90)}${drawing(layout.upright, 62, 110)}</span>
      <b>${t(NAMES[/** @type {"calls"} */ (layout.id)] ?? layout.id)}</b>
      <small>${layout.id}${boards.length ? ` · ${boards.join(", ")}` : ""}</small>
    </button></li>`;
  }

  /** The board itself, with this hall's calls now; it is as wide as a board and shown smaller. */
  _living() {
    const address = `/board/${encodeURIComponent(this._hall)}?layout=${this._chosen}&lang=${spoken()}`;
    return html`<div class="living ${this._upright ? "is-upright" : ""}"><iframe src=${address} title=${t("The board as it is now")} tabindex="-1"></iframe></div>`;
  }

  /** @param {Record<string, unknown>} fields */
  _set(fields) {
    Object.assign(this, fields);
    this.requestUpdate();
  }
}

/** @param {Shares} zones @param {number} wide @param {number} high */
const drawing = (zones, wide, high) => html`<svg class="drawing" data-ground="dark" width=${wide} height=${high} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
  ${Object.entries(zones).map(([kind, box]) => zone(kind, box))}
</svg>`;

/** @param {string} kind @param {[number, number, number, number]} box */
const zone = (kind, [x, y, wide, high]) =>
  svg`<rect class="zone-${kind}" x=${x * 100} y=${y * 100} width=${wide * 100} height=${high * 100}><title>${t(ZONES[/** @type {"calls"} */ (kind)] ?? kind)}</title></rect>`;

customElements.define("layout-list", LayoutList);
