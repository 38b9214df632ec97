/** The guide of an item, taken along on a phone: what to bring as a list to tick off, steps, limits, fee, where and when. */

import { LitElement, html, nothing } from "lit";
import { hoursOf, limits, phones } from "./guide-view.js";
import { languageSwitch, seal } from "./pieces.js";
import { remember, remembered } from "./remember.js";
import { guideOf } from "./rest.js";
import { named, speak, spoken, t, tn, wished } from "./words.js";

/** @typedef {import("./guide-view.js").Guide} Guide */

const WORDS = ["/i18n/console"];
const BETWEEN = "\n";

class ItemGuide extends LitElement {
  constructor() {
    super();
    this._code = decodeURIComponent(location.pathname.split("/")[2] ?? "");
    /** @type {Guide | null} */
    this._guide = null;
    this._failed = "";
    /** @type {Set<string>} */
    this._ticked = new Set(remembered(this._key())?.split(BETWEEN));
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this._speak(wished()).then(() => this._load());
  }

  /** @param {import("./words.js").Language} wish */
  async _speak(wish) {
    await speak(wish, WORDS).catch(() => undefined); // without phrases the msgids are shown
    this.requestUpdate();
  }

  async _load() {
    this._failed = "";
    await guideOf(this._code).then(
      (guide) => (this._guide = guide),
      (/** @type {import("./rest.js").Failure} */ failure) => (this._failed = failure.code),
    );
    this.requestUpdate();
  }

  _key() {
    return `hall.guide.${this._code}`;
  }

  /** @param {string} name @param {boolean} on */
  _tick(name, on) {
    this._ticked[on ? "add" : "delete"](name);
    remember(this._key(), [...this._ticked].join(BETWEEN));
    this.requestUpdate();
  }

  render() {
    const guide = this._guide;
    document.title = guide ? short(guide) : t("Guide");
    return html`<header class="top">
        ${seal}<span>${guide ? named({ name: guide.centre, name_en: guide.centre_en }) : t("Government service hall")}</span>
        ${languageSwitch(() => void this._speak(spoken() === "zh" ? "en" : "zh"))}
      </header>
      <main>${guide ? this._shown(guide) : this._without()}</main>`;
  }

  /** What stands there while there is no guide. */
  _without() {
    if (!this._failed) return html`<p class="starting" role="status">${t("Connecting to the server")}</p>`;
    if (this._failed === "unknown_item") return html`<h1>${t("There is no such service here")}</h1>`;
    return html`<h1>${t("The guide could not be fetched")}</h1>
      <button type="button" class="primary" @click=${() => void this._load()}>${t("Try again")}</button>`;
  }

  /** @param {Guide} guide */
  _shown(guide) {
    const { item, unit } = guide;
    return html`<div class="head">
        <h1>${short(guide)}</h1>
        <p>${spoken() === "en" ? item.name_en : item.name}</p>
        <p class="caption">${named(unit)} · ${t(item.handling, {}, "handling")}</p>
      </div>
      ${spoken() === "en" ? html`<p class="aside">${t("Guides are written in Chinese; the enquiry desk helps in English.")}</p>` : nothing}
      ${this._materials(guide)} ${where(guide)} ${terms(guide)} ${steps(guide)} ${lines(t("Conditions"), item.conditions)}
      ${calls(guide)} ${lines(t("Legal basis"), item.legal_basis)}`;
  }

  /** The papers to bring; what was ticked stays ticked on this phone. @param {Guide} guide */
  _materials(guide) {
    const { materials } = guide.item;
    const ready = materials.filter((one) => this._ticked.has(one.name)).length;
    return html`<section class="materials">
      <h2>${t("What to bring")} <small role="status">${t("{ready} of {all} ready", { ready, all: materials.length })}</small></h2>
      <ul>
        ${materials.map((one) => html`<li>
          <label>
            <input type="checkbox" .checked=${this._ticked.has(one.name)} @change=${(/** @type {any} */ event) => this._tick(one.name, event.target.checked)} />
            <span><b lang="zh-CN">${one.name}</b> <em>${copies(one)}</em>${one.note ? html`<i lang="zh-CN">${one.note}</i>` : nothing}</span>
          </label>
        </li>`)}
      </ul>
    </section>`;
  }
}

