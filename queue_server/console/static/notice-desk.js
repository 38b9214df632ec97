/** Notices 公告: written on the left, seen on the right as the screen will show them, published with one key. */

import { html, nothing } from "lit";
import { ScreensDesk, fieldOf, momentOf } from "./screens-desk.js";
import { halls, moveNotice, notices, previewOf, screens, writeNotice } from "./screens-rest.js";
import { timeOfDay } from "./time.js";
import { named, t } from "./words.js";

/**
 * @typedef {import("./screens-rest.js").Notice} Notice
 * @typedef {import("./screens-rest.js").Written} Written
 */

const STYLES = Object.freeze({ notice: "Notice", ticker: "Line along the boards", emergency: "Emergency" });
const STATES = Object.freeze({ draft: "Draft", published: "Published", withdrawn: "Withdrawn" });
const TYPED = 500;
/** @type {import("./screens-rest.js").Style[]} */
const WRITTEN_HERE = ["notice", "ticker"];
/** @type {Written} */
const EMPTY = Object.freeze({ style: WRITTEN_HERE[0], title: "", text: "", title_en: "", text_en: "", seconds: 0, since: null, until: null, halls: [], screens: [] });

class NoticeDesk extends ScreensDesk {
  constructor() {
    super();
    /** @type {Notice[]} */
    this._notices = [];
    /** @type {import("./screens-rest.js").Hall[]} */
    this._halls = [];
    /** @type {import("./screens-rest.js").Screen[]} */
    this._screens = [];
    /** @type {Written} */
    this._written = EMPTY;
    /** @type {Notice | null} the notice that is being written anew */
    this._chosen = null;
    this._place = "";
    this._picture = "";
    this._typing = 0;
    this._asked = 0;
    this._onKey = (/** @type {KeyboardEvent} */ event) => this._key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this._onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this._onKey);
  }

  async _load() {
    [this._notices, this._halls, this._screens] = await Promise.all([notices(), halls(), screens()]);
    this._place ||= this._screens.find((one) => one.layout === "programme")?.id ?? this._screens[0]?.id ?? "";
  }

  render() {
    const { style } = this._written;
    return html`<main class="desk">
      <section class="desk-list" aria-label=${t("Notices")}>
        <button type="button" id="new-notice" @click=${() => this._choose(null)}>${t("New notice")} <kbd aria-hidden="true">N</kbd></button>
        ${this._notices.length ? nothing : html`<p class="empty">${t("Nothing is written yet.")}</p>`}
        <ul>${this._ordered().map((one) => this._row(one))}</ul>
      </section>
      <form class="desk-form" @submit=${(/** @type {Event} */ event) => void this._saved(event)} @input=${(/** @type {Event} */ event) => this._typed(event)}>
        <h1>${this._chosen ? t(STATES[this._chosen.state]) : t("New notice")}</h1>
        <label>${t("Kind")} <select name="style" .value=${style}>${WRITTEN_HERE.map((one) => html`<option value=${one} ?selected=${one === style}>${t(STYLES[one])}</option>`)}</select></label>
        <label>${t("Title")} <input name="title" maxlength="60" .value=${this._written.title} autofocus /></label>
        <label>${t("Text")} <textarea name="text" rows="6" maxlength="700" .value=${this._written.text}></textarea></label>
        <p class="caption">${t("# heading, | whom it addresses, - a point, > who signs and when, **bold**")}</p>
        <label>${t("Title in English")} <input name="title_en" maxlength="60" .value=${this._written.title_en} /></label>
        <label>${t("Text in English")} <textarea name="text_en" rows="3" maxlength="700" .value=${this._written.text_en}></textarea></label>
        <div class="pair">
          <label>${t("Shown from")} <input type="datetime-local" name="since" .value=${fieldOf(this._written.since)} /></label>
          <label>${t("Shown until")} <input type="datetime-local" name="until" .value=${fieldOf(this._written.until)} /></label>
          <label>${t("Seconds (0: as long as it takes to read)")} <input type="number" name="seconds" min="0" max="3600" .value=${String(this._written.seconds)} /></label>
        </div>
        ${this._where()} ${this._notice()} ${this._onlyManagers()}
        <div class="dialog-buttons">${this._keys()}</div>
      </form>
      ${this._preview()}
    </main>`;
  }

  /** Published first, drafts next, the newest of each on top. */
  _ordered() {
    const order = ["published", "draft", "withdrawn"];
    return this._notices.filter((one) => one.style !== "emergency").sort((one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) || Date.parse(other.at ?? "") - Date.parse(one.at ?? ""));
  }

  /** @param {Notice} notice */
  _row(notice) {
    return html`<li><button type="button" class="row" aria-pressed=${notice.id === this._chosen?.id} data-notice=${notice.id} @click=${() => this._choose(notice)}>
      <span class="chip chip-${notice.state}">${t(STATES[notice.state])}</span>
      <b>${notice.title || notice.text.slice(0, 24)}</b>
      <small>${t(STYLES[notice.style])} · ${notice.by.replace(/^clerk:/, "")} ${notice.at ? timeOfDay(notice.at) : ""}</small>
    </button></li>`;
  }

  _where() {
    return html`<fieldset><legend>${t("Where (none is everywhere)")}</legend>
      ${this._halls.map((hall) => html`<label class="check"><input type="checkbox" name="halls" value=${hall.id} .checked=${this._written.halls.includes(hall.id)} /> ${named(hall)}</label>`)}
      ${this._screens.map((one) => html`<label class="check"><input type="checkbox" name="screens" value=${one.id} .checked=${this._written.screens.includes(one.id)} /> ${one.id}</label>`)}
    </fieldset>`;
  }

  _keys() {
    const chosen = this._chosen;
    const live = chosen?.state === "published";
    return html`${live ? html`<button type="button" id="withdraw" ?disabled=${!this.may} @click=${() => void this._withdraw()}>${t("Withdraw it")}</button>` : nothing}
      <button ?disabled=${live && !this.may}>${live ? t("Change it on the screens") : t("Keep the draft")}</button>
      ${live ? nothing : html`<button type="button" id="publish" class="primary" ?disabled=${!this.may} @click=${() => void this._publish()}>${t("Publish")}</button>`}`;
  }

  _preview() {
    const place = this._screens.find((one) => one.id === this._place);
    return html`<aside class="desk-preview" aria-label=${t("As the screen will show it")}>
      <label>${t("As the screen will show it")} <select name="place" @change=${(/** @type {Event} */ event) => this._looked(event)}>
        ${this._screens.map((one) => html`<option value=${one.id} ?selected=${one.id === this._place}>${one.id} (${one.wide} × ${one.high})</option>`)}
      </select></label>
      ${this._written.style === "ticker"
        ? html`<p class="ticker-preview">${[this._written.title, this._written.text].filter(Boolean).join(" ")}</p>
            <p class="ticker-preview">${[this._written.title_en, this._written.text_en].filter(Boolean).join(" ")}</p>`
        : this._picture ? html`<img id="preview" src=${this._picture} alt=${t("As the screen will show it")} />` : html`<p class="empty">${t("Write a title or a text.")}</p>`}
      <p class="caption">${t("Drawn by the program that draws it there.")}
        ${place?.kind === "board" ? html`<a href="/board/${place.id}" target="_blank" rel="noopener">${t("Open this board")}</a>` : nothing}</p>
    </aside>`;
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    const typing = /** @type {HTMLElement} */ (event.target).closest("input, textarea, select, dialog");
    if (event.key === "n" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this._choose(null);
    }
  }

  /** @param {Notice | null} notice */
  _choose(notice) {
    this._chosen = notice;
    this._written = notice ? { ...notice } : EMPTY;
    this._said = null;
    this._picture = "";
    this.requestUpdate();
    void this._draw();
    void this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("[name=title]"))?.focus());
  }

  /** @param {Event} event */
  _typed(event) {
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    this._written = {
      style: /** @type {import("./screens-rest.js").Style} */ (text("style")),
      title: text("title"), text: text("text"), title_en: text("title_en"), text_en: text("text_en"),
      seconds: Number(text("seconds")) || 0,
      since: momentOf(text("since")), until: momentOf(text("until")),
      halls: form.getAll("halls").map(String), screens: form.getAll("screens").map(String),
    };
    this.requestUpdate();
    clearTimeout(this._typing);
    this._typing = window.setTimeout(() => void this._draw(), TYPED);
  }

  /** @param {Event} event */
  _looked(event) {
    this._place = /** @type {HTMLSelectElement} */ (event.target).value;
    this.requestUpdate();
    void this._draw();
  }

  /** Have the picture drawn of what is written now; an answer that comes late is passed over. */
  async _draw() {
    const place = this._screens.find((one) => one.id === this._place);
    const { title, text, title_en, text_en, style } = this._written;
    if (!place || !(title || text) || style === "ticker") return;
    const asked = ++this._asked;
    await this._try(async () => {
      const picture = await previewOf({ ...EMPTY, style, title, text, title_en, text_en }, place);
      if (asked === this._asked) this._picture = picture;
    });
  }

  /** @param {Event} event */
  async _saved(event) {
    event.preventDefault();
    const live = this._chosen?.state === "published";
    await this._try(() => this._keep(), live ? t("The screens show it so now.") : t("The draft is kept."));
  }

  async _keep() {
    const { style, title, text, title_en, text_en, seconds, since, until, halls: inHalls, screens: onScreens } = this._written;
    const written = { style, title, text, title_en, text_en, seconds, since, until, halls: inHalls, screens: onScreens };
    this._chosen = await writeNotice(this._chosen ? { ...written, id: this._chosen.id } : written);
    await this._load();
  }

  _publish() {
    return this._try(async () => {
      await this._keep();
      if (this._chosen) this._chosen = await moveNotice(this._chosen.id, "publish");
      await this._load();
    }, t("It is on the screens now."));
  }

  async _withdraw() {
    const chosen = this._chosen;
    if (!chosen || !(await this._sure(t("Withdraw “{title}”?", { title: chosen.title || chosen.text.slice(0, 24) }), t("No screen shows it any more."), t("Withdraw it")))) return;
    await this._try(async () => {
      this._chosen = await moveNotice(chosen.id, "withdraw");
      await this._load();
    }, t("No screen shows it any more."));
  }
}

customElements.define("notice-desk", NoticeDesk);
