/** The emergency 紧急: one key to fill every screen, a question before it does, and who sees it while it is on. */

import { html, nothing } from "lit";
import { ScreensDesk } from "./screens-desk.js";
import { beginEmergency, endEmergency, halls, notices } from "./screens-rest.js";
import { timeOfDay } from "./time.js";
import { named, t } from "./words.js";

class EmergencyBar extends ScreensDesk {
  constructor() {
    super();
    this._every = 10_000;
    /** @type {import("./screens-rest.js").Notice[]} */
    this._on = [];
    /** @type {import("./screens-rest.js").Hall[]} */
    this._halls = [];
    this._open = false;
  }

  async _load() {
    if (!this._halls.length) this._halls = await halls();
    const now = Date.now();
    this._on = (await notices()).filter(({ style, state, until }) =>
      style === "emergency" && state === "published" && !(until && Date.parse(until) <= now));
  }

  render() {
    if (this._on.length) return this._running();
    if (!this.may) return nothing;
    return html`<section class="emergency" aria-label=${t("Emergency")}>
      ${this._open ? this._form() : html`<button type="button" class="danger" id="emergency" @click=${() => this._unfold(true)}>${t("Emergency on all screens")}</button>`}
      ${this._said ? this._notice() : nothing}
    </section>`;
  }

  _running() {
    return html`<section class="emergency is-on" role="alert">
      ${this._on.map((one) => html`<p><b>${t("Emergency on the screens since {time}", { time: one.since ? timeOfDay(one.since) : "" })}</b>
        ${one.title} <span class="caption">${one.halls.length ? this._names(one.halls) : t("all halls")}</span></p>`)}
      ${this.may ? html`<button type="button" id="end-emergency" @click=${() => void this._end()}>${t("End the emergency")}</button>` : nothing}
    </section>`;
  }

  _form() {
    return html`<form class="emergency-form" @submit=${(/** @type {SubmitEvent} */ event) => void this._begin(event)}>
      <label>${t("Title")} <input name="title" required maxlength="60" autofocus /></label>
      <label>${t("What to do")} <textarea name="text" rows="3" maxlength="700"></textarea></label>
      <label>${t("Title in English")} <input name="title_en" maxlength="60" /></label>
      <label>${t("What to do, in English")} <textarea name="text_en" rows="2" maxlength="700"></textarea></label>
      <fieldset><legend>${t("Where (none is everywhere)")}</legend>
        ${this._halls.map((hall) => html`<label class="check"><input type="checkbox" name="halls" value=${hall.id} /> ${named(hall)}</label>`)}
      </fieldset>
      <div class="dialog-buttons">
        <button type="button" class="quiet" @click=${() => this._unfold(false)}>${t("Back")}</button>
        <button class="danger">${t("Show it now")}</button>
      </div>
    </form>`;
  }

  /** @param {boolean} open */
  _unfold(open) {
    this._open = open;
    this._said = null;
    this.requestUpdate();
    void this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector("[autofocus]"))?.focus());
  }

  /** @param {string[]} which */
  _names(which) {
    return this._halls.filter((hall) => which.includes(hall.id)).map(named).join(" · ");
  }

  /** @param {SubmitEvent} event */
  async _begin(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const where = form.getAll("halls").map(String);
    const told = Object.fromEntries(["title", "text", "title_en", "text_en"].map((name) => [name, String(form.get(name) ?? "").trim()]));
    const question = t("Fill the screens with “{title}”?", { title: told.title });
    const detail = t("At once, over calls and programme: {where}", { where: where.length ? this._names(where) : t("all halls") });
    if (!(await this._sure(question, detail, t("Show it now"), "danger"))) return;
    await this._try(async () => {
      await beginEmergency({ ...told, halls: where });
      this._open = false;
      await this._load();
    });
  }

  async _end() {
    if (!(await this._sure(t("End the emergency?"), t("The screens go back to calls and programme at once."), t("End the emergency")))) return;
    await this._try(async () => {
      await endEmergency();
      await this._load();
    });
  }
}

customElements.define("emergency-bar", EmergencyBar);