/** @param {Guide} guide */
const short = (guide) => (spoken() === "en" ? guide.item.short_en : guide.item.short);

/** @param {import("./guide-view.js").Material} one */
const copies = (one) =>
  listed([one.originals ? tn("{n} original", one.originals) : "", one.copies ? tn("{n} copy", one.copies) : ""].filter(Boolean));

/** Where it is served, and when; at which other places of the county. @param {Guide} guide */
const where = (guide) => html`<section class="places">
  <h2>${t("Where and when")}</h2>
  ${guide.places.length ? nothing : html`<p>${t("Not served at this centre.")}</p>`}
  ${guide.places.map((place) => html`<p><b>${named(place.hall)}</b> ${t("window {windows}", { windows: listed(place.windows) })}</p>`)}
  ${guide.places.length ? hoursOf(guide.hours).map((span) => html`<p class="hours">${days(span.days)} <b>${span.times.join("  ")}</b>${span.duty ? html` <small>${t("windows on duty only")}</small>` : nothing}</p>`) : nothing}
  ${guide.sites.length ? html`<h3>${t("Also served at")}</h3><ul>${guide.sites.map((site) => html`<li>${named(site)} ${call(site.phone)}</li>`)}</ul>` : nothing}
</section>`;

/** @param {string[]} words */
const listed = (words) => words.join(t(", ", {}, "between window numbers"));

/** @param {string[]} names days that follow one another */
function days(names) {
  const [first, last] = [names[0], names[names.length - 1]].map((name) => t(name, {}, "weekday"));
  return names.length > 1 ? t("{first} to {last}", { first, last }) : first;
}

/** Time limits, fee, result. @param {Guide} guide */
function terms(guide) {
  const { item } = guide;
  const { legal, promised, sooner } = limits(item);
  return html`<section><h2>${t("Time, fee, result")}</h2>
    <dl>
      <div><dt>${t("In law")}</dt><dd>${legal ? tn("{n} working day", legal) : t("no limit set")}</dd></div>
      <div><dt>${t("Promised")}</dt><dd><b>${promised ? tn("{n} working day", promised) : t("the same day")}</b>
        ${sooner ? html`<span class="gain">${t("{percent} % sooner", { percent: sooner })}</span>` : nothing}</dd></div>
      <div><dt>${t("Fee")}</dt><dd lang="zh-CN">${item.fee}</dd></div>
      <div><dt>${t("You receive")}</dt><dd lang="zh-CN">${item.result}</dd></div>
    </dl>
  </section>`;
}

/** @param {Guide} guide */
const steps = (guide) => html`<section class="steps"><h2>${t("How it goes")}</h2>
  <ol lang="zh-CN">${guide.item.steps.map((step) => html`<li><b>${step.name}</b> ${step.detail}</li>`)}</ol>
</section>`;

/** @param {string} title @param {string[]} texts */
const lines = (title, texts) => html`<section class="lines"><h2>${title}</h2><ul lang="zh-CN">${texts.map((text) => html`<li>${text}</li>`)}</ul></section>`;

/** Whom to ask. @param {Guide} guide */
const calls = (guide) => html`<section><h2>${t("Telephone")}</h2>
  <dl>${phones(guide).map(([label, number]) => html`<div><dt>${t(label, {}, "phone")}</dt><dd>${call(number)}</dd></div>`)}</dl>
</section>`;

/** @param {string} number */
const call = (number) => (number ? html`<a href="tel:${number.replace(/[^0-9+]/g, "")}">${number}</a>` : nothing);

customElements.define("item-guide", ItemGuide);
