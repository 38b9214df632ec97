/** The programme 节目单: playlists and when they are shown, edited as a whole; and what a screen shows at a moment. */

import { html, nothing } from "lit";
import { playlistCard, slotCard } from "./programme-cards.js";
import { ScreensDesk } from "./screens-desk.js";
import { halls, media, programme, programmeOfFile, screens, turnOf, writeProgramme } from "./screens-rest.js";
import { timeOfDay } from "./time.js";
import { t } from "./words.js";

/** @typedef {import("./screens-rest.js").Programme} Programme */

class ProgrammeDesk extends ScreensDesk {
  constructor() {
    super();
    /** @type {Programme} */
    this._programme = { playlists: [], slots: [] };
    this._overFile = false;
    this._changed = false;
    /** @type {import("./screens-rest.js").Medium[]} */
    this._media = [];
    /** @type {import("./screens-rest.js").Hall[]} */
    this._halls = [];
    /** @type {import("./screens-rest.js").Screen[]} */
    this._screens = [];
    this._screen = "";
    this._at = "";
    /** @type {import("./screens-rest.js").Turn | null} */
    this._turn = null;
    this._looked = 0;
  }

  async _load() {
    const [told, files, inHalls, onScreens] = await Promise.all([programme(), media(), halls(), screens()]);
    Object.assign(this, { _media: files, _halls: inHalls, _screens: onScreens });
    this._take(told);
    this._screen ||= onScreens.find((one) => one.layout === "programme")?.id ?? onScreens[0]?.id ?? "";
    await this._look();
  }

  /** @param {{over_file: boolean, programme: Programme}} told */
  _take(told) {
    Object.assign(this, { _programme: structuredClone(told.programme), _overFile: told.over_file, _changed: false });
  }

  render() {
    const view = {
      may: this.may,
      media: this._media,
      halls: this._halls,
      screens: this._screens,
      playlists: this._programme.playlists,
      changed: () => this._touched(),
    };
    return html`<main class="desk desk-wide">
      <section class="desk-form" aria-label=${t("Programme")}>
        <h1>${t("Programme")} ${this._overFile ? html`<span class="chip chip-paused">${t("changed here, over the site's file")}</span>` : nothing}</h1>
        <h2>${t("Playlists")}</h2>
        ${this._programme.playlists.map((one, at) => playlistCard(one, view, () => this._without("playlists", at)))}
        ${this.may ? html`<button type="button" @click=${() => this._addPlaylist()}>${t("Another playlist")}</button>` : nothing}
        <h2>${t("When they are shown")}</h2>
        ${this._programme.slots.map((one, at) => slotCard(one, view, () => this._without("slots", at)))}
        ${this.may ? html`<button type="button" @click=${() => this._addSlot()}>${t("Another time")}</button>` : nothing}
        ${this._notice()} ${this._onlyManagers()} ${this.may ? this._keys() : nothing}
      </section>
      ${this._preview()}
    </main>`;
  }

  _keys() {
    return html`<div class="dialog-buttons">
      ${this._overFile ? html`<button type="button" class="quiet" @click=${() => void this._back()}>${t("Back to the site's file")}</button>` : nothing}
      <button type="button" ?disabled=${!this._changed} @click=${() => void this._try(() => this._load())}>${t("Forget the changes")}</button>
      <button type="button" id="save-programme" class="primary" ?disabled=${!this._changed} @click=${() => void this._save()}>${t("Give it to the screens")}</button>
    </div>`;
  }

  _preview() {
    const turn = this._turn;
    const place = this._screens.find((one) => one.id === this._screen);
    return html`<aside class="desk-preview" aria-label=${t("What a screen shows")}>
      <h2>${t("What a screen shows")}</h2>
      <div class="pair">
        <label>${t("Screen")} <select @change=${(/** @type {Event} */ event) => this._ask({ _screen: valueOf(event) })}>
          ${this._screens.map((one) => html`<option value=${one.id} ?selected=${one.id === this._screen}>${one.id}</option>`)}</select></label>
        <label>${t("When (empty: now)")} <input type="datetime-local" .value=${this._at} @change=${(/** @type {Event} */ event) => this._ask({ _at: valueOf(event) })} /></label>
      </div>
      ${turn && place ? html`<img id="turn" src=${this._address(place)} alt=${named(turn.item)} />
        <p><b>${named(turn.item)}</b> ${timeOfDay(turn.since)} – ${timeOfDay(turn.until)}</p>
        <p class="caption">${t("then: {name}", { name: named(turn.following) })}</p>` : nothing}
      <p class="caption">${t("Drawn by the program that draws it there.")} ${this._changed ? t("It shows what the screens have, not yet your changes.") : nothing}</p>
    </aside>`;
  }

  /** @param {import("./screens-rest.js").Screen} place */
  _address(place) {
    const asked = { screen: place.id, width: String(place.wide), height: String(place.high), look: String(this._looked) };
    return `/api/v1/programme/preview?${new URLSearchParams(this._at ? { ...asked, at: this._at } : asked)}`;
  }

  /** @param {Record<string, string>} fields */
  _ask(fields) {
    Object.assign(this, fields);
    void this._try(() => this._look());
  }

  async _look() {
    if (this._screen) this._turn = await turnOf(this._screen, this._at);
    this._looked += 1;
  }

  _touched() {
    this._changed = true;
    this.requestUpdate();
  }

  /** @param {"playlists" | "slots"} what @param {number} at */
  _without(what, at) {
    this._programme[what].splice(at, 1);
    this._touched();
  }

  _addPlaylist() {
    const taken = new Set(this._programme.playlists.map((one) => one.id));
    const number = Array.from({ length: taken.size + 1 }, (_, at) => at + 1).find((at) => !taken.has(`list-${at}`));
    this._programme.playlists.push({ id: `list-${number}`, name: t("New playlist"), entries: [{ notices: true }] });
    this._touched();
  }

  _addSlot() {
    const first = this._programme.playlists[0];
    if (!first) return;
    this._programme.slots.push({ playlist: first.id, priority: 1, parts: [{ on: "working", start: "08:00", until: "18:00" }] });
    this._touched();
  }

  _save() {
    return this._try(async () => {
      this._take(await writeProgramme(this._programme));
      await this._look();
    }, t("The screens have it now."));
  }

  async _back() {
    if (!(await this._sure(t("Back to the site's file?"), t("What was changed here is gone then."), t("Back to the site's file")))) return;
    await this._try(async () => {
      this._take(await programmeOfFile());
      await this._look();
    });
  }
}

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement} */ (event.target).value;

/** @param {{id: string, name?: string, title?: string}} item */
const named = (item) => item.name || item.title || item.id;

customElements.define("programme-desk", ProgrammeDesk);
