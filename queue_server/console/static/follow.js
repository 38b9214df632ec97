/** Follow my ticket: how many are before me, how long still, and "please go to window 3 now". For a phone, for anybody. */

import { LitElement, html, nothing } from "lit";
import { Bell } from "./bell.js";
import { followed, summoned } from "./follow-view.js";
import { languageSwitch, lineState, seal } from "./pieces.js";
import { comeBack } from "./rest.js";
import { Link } from "./wire.js";
import { named, speak, spoken, t, tn, wished } from "./words.js";

/** @typedef {import("./follow-view.js").Followed} Followed */
/** @typedef {import("./rest.js").Failure} Failure */

const WORDS = ["/i18n/console"];
const ENDED = ["finished", "no_show", "cancelled", "expired"];

class FollowTicket extends LitElement {
  constructor() {
    super();
    const word = decodeURIComponent(location.pathname.split("/")[2] ?? "");
    this._link = new Link({ program: "follow", rooms: [`ticket:${word}`] });
    this._word = word;
    this._refused = "";
    this._bell = new Bell();
    /** @type {Followed | null} */
    this._shown = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this._link.addEventListener("news", () => this._heard());
    setInterval(() => this.requestUpdate(), 5000);
    void this._speak(wished()).then(() => this._link.start());
  }

  _heard() {
    const now = followed(this._link.mirror);
    if (summoned(this._shown, now)) this._bell.ring();
    this._shown = now;
    this.requestUpdate();
  }

  /** @param {import("./words.js").Language} wish */
  async _speak(wish) {
    await speak(wish, WORDS).catch(() => undefined); // without phrases the msgids are shown
    this.requestUpdate();
  }

  render() {
    const site = this._link.mirror.plan;
    const ticket = this._shown;
    document.title = ticket ? title(ticket) : t("My number");
    return html`<header class="top">
        ${seal}<span>${site ? named(site) : t("Government service hall")}</span>
        ${languageSwitch(() => void this._speak(spoken() === "zh" ? "en" : "zh"))}
      </header>
      <main class=${ticket ? `is-${ticket.state}` : ""}>
        ${ticket ? this._ticket(ticket) : site ? unknown() : html`<p class="starting">${t("Connecting to the server")}</p>`}
      </main>
      <footer class="foot">
        ${ticket && !ENDED.includes(ticket.state) ? this._soundSwitch() : nothing}
        ${site ? lineState(this._link) : nothing}
      </footer>`;
  }

  /** @param {Followed} ticket */
  _ticket(ticket) {
    const site = /** @type {import("./messages").SitePlan} */ (this._link.mirror.plan);
    const queue = site.queues.find((one) => one.id === ticket.queue);
    return html`<article class="slip">
      <h1 class="unseen">${t("My number")} ${ticket.number}</h1>
      <p class="slip-queue">${queue ? named(queue) : ""}</p>
      <p class="slip-number" aria-hidden="true">${ticket.number}</p>
      <div class="slip-state" aria-live="assertive">${sentence(ticket)}</div>
      ${ticket.state === "waiting" ? figures(ticket) : nothing}
      ${["waiting", "called", "held"].includes(ticket.state) ? where(ticket) : nothing}
      ${ticket.stops.length ? this._stops(ticket) : nothing}
      ${ticket.state === "no_show" ? this._comeBack() : nothing}
    </article>`;
  }

  /** The stops of a visit with several, with how far it has come. @param {Followed} ticket */
  _stops(ticket) {
    const queues = this._link.mirror.plan?.queues ?? [];
    return html`<ol class="stops" aria-label=${t("Your stops")}>
      ${ticket.stops.map((stop) => {
        const queue = queues.find((one) => one.id === stop.queue);
        const list = stop.windows.join(t(", ", {}, "between window numbers"));
        return html`<li class="stop stop-${stop.progress}" aria-current=${stop.progress === "here" ? "step" : nothing}>
          <b>${queue ? named(queue) : stop.queue}</b>
          <span>${list ? t("window {windows}", { windows: list }) : ""}</span>
          <em>${t(stop.progress, {}, "stop")}</em>
        </li>`;
      })}
    </ol>`;
  }

