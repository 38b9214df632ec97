/** The staff console: sign in → choose a window → work. One element; the pages are functions of its state. */

import { LitElement, html } from "lit";
import { Acting } from "./acting.js";
import { intentOf } from "./actions.js";
import { chooseWindowPage } from "./choose-window.js";
import { consoleHead } from "./console-head.js";
import { desk } from "./desk.js";
import { helpAlerts } from "./help-alerts.js";
import { Line } from "./line.js";
import { trouble } from "./outcome.js";
import "./question-dialog.js";
import { remember, remembered } from "./remember.js";
import { Failure, itemNames, signIn, signOut, troubles, whoAmI } from "./rest.js";
import { signInPage } from "./sign-in.js";
import { StaffNames } from "./staff-names.js";
import "./transfer-dialog.js";
import { Link } from "./wire.js";
import { speak, spoken, t, wished } from "./words.js";
import { workPage } from "./work-page.js";

const WORDS = ["/i18n/console"];
const LAST_WINDOW = "hall.window";
const AGAIN = 2000;
const LOOK_AT_MACHINES = 15000;

class HallConsole extends LitElement {
  constructor() {
    super();
    this._link = new Link({ program: "console", rooms: [] });
    /** @type {import("./rest.js").Me | null} */
    this._me = null;
    this._asking = true;
    this._busy = false;
    this._trouble = "";
    this._typed = "";
    this._page = "";
    /** @type {Map<string, import("./rest.js").ItemName> | null} */
    this._items = null;
    /** @type {import("./rest.js").Troubles} */
    this._troubles = { machines: [], unproven: [] };
    this._line = new Line(() => this.requestUpdate());
    this._names = new StaffNames(() => this.requestUpdate());
    this._acting = new Acting({
      link: () => this._link,
      desk: () => this._desk,
      question: () => this._dialog("question-dialog"),
      transfer: () => this._dialog("transfer-dialog"),
      changed: () => this.requestUpdate(),
    });
    this._onNews = () => this._heard();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => this._acting.key(event));
    document.addEventListener("keyup", swallowSpace);
    addEventListener("hashchange", () => this._moved());
    setInterval(() => this.requestUpdate(), 1000);
    setInterval(() => void this._lookAtMachines(), LOOK_AT_MACHINES);
    void this._begin();
  }

  get _windowId() {
    return location.hash.startsWith("#window/") ? decodeURIComponent(location.hash.slice(8)) : "";
  }

  get _desk() {
    return this._me && this._windowId ? desk(this._link.mirror, this._windowId, this._line.places) : null;
  }

  render() {
    if (this._asking && !this._me) return html`<p class="starting">${t("Connecting to the server")}</p>`;
    if (!this._me) return signInPage(this._signInView());
    const here = this._desk;
    document.title = here ? `${t("Window {label}", { label: here.plan.label })} ${here.ticket?.number ?? ""}` : t("Staff console");
    return html`${consoleHead(this._headView(here))}
      ${helpAlerts({ link: this._link, who: (actor) => this._names.of(actor) })}
      ${here ? workPage(this._workView(here)) : chooseWindowPage(this._chooseView())}
      <question-dialog></question-dialog><transfer-dialog></transfer-dialog>`;
  }

  /** A page that was drawn anew begins with its field; on a phone that would bring the keyboard up. */
  updated() {
    const page = !this._me ? "sign-in" : this._desk ? "work" : "choose";
    const field = /** @type {HTMLElement | null} */ (this.querySelector("main [autofocus]"));
    if (page === this._page || (page !== "work" && !field)) return;
    this._page = page;
    if (matchMedia("(pointer: fine)").matches) field?.focus();
  }

  _signInView() {
    return {
      link: this._link,
      trouble: this._trouble,
      busy: this._busy,
      signIn: (/** @type {string} */ name, /** @type {string} */ password) => void this._signIn(name, password),
      changeLanguage: () => void this._changeLanguage(),
    };
  }

  /** @param {import("./desk.js").Desk | null} here */
  _headView(here) {
    return {
      link: this._link,
      desk: here,
      shown: this._me?.shown ?? "",
      troubles: this._troubles,
      leaveWindow: () => (location.hash = ""),
      signOut: () => void this._signOut(),
      changeLanguage: () => void this._changeLanguage(),
    };
  }

  _chooseView() {
    return {
      mirror: this._link.mirror,
      typed: this._typed,
      last: remembered(LAST_WINDOW),
      who: (/** @type {string | null | undefined} */ actor) => this._names.of(actor),
      type: (/** @type {string} */ typed) => this._set({ _typed: typed }),
      choose: (/** @type {string} */ window) => (location.hash = `#window/${encodeURIComponent(window)}`),
    };
  }

  /** @param {import("./desk.js").Desk} here */
  _workView(here) {
    return {
      desk: here,
      site: /** @type {import("./messages").SitePlan} */ (this._link.mirror.plan),
      items: this._items ?? new Map(),
      now: this._link.now(),
      live: this._link.live,
      sending: this._acting.sending,
      notice: this._acting.notice,
      occupant: this._occupant(here),
      act: (/** @type {import("./actions.js").Name} */ name, more = {}) => void this._acting.act(name, more),
      places: this._line.places,
      cancel: (/** @type {import("./messages").TicketView} */ ticket) => void this._acting.cancel(ticket),
      choose: (/** @type {import("./messages").TicketView} */ ticket) => void this._acting.choose(ticket),
      requeue: (/** @type {import("./messages").TicketView} */ ticket) => void this._acting.requeue(ticket),
      explain: (/** @type {"" | keyof typeof import("./actions.js").REASONS} */ reason, /** @type {number} */ minutes) => void this._acting.explain(reason, minutes),
      takeOver: () => void this._acting.takeOver(here.window.id),
    };
  }

  /** Who else sits at this window, "" when nobody does. @param {import("./desk.js").Desk} here */
  _occupant({ window }) {
    const mine = window.clerk === `clerk:${this._me?.name}`;
    return mine || window.state === "closed" ? "" : this._names.of(window.clerk);
  }

  /** @template {HTMLElement} T @param {string} name @returns {T} */
  _dialog(name) {
    return /** @type {T} */ (this.querySelector(name));
  }

  /** @param {Record<string, unknown>} fields */
  _set(fields) {
    Object.assign(this, fields);
    this.requestUpdate();
  }

  /** What hangs on the walls, and stands in the hall, is everybody's business who works there. */
  async _lookAtMachines() {
    if (this._me) this._set({ _troubles: await troubles().catch(() => this._troubles) });
  }

  async _begin() {
    await this._speak(wished());
    this._listen([]);
    while (this._asking) {
      try {
        this._signedIn(await whoAmI());
      } catch (error) {
        if (error instanceof Failure && error.code === "sign_in") this._set({ _asking: false });
        else await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
  }

  /** @param {import("./words.js").Language} wish */
  async _speak(wish) {
    await speak(wish, WORDS).catch(() => undefined); // without phrases the msgids are shown: English, but a page
    this.requestUpdate();
  }

  _changeLanguage() {
    return this._speak(spoken() === "zh" ? "en" : "zh");
  }

  /** @param {string[]} rooms */
  _listen(rooms) {
    this._link.removeEventListener("news", this._onNews);
    this._link.stop();
    this._link = new Link({ program: "console", rooms });
    this._link.addEventListener("news", this._onNews);
    this._link.start();
  }

  _heard() {
    this.requestUpdate();
    if (!this._me) return;
    this._line.heard(this._windowId);
    if (this._link.session.rejected?.code === "token") {
      this._signedOut(t("Your sign-in has ended. Please sign in again."));
    } else if (this._link.live && !this._items) {
      this._items = new Map(); // asked once at a time
      itemNames().then((items) => this._set({ _items: items }), () => (this._items = null));
    }
  }

  /** @param {string} name @param {string} password */
  async _signIn(name, password) {
    this._set({ _busy: true, _trouble: "" });
    try {
      this._signedIn(await signIn(name, password));
    } catch (error) {
      this._set({ _trouble: error instanceof Failure ? trouble(error.code, error.message) : String(error) });
    }
    this._set({ _busy: false });
  }

  /** @param {import("./rest.js").Me} me */
  _signedIn(me) {
    this._names.add(me);
    this._set({ _me: me, _asking: false, _trouble: "", _typed: "" });
    this._listen(["staff"]);
  }

  async _signOut() {
    const here = this._desk;
    if (here && this._link.live && here.window.state !== "closed" && !here.ticket && !this._occupant(here)) {
      const answer = await this._askToClose(t("Window {label}", { label: here.plan.label }));
      if (!answer) return;
      if (answer === "close") await this._link.ask(intentOf("close", here.window.id));
    }
    await signOut().catch(() => undefined); // away: the session ends by itself
    location.hash = "";
    this._signedOut("");
  }

  /** @param {string} label @returns {Promise<string>} */
  _askToClose(label) {
    /** @type {import("./question-dialog.js").QuestionDialog} */
    const dialog = this._dialog("question-dialog");
    return dialog.ask(t("Sign out"), t("{label} is still open. Close it too?", { label }), [
      { label: t("Only sign out"), answer: "out", tone: "" },
      { label: t("Close and sign out"), answer: "close" },
    ]);
  }

  /** @param {string} why */
  _signedOut(why) {
    this._set({ _me: null, _trouble: why });
    this._listen([]);
  }

  _moved() {
    if (this._windowId) remember(LAST_WINDOW, this._windowId);
    this._acting.clear();
    this._line.heard(this._windowId);
    this._set({ _typed: "" });
  }
}

/** Some browsers press a button when Space comes up, although its way down was taken. @param {KeyboardEvent} event */
function swallowSpace(event) {
  if (event.code === "Space" && /** @type {HTMLElement} */ (event.target).id === "next") event.preventDefault();
}

customElements.define("hall-console", HallConsole);
