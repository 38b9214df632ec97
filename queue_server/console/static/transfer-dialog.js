/** Where to send a ticket: a list that is searched by typing, all by keyboard. */

import { LitElement, html, nothing } from "lit";
import { t } from "./words.js";

/**
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./places.js").Where} Where
 */

/** Where to: type a few letters, move with the arrows, Enter; resolves with the place or null. */
export class TransferDialog extends LitElement {
  constructor() {
    super();
    this._number = "";
    this._typed = "";
    this._at = 0;
    /** @type {Place[]} */
    this._places = [];
    this._resolve = (/** @type {Where | null} */ _where) => {};
    /** @type {Where | null} */
    this._chosen = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} number @param {Place[]} places @returns {Promise<Where | null>} */
  async ask(number, places) {
    Object.assign(this, { _number: number, _places: places, _typed: "", _at: 0, _chosen: null });
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLDialogElement} */ (this.querySelector("dialog")).showModal();
    return new Promise((resolve) => (this._resolve = resolve));
  }

  render() {
    const found = this._found();
    return html`<dialog class="transfer" aria-labelledby="transfer-title" @close=${() => this._resolve(this._chosen)}>
      <h2 id="transfer-title">${t("Transfer {number} to", { number: this._number })}</h2>
      <input id="transfer-search" role="combobox" aria-expanded="true" aria-controls="transfer-places" aria-autocomplete="list"
        aria-activedescendant=${found.length ? `place-${this._at}` : nothing} aria-label=${t("Queue or window")} autofocus autocomplete="off"
        placeholder=${t("Queue or window, by number, letter or name")} .value=${this._typed} @input=${this._type} @keydown=${this._key} />
      <div id="transfer-places" role="listbox" aria-label=${t("Queue or window")} tabindex="-1">
        ${found.map((place, index) => this._option(place, index, found[index - 1]))}
      </div>
      ${found.length ? nothing : html`<p class="empty">${t("Nothing has this number or name")}</p>`}
      <div class="dialog-buttons">
        <p class="caption">${t("Arrow keys choose, Enter sends, Esc goes back")}</p>
        <button type="button" class="quiet" @click=${() => this._close(null)}>${t("Back")}</button>
      </div>
    </dialog>`;
  }

  /** @param {Place} place @param {number} index @param {Place | undefined} before */
  _option(place, index, before) {
    const heading = place.group === before?.group ? nothing
      : html`<p class="place-group" role="presentation">${place.group === "queue" ? t("Queues") : t("Windows")}</p>`;
    return html`${heading}<div id=${`place-${index}`} role="option" class="place" aria-selected=${index === this._at} @click=${() => this._close(place.where)}>
      <b>${place.mark}</b> <span>${place.name}</span> <small>${place.note}</small>
    </div>`;
  }

  _found() {
    const wanted = this._typed.trim().toLowerCase();
    if (!wanted) return this._places;
    const exact = this._places.filter((place) => place.mark.toLowerCase() === wanted);
    return [...exact, ...this._places.filter((place) => !exact.includes(place) && place.find.includes(wanted))];
  }

  /** @param {InputEvent} event */
  _type(event) {
    this._typed = /** @type {HTMLInputElement} */ (event.target).value;
    this._at = 0;
    this.requestUpdate();
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    if (event.isComposing) return;
    const found = this._found();
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      event.preventDefault();
      this._at = Math.min(Math.max(this._at + step, 0), Math.max(found.length - 1, 0));
      this.requestUpdate();
      void this.updateComplete.then(() => this.querySelector(`#place-${this._at}`)?.scrollIntoView({ block: "nearest" }));
    } else if (event.key === "Escape") {
      event.preventDefault();
      this._close(null); // at once: the browser itself would take a moment, and the next key would land here
    } else if (event.key === "Enter" && !event.repeat) {
      event.preventDefault();
      if (found[this._at]) this._close(found[this._at].where);
    }
  }

  /** @param {Where | null} where */
  _close(where) {
    this._chosen = where;
    /** @type {HTMLDialogElement} */ (this.querySelector("dialog")).close();
  }
}

customElements.define("transfer-dialog", TransferDialog);