  _comeBack() {
    return html`<button type="button" class="primary" @click=${() => void this._requeue()}>${t("I am here: let me wait again")}</button>
      <p class="refused" role="status">${this._refused}</p>`;
  }

  async _requeue() {
    const name = `follow.${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
    const refused = await comeBack(this._word, name).then(() => "", (/** @type {Failure} */ failure) => failure.code);
    this._refused = refused && t(refused, {}, "error");
    this.requestUpdate();
  }

  _soundSwitch() {
    const on = this._bell.on;
    return html`<button type="button" class=${on ? "quiet" : "primary"} aria-pressed=${on} @click=${() => this._switchSound()}>
      ${on ? t("Sound is on") : t("Tell me with a sound")}
    </button>`;
  }

  _switchSound() {
    if (this._bell.on) this._bell.forbid();
    else this._bell.allow();
    this.requestUpdate();
  }
}

/** @param {Followed} ticket */
const title = (ticket) =>
  ticket.state === "called" ? `● ${t("Please go to window {window} now", { window: ticket.windows[0] ?? "" })}` : `${ticket.number} · ${t(ticket.state, {}, "ticket state")}`;

/** @param {Followed} ticket */
function sentence(ticket) {
  const window = ticket.windows[0] ?? "";
  switch (ticket.state) {
    case "called":
      return html`<strong>${t("Please go to window {window} now", { window })}</strong>
        ${ticket.times > 1 ? html`<span>${tn("called {n} time", ticket.times)}</span>` : nothing}`;
    case "waiting":
      if (ticket.ahead === 0) return html`<strong>${t("You are next")}</strong>`;
      return html`<strong>${ticket.hall ? t("Please wait in the {hall}", { hall: named(ticket.hall) }) : t("Please wait")}</strong>`;
    case "serving":
      return html`<strong>${t("You are being served at window {window}", { window })}</strong>`;
    case "held":
      return html`<strong>${t("On hold")}</strong><span>${t("Come back to window {window} when you have everything", { window })}</span>`;
    case "no_show":
      return html`<strong>${t("Your number was called and has passed")}</strong><span>${t("Please ask at the enquiry desk")}</span>`;
    case "finished":
      return html`<strong>${t("Finished")}</strong><span>${t("Thank you for coming. Goodbye.")}</span>`;
    case "cancelled":
      return html`<strong>${t("This number was withdrawn")}</strong><span>${t("Please take a new one if you still need it")}</span>`;
    default:
      return html`<strong>${t("This number is no longer valid")}</strong><span>${t("Office hours have ended. Please come another day.")}</span>`;
  }
}

/** @param {Followed} ticket */
function figures(ticket) {
  const [low, high] = ticket.wait ?? [0, 0];
  const wait = !ticket.wait ? html`<b class="words">${t("no window open")}</b>`
    : html`<b>${low === high || low === 0 ? high : `${low}–${high}`}</b> <small>${low === 0 ? t("min at most") : t("min")}</small>`;
  return html`<dl class="figures">
    <div><dt>${t("People before you")}</dt><dd><b>${ticket.ahead ?? "–"}</b></dd></div>
    <div><dt>${t("Expected wait")}</dt><dd>${wait}</dd></div>
  </dl>`;
}

/** Where the windows are: an arrow towards the hall. @param {Followed} ticket */
function where(ticket) {
  const { hall, windows } = ticket;
  if (!hall || !windows.length) return nothing;
  const list = windows.join(t(", ", {}, "between window numbers"));
  return html`<p class="where">
    ${hall.side ? arrow(hall.side) : nothing}
    <span><b>${named(hall)}</b> ${t("window {windows}", { windows: list })}</span>
  </p>`;
}

/** @param {string} side */
const arrow = (side) =>
  html`<svg class="arrow arrow-${side}" viewBox="0 0 48 32" width="48" height="32" aria-hidden="true">
    <path d="M46 16H6M18 3 5 16l13 13" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" />
  </svg>`;

const unknown = () =>
  html`<article class="slip">
    <h1>${t("This number is not known")}</h1>
    <div class="slip-state"><span>${t("It may be of another day, or the address was not copied whole.")}</span></div>
  </article>`;

customElements.define("follow-ticket", FollowTicket);
