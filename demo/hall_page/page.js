/** The demo's hall page: every virtual device of the hall as a picture that can be seen and touched. */

import { LitElement, html, nothing } from "lit";
import { named, speak, spoken, t, wished } from "/console/words.js";
import { Feed } from "./feed.js";
import { dayFigures } from "./figures.js";
import { faultKeys, printerPicture, screenPicture, titled } from "./machines.js";
import { hallWindow, sign } from "./windows.js";

/**
 * @typedef {import("./state").HallState} HallState
 * @typedef {import("./state").Hall} Hall
 */

const WORDS = ["/i18n/hall_page"];

class HallPage extends LitElement {
  constructor() {
    super();
    this._feed = new Feed();
    /** @type {import("./state").Slip | null} */
    this._slip = null;
    this._trouble = "";
    this._press = (/** @type {string} */ pad, /** @type {string} */ key) => void this._do(this._feed.press(pad, key));
    this._hands = {
      fault: (/** @type {string} */ device, /** @type {string} */ fault, /** @type {boolean} */ on) =>
        void this._do(this._feed.fault(device, fault, on)),
      look: (/** @type {import("./state").Slip} */ slip) => this._look(slip),
    };
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this._feed.addEventListener("news", () => this.requestUpdate());
    void this._speak(wished()).then(() => this._feed.start());
  }

  /** @param {import("/console/words.js").Language} wish */
  async _speak(wish) {
    await speak(wish, WORDS).catch(() => undefined); // without phrases the msgids are shown
    this.requestUpdate();
  }

  /** @param {Promise<string>} done */
  async _do(done) {
    this._trouble = await done;
    this.requestUpdate();
  }

  /** @param {import("./state").Slip} slip */
  async _look(slip) {
    this._slip = slip;
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLDialogElement} */ (this.querySelector("dialog")).showModal();
  }

  render() {
    const state = this._feed.state;
    if (!state) return html`<main class="starting"><h1>${t("The hall")}</h1><p>${this._feed.lost ? t("The demo is not running") : t("The hall is opening")}</p></main>`;
    document.title = named(state.site);
    return html`${this._head(state)}
      <main>
        <p class="legend">${t("Press the keys on the counters:")} ${legend(state)}</p>
        ${state.halls.map((hall) => this._hall(state, hall))}
      </main>
      ${this._foot(state)} ${this._slipDialog()}`;
  }

  /** @param {HallState} state */
  _head(state) {
    return html`<header class="page-head">
      <img class="seal" src="/console/seal.svg" alt="" width="44" height="44" />
      <div><h1>${named(state.site)}</h1><p>${t("A whole hall on this machine: the programs are real, the devices are virtual")}</p></div>
      <nav aria-label=${t("Pages")}>
        ${state.links.map((link) => html`<a href=${link.url} target="_blank" rel="noopener" title=${link.note}>${titled(link)}</a>`)}
        <button type="button" class="quiet" lang=${spoken() === "zh" ? "en" : "zh-CN"} @click=${() => this._speak(spoken() === "zh" ? "en" : "zh")}>${spoken() === "zh" ? "English" : "中文"}</button>
      </nav>
      ${dayFigures(state.figures)}
      ${this._feed.lost || this._trouble ? html`<p class="trouble" role="alert">${this._feed.lost ? t("The demo is not running") : this._trouble}</p>` : nothing}
    </header>`;
  }

  /** @param {HallState} state @param {Hall} hall */
  _hall(state, hall) {
    const screens = state.screens.filter((screen) => screen.hall === hall.id);
    return html`<section class="hall is-${hall.side}" aria-labelledby=${`hall-${hall.id}`}>
      <h2 id=${`hall-${hall.id}`}><span>${named(hall)}</span></h2>
      <div class="wall">
        <div class="machines">
          ${screens.filter((one) => one.kind === "board").map(screenPicture)}
          <div class="kiosk">
            ${screens.filter((one) => one.kind === "kiosk").map(screenPicture)}
            ${state.printers.filter((one) => one.hall === hall.id).map((one) => printerPicture(one, this._hands))}
          </div>
        </div>
        <ul class="windows">
          ${state.windows.filter((window) => window.hall === hall.id).map((window) =>
            hallWindow(window, state.leds.find((led) => led.window === window.id), state.pads.find((pad) => pad.window === window.id), this._press))}
        </ul>
      </div>
      <div class="floor" aria-hidden="true"></div>
    </section>`;
  }

  /** @param {HallState} state */
  _foot(state) {
    if (!state.faults.length) return nothing;
    return html`<footer class="page-foot">
      <h2>${t("Break something")}</h2>
      <p class="caption">${t("Press again to mend it; the hall goes on by itself.")}</p>
      <ul>${state.faults.map((one) => html`<li><span>${titled(one)}</span>${faultKeys(one.device, one, this._hands)}</li>`)}</ul>
    </footer>`;
  }

  _slipDialog() {
    const slip = this._slip;
    return html`<dialog class="slip-large" aria-label=${t("Slip")}>
      ${slip ? html`<img src=${slip.png} alt=${slip.number ? t("Slip {number}", { number: slip.number }) : t("A printed guide")} />` : nothing}
      <form method="dialog"><button class="primary">${t("Close")}</button></form>
    </dialog>`;
  }
}

/** @param {HallState} state */
const legend = (state) => (state.pads[0]?.keys ?? []).map((key) => html`<span>${sign(key)} ${t(key, {}, "key")}</span>`);

customElements.define("hall-page", HallPage);
