/** The machines of the site: what is wrong first, with what to do about it; and calls that nobody proved. */

import { html, nothing } from "lit";
import { Failure, call } from "./rest.js";
import { ScreensDesk, inWords } from "./screens-desk.js";
import { halls, machines, windows } from "./screens-rest.js";
import { timeOfDay } from "./time.js";
import { named, t, tn } from "./words.js";

/** @typedef {import("./screens-rest.js").Machine} Machine */

const KINDS = Object.freeze({
  kiosk: "Kiosk",
  printer: "Printer",
  board: "Board",
  loudspeaker: "Loudspeaker",
  led: "LED line",
  bar: "Window bar",
  pads: "Call pads",
});
const STATES = Object.freeze({ good: "good", bad: "trouble", unknown: "not known" });
const SHAPES = Object.freeze({ good: "✓", bad: "!", unknown: "?" });

class MachineList extends ScreensDesk {
  constructor() {
    super();
    this._every = 5000;
    /** @type {Machine[]} */
    this._machines = [];
    /** @type {import("./screens-rest.js").Unproven[]} */
    this._unproven = [];
    /** @type {{kind: string, host: string, address: string, since: number, device: string}[]} devices that show a code now */
    this._waiting = [];
    this._mayEnrol = true;
    /** @type {Map<string, import("./screens-rest.js").Hall>} */
    this._halls = new Map();
    /** @type {Map<string, string>} the labels of the windows */
    this._labels = new Map();
  }

  async _load() {
    if (!this._halls.size) {
      const [inHalls, atWindows] = await Promise.all([halls(), windows()]);
      this._halls = new Map(inHalls.map((one) => [one.id, one]));
      this._labels = new Map(atWindows.map((one) => [one.id, one.plan.label]));
    }
    const told = await machines();
    Object.assign(this, { _machines: told.machines, _unproven: told.unproven });
    if (!this.may || !this._mayEnrol) return;
    this._waiting = await call("GET", "/enrolments").catch((error) => {
      this._mayEnrol = !(error instanceof Failure && error.code.startsWith("http_4"));
      return [];
    });
  }

  render() {
    const troubled = this._machines.filter((one) => one.state !== "good");
    return html`<main class="page">
      <h1>${t("Machines")}</h1>
      ${this._alerts()} ${this._enrol()} ${this._notice()}
      <p class="caption">${tn("{n} machine", this._machines.length)} · ${t("{n} of them good", { n: this._machines.length - troubled.length })}</p>
      <ul class="machines">${this._machines.map((one) => this._row(one))}</ul>
    </main>`;
  }

  _alerts() {
    const out = this._machines.filter((one) => one.state === "bad");
    if (!this._unproven.length && !out.length) return nothing;
    return html`<section class="alerts" role="alert">
      ${this._unproven.map((one) => html`<p><b>${t("No screen or loudspeaker proved the call of {number}", { number: one.number })}</b>
        ${t("Window {label}", { label: one.window })} ${one.since ? timeOfDay(one.since) : ""} — ${t("call it out by mouth")}</p>`)}
      ${out.map((one) => html`<p><b>${t(KINDS[/** @type {"kiosk"} */ (one.kind)])} ${one.id}</b> ${inWords(one.sentence, one.sentence_en)}</p>`)}
    </section>`;
  }

  /** @param {Machine} machine */
  _row(machine) {
    const { state, since, last } = machine;
    return html`<li class="machine is-${state}" data-machine=${`${machine.kind} ${machine.id}`}>
      <span class="machine-state" aria-hidden="true">${SHAPES[state]}</span>
      <div>
        <b>${t(KINDS[/** @type {"kiosk"} */ (machine.kind)])} ${machine.id}</b> <small>${this._placeOf(machine)}</small>
        <p><span class="chip chip-${state}">${t(STATES[state])}</span> ${inWords(machine.sentence, machine.sentence_en)}</p>
        ${machine.advice && machine.kind !== "bar" ? html`<p class="advice">${inWords(machine.advice, machine.advice_en)}</p>` : nothing}
      </div>
      <small class="machine-times">${since ? html`<span>${t("since {time}", { time: timeOfDay(since) })}</span>` : nothing} ${last ? html`<span>${t("last word {time}", { time: timeOfDay(last) })}</span>` : nothing}</small>
    </li>`;
  }

  /** Where it is, by the names on the walls. @param {Machine} machine */
  _placeOf({ kind, place }) {
    if (kind === "bar") return t("Window {label}", { label: this._labels.get(place) ?? place });
    return place.split(", ").map((id) => named(this._halls.get(id) ?? { name: id })).join(" · ");
  }

  /** A machine that nobody knows shows a code; who stands before it types it here. */
  _enrol() {
    if (!this.may || !this._waiting.length) return nothing;
    return html`<form class="enrol" @submit=${(/** @type {SubmitEvent} */ event) => void this._admit(event)}>
      <h2>${tn("{n} machine shows a code", this._waiting.length)}</h2>
      <ul>${this._waiting.map((one) => html`<li>${one.kind} · ${one.host} · ${one.address} · ${one.device}</li>`)}</ul>
      <label>${t("The code on its glass")} <input name="code" required inputmode="numeric" autocomplete="off" /></label>
      <label>${t("Which machine it is")} <input name="device" list="machine-names" autocomplete="off" /></label>
      <datalist id="machine-names">${this._machines.map((one) => html`<option value=${one.id}></option>`)}</datalist>
      <button class="primary">${t("Let it speak")}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async _admit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const device = String(form.get("device") ?? "").trim();
    const body = { code: String(form.get("code")).trim(), ...(device ? { device } : {}) };
    await this._try(async () => {
      await call("POST", "/enrolments", body);
      await this._load();
    }, t("It may speak from now on."));
  }
}

customElements.define("machine-list", MachineList);
