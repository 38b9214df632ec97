/** The pages of the screens: notices, programme, media, what was played, machines, layouts. Each is an element of its own. */

import { LitElement, html } from "lit";
import "./emergency-bar.js";
import "./layout-list.js";
import "./machine-list.js";
import "./media-desk.js";
import "./notice-desk.js";
import { trouble } from "./outcome.js";
import { languageSwitch, keyCap, lineState, seal } from "./pieces.js";
import "./play-list.js";
import "./programme-desk.js";
import "./question-dialog.js";
import { Failure, signIn, signOut, whoAmI } from "./rest.js";
import { signInPage } from "./sign-in.js";
import { Link } from "./wire.js";
import { named, speak, spoken, t, wished } from "./words.js";

const WORDS = ["/i18n/console"];
const AGAIN = 2000;

/** Pages by their name in the address; the digit is their key. @type {readonly {name: string, key: string, label: string}[]} */
export const PAGES = Object.freeze([
  { name: "notices", key: "1", label: "Notices" },
  { name: "programme", key: "2", label: "Programme" },
  { name: "media", key: "3", label: "Pictures and videos" },
  { name: "played", key: "4", label: "What was shown" },
  { name: "machines", key: "5", label: "Machines" },
  { name: "layouts", key: "6", label: "Layouts" },
]);

class HallScreens extends LitElement {
  constructor() {
    super();
    this._link = new Link({ program: "console", rooms: [] });
    /** @type {import("./rest.js").Me | null} */
    this._me = null;
    this._asking = true;
    this._busy = false;
    this._trouble = "";
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this._link.addEventListener("news", () => this.requestUpdate());
    addEventListener("hashchange", () => this.requestUpdate());
    document.addEventListener("keydown", (event) => this._key(event));
    void this._begin();
  }

  get _page() {
    return PAGES.find((one) => `#${one.name}` === location.hash) ?? PAGES[0];
  }

  render() {
    if (this._asking && !this._me) return html`<p class="starting">${t("Connecting to the server")}</p>`;
    if (!this._me) return signInPage(this._signInView());
    const may = this._me.role === "manager";
    document.title = t(this._page.label);
    return html`${this._head(this._me.shown)}
      <emergency-bar .may=${may} .spoken=${spoken()}></emergency-bar>
      <nav class="tabs" aria-label=${t("Screens")}>
        ${PAGES.map((one) => html`<a href="#${one.name}" aria-current=${one === this._page ? "page" : "false"}>${t(one.label)} ${keyCap(one.key)}</a>`)}
      </nav>
      ${this._desk(may)}
      <question-dialog></question-dialog>`;
  }

  /** @param {string} shown */
  _head(shown) {
    const site = this._link.mirror.plan;
    return html`<header class="head">
      <div class="head-site">${seal}<span>${site ? named(site) : ""}</span></div>
      <div class="head-right">
        ${lineState(this._link)}
        <span class="head-clerk">${shown}</span>
        <a class="head-link" href="/">${t("Staff console")}</a>
        ${languageSwitch(() => void this._speak(spoken() === "zh" ? "en" : "zh"))}
        <button type="button" class="quiet" @click=${() => void this._signOut()}>${t("Sign out")}</button>
      </div>
    </header>`;
  }

  /** @param {boolean} may */
  _desk(may) {
    const words = spoken();
    switch (this._page.name) {
      case "programme":
        return html`<programme-desk .may=${may} .spoken=${words}></programme-desk>`;
      case "media":
        return html`<media-desk .may=${may} .spoken=${words}></media-desk>`;
      case "played":
        return html`<play-list .may=${may} .spoken=${words}></play-list>`;
      case "machines":
        return html`<machine-list .may=${may} .spoken=${words}></machine-list>`;
      case "layouts":
        return html`<layout-list .may=${may} .spoken=${words}></layout-list>`;
      default:
        return html`<notice-desk .may=${may} .spoken=${words}></notice-desk>`;
    }
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const busy = event.ctrlKey || event.altKey || event.metaKey || target.closest("input, textarea, select, dialog");
    const page = this._me && !busy && PAGES.find((one) => one.key === event.key);
    if (page) location.hash = page.name;
  }

  _signInView() {
    return {
      link: this._link,
      trouble: this._trouble,
      busy: this._busy,
      signIn: (/** @type {string} */ name, /** @type {string} */ password) => void this._signIn(name, password),
      changeLanguage: () => void this._speak(spoken() === "zh" ? "en" : "zh"),
    };
  }

  async _begin() {
    await this._speak(wished());
    this._link.start();
    while (this._asking) {
      try {
        Object.assign(this, { _me: await whoAmI(), _asking: false });
      } catch (error) {
        if (error instanceof Failure && error.code === "sign_in") this._asking = false;
        else await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
      this.requestUpdate();
    }
  }

  /** @param {import("./words.js").Language} wish */
  async _speak(wish) {
    await speak(wish, WORDS).catch(() => undefined);
    this.requestUpdate();
  }

  /** @param {string} name @param {string} password */
  async _signIn(name, password) {
    Object.assign(this, { _busy: true, _trouble: "" });
    this.requestUpdate();
    try {
      this._me = await signIn(name, password);
    } catch (error) {
      this._trouble = error instanceof Failure ? trouble(error.code, error.message) : String(error);
    }
    this._busy = false;
    this.requestUpdate();
  }

  async _signOut() {
    await signOut().catch(() => undefined);
    this._me = null;
    this.requestUpdate();
  }
}

customElements.define("hall-screens", HallScreens);
