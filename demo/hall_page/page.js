/** The demo's hall page: every virtual device of the hall as a picture that can be seen and touched. */

import { LitElement, html, nothing } from "lit";
import { timeOfDay } from "/console/time.js";
import { named, speak, spoken, t, wished } from "/console/words.js";
import { Feed } from "./feed.js";
import { dayFigures } from "./figures.js";
import { faultSwitches, titled } from "./machines.js";
import { slipName } from "./paper.js";
import { hallStage } from "./stage.js";
import { sign } from "./windows.js";

/**
 * @typedef {import("./state").HallState} HallState
 * @typedef {import("./state").Slip} Slip
 */

const WORDS = ["/i18n/hall_page"];
const TROUBLE_STAYS = 8000;

class HallPage extends LitElement {
  constructor() {
    super();
    this._feed = new Feed();
    /** @type {Slip | null} */
    this._slip = null;
    this._trouble = "";
    this._forget = 0;
    /** @type {ReadonlySet<string> | null} */
    this._old = null;
    /** @type {import("./windows.js").Press} */
    this._press = (pad, key) => void this._do(this._feed.press(pad, key));
    /** @type {import("./machines.js").Break} */
    this._break = (device, fault, on) => void this._do(this._feed.fault(device, fault, on));
    /** @type {import("./reader.js").Lay} */
    this._lay = (kiosk, card) => void this._do(this._feed.card(kiosk, card));
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

  /** Say what went wrong, for a while. @param {Promise<string>} done */
  async _do(done) {
    this._trouble = await done;
    clearTimeout(this._forget);
    if (this._trouble) this._forget = window.setTimeout(() => void this._do(Promise.resolve("")), TROUBLE_STAYS);
    this.requestUpdate();
  }

  /** @param {Slip} slip */
  async _look(slip) {
    this._slip = slip;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  render() {
    const { state, lost } = this._feed;
    if (!state) return html`<main class="starting"><h1>${t("The hall")}</h1><p role="status">${lost ? t("The demo is not running") : t("The hall is opening")}</p></main>`;
    document.title = named(state.site);
    this._old ??= new Set(state.printers.flatMap((printer) => printer.slips.map((slip) => slip.png)));
    const hands = { press: this._press, fault: this._break, lay: this._lay, look: (/** @type {Slip} */ slip) => void this._look(slip), old: this._old };
    return html`${this._head(state)} ${this._news()}
      <main class=${lost ? "is-lost" : ""}>
        <div class="halls">${state.halls.map((hall) => hallStage(state, hall, hands))}</div>
        ${this._foot(state)}
      </main>
      ${this._slipDialog()}`;
  }

  /** @param {HallState} state */
  _head(state) {
    const zh = spoken() === "zh";
    return html`<header class="page-head">
      <img class="seal" src="/console/seal.svg" alt="" width="44" height="44" />
      <div class="site"><h1>${named(state.site)}</h1><p>${t("A whole hall on this machine: the programs are real, the devices are virtual")}</p></div>
      ${dayFigures(state.figures)}
      <button type="button" class="language" lang=${zh ? "en" : "zh-CN"} @click=${() => this._speak(zh ? "en" : "zh")}>${zh ? "English" : "中文"}</button>
    </header>`;
  }

  /** What does not go as it should: that we see an old picture, or that a key was refused. */
  _news() {
    const { lost, heardAt } = this._feed;
    const seconds = Math.round((Date.now() - heardAt) / 1000);
    const age = seconds < 60 ? t("{n} s ago", { n: seconds }) : t("{n} min ago", { n: Math.floor(seconds / 60) });
    return html`<div class="news" role="alert">
      ${lost ? html`<p class="lost"><i></i>${t("The demo's server does not answer. You see the hall as it was at {time}.", { time: timeOfDay(heardAt) })} <span aria-hidden="true">${age}</span></p>` : nothing}
      ${this._trouble ? html`<p class="trouble">${t("That could not be done:")} ${t(this._trouble)}</p>` : nothing}
    </div>`;
  }

  /** @param {HallState} state */
  _foot(state) {
    const keys = [...new Set(state.pads.flatMap((pad) => pad.keys))];
    return html`<footer class="page-foot">
      <section class="links"><h2>${t("Where to look and work")}</h2>
        <ul>${state.links.map((link) => html`<li><a href=${link.url} target="_blank" rel="noopener">${titled(link)}<span aria-hidden="true"> ↗</span></a>${link.note ? html`<code>${link.note}</code>` : nothing}</li>`)}</ul>
      </section>
      <section class="legend"><h2>${t("Keys on the counters")}</h2>
        <ul>${keys.map((key) => html`<li><span class="key key-${key}">${sign(key)}</span>${t(key, {}, "key")}</li>`)}</ul>
      </section>
      ${state.faults.length
        ? html`<section class="breakers"><h2>${t("Break something")}</h2><p class="caption">${t("Switch it back to mend it; the hall goes on by itself.")}</p>
            <ul>${state.faults.map((one) => html`<li><span>${titled(one)}</span>${faultSwitches(one.device, titled(one), one, this._break)}</li>`)}</ul></section>`
        : nothing}
    </footer>`;
  }

  _slipDialog() {
    const slip = this._slip;
    const close = () => this.querySelector("dialog")?.close();
    return html`<dialog class="slip-large" aria-label=${slip ? slipName(slip) : t("Slip")} @click=${close}>
      ${slip ? html`<img src=${slip.png} alt=${slipName(slip)} /><p>${slipName(slip)}</p>` : nothing}
      <button type="button" class="primary" @click=${close}>${t("Close")}</button>
    </dialog>`;
  }
}

customElements.define("hall-page", HallPage);
