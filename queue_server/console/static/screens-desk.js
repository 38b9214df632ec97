/** What the pages of the screens have in common: they load, they say what went wrong, they ask before they act. */

import { LitElement, html, nothing } from "lit";
import { trouble } from "./outcome.js";
import { Failure } from "./rest.js";
import { spoken, t } from "./words.js";

export class ScreensDesk extends LitElement {
  static properties = { may: { attribute: false }, spoken: { attribute: false } };

  constructor() {
    super();
    /** Whether who is signed in may change what the public sees. */
    this.may = false;
    this.spoken = "";
    /** @type {{tone: "good" | "bad", text: string} | null} */
    this._said = null;
    this._every = 0;
    this._timer = 0;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this._try(() => this._load());
    if (this._every) this._timer = window.setInterval(() => void this._try(() => this._load()), this._every);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this._timer);
  }

  /** Fetch what is shown. */
  async _load() {}

  /** Do it, draw anew, and say what went wrong. @param {() => Promise<unknown>} deed @param {string} done */
  async _try(deed, done = "") {
    try {
      await deed();
      if (done) this._said = { tone: "good", text: done };
    } catch (error) {
      this._said = { tone: "bad", text: sentence(error) };
    }
    this.requestUpdate();
  }

  /** @param {string} question @param {string} detail @param {string} label @param {string} tone */
  async _sure(question, detail, label, tone = "primary") {
    const dialog = /** @type {import("./question-dialog.js").QuestionDialog} */ (document.querySelector("question-dialog"));
    return (await dialog.ask(question, detail, [{ label, answer: "yes", tone }])) === "yes";
  }

  _notice() {
    return this._said
      ? html`<p class="said said-${this._said.tone}" role="status">${this._said.text}</p>`
      : html`<p class="said" role="status"></p>`;
  }

  /** Why a clerk finds keys that do nothing. */
  _onlyManagers() {
    return this.may ? nothing : html`<p class="caption">${t("A manager publishes what the public sees.")}</p>`;
  }
}

/** @param {unknown} error */
export function sentence(error) {
  if (!(error instanceof Failure)) return String(error);
  const said = trouble(error.code, error.message);
  const more = error.field ? ` ${error.field}: ${error.value ?? ""} → ${error.expected ?? ""}` : "";
  return said.includes(error.message) ? said : `${said} ${error.message}${more}`;
}

/** The one of two sentences that is in the language now. @param {string} chinese @param {string} english */
export const inWords = (chinese, english) => (spoken() === "zh" ? chinese : english);

/** Return a moment for a field of type `datetime-local`. @param {string | null | undefined} at */
export function fieldOf(at) {
  if (!at) return "";
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Return the moment of such a field, null when it is empty. @param {string} field */
export const momentOf = (field) => (field ? new Date(field).toISOString() : null);
