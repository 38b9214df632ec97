/** A question with a few answers; leaving it is always possible. */

import { LitElement, html, nothing } from "lit";
import { t } from "./words.js";

/** @typedef {{label: string, tone?: string, answer: string}} Choice */

/** A question; `ask` resolves with the answer chosen, or "" when it was left. */
export class QuestionDialog extends LitElement {
  constructor() {
    super();
    this.title = "";
    /** @type {{question: string, detail: string, choices: Choice[]} | null} */
    this._asked = null;
    this._resolve = (/** @type {string} */ _answer) => {};
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} question @param {string} detail @param {Choice[]} choices @returns {Promise<string>} */
  async ask(question, detail, choices) {
    this._asked = { question, detail, choices };
    this.requestUpdate();
    await this.updateComplete;
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => (this._resolve = resolve));
  }

  render() {
    if (!this._asked) return nothing;
    const { question, detail, choices } = this._asked;
    return html`<dialog aria-labelledby="question-title" @close=${this._closed}>
      <form method="dialog">
        <h2 id="question-title">${question}</h2>
        <p>${detail}</p>
        <div class="dialog-buttons">
          <button class="quiet" value="">${t("Back")}</button>
          ${choices.map((choice, index) => html`<button class=${choice.tone ?? "primary"} value=${choice.answer} ?autofocus=${index === choices.length - 1}>${choice.label}</button>`)}
        </div>
      </form>
    </dialog>`;
  }

  /** @param {Event} event */
  _closed(event) {
    this._resolve(/** @type {HTMLDialogElement} */ (event.target).returnValue);
  }
}

customElements.define("question-dialog", QuestionDialog);
