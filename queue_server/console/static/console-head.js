/** The head of the staff pages: which site, which window, who, and whether the line stands. */

import { html, nothing } from "lit";
import { languageSwitch, lineState, seal } from "./pieces.js";
import { named, spoken, t, tn } from "./words.js";

/**
 * @typedef {object} HeadView
 * @property {import("./wire.js").Link} link
 * @property {import("./desk.js").Desk | null} desk
 * @property {string} shown who is signed in
 * @property {import("./rest.js").Troubles} troubles machines with a trouble, and calls that nobody proved
 * @property {() => void} leaveWindow
 * @property {() => void} signOut
 * @property {() => void} changeLanguage
 */

/** @param {HeadView} view */
export function consoleHead(view) {
  const site = view.link.mirror.plan;
  return html`<header class="head">
    <div class="head-site">${seal}<span>${site ? named(site) : t("Staff console")}</span></div>
    ${view.desk ? windowBadge(view.desk, view.link) : nothing}
    <div class="head-right">
      ${machineNotice(view.troubles)}
      ${lineState(view.link)}
      <span class="head-clerk">${view.shown}</span>
      ${view.desk ? nothing : html`<a class="head-link" href="/screens">${t("Screens")}</a>`}
      ${view.desk ? html`<button type="button" class="quiet" @click=${view.leaveWindow}>${t("Other window")}</button>` : nothing}
      ${languageSwitch(view.changeLanguage)}
      <button type="button" class="quiet" @click=${view.signOut}>${t("Sign out")}</button>
    </div>
  </header>`;
}

/** @param {import("./rest.js").Troubles} troubles */
function machineNotice({ machines, unproven }) {
  const count = machines.length + unproven.length;
  if (!count) return nothing;
  return html`<details class="board-notice">
    <summary role="status">${tn("{n} thing needs a look", count)}</summary>
    <ul>
      ${unproven.map((call) => html`<li><b>${t("No screen or loudspeaker proved the call of {number}", { number: call.number })}</b> ${t("Window {label}", { label: call.window })}</li>`)}
      ${machines.map((one) => html`<li><b>${one.id}</b> ${spoken() === "zh" ? one.sentence : one.sentence_en}</li>`)}
      <li><a href="/screens#machines">${t("All machines, and what to do")}</a></li>
    </ul>
  </details>`;
}

/** @param {import("./desk.js").Desk} desk @param {import("./wire.js").Link} link */
function windowBadge(desk, link) {
  const hall = link.mirror.plan?.halls.find((one) => one.id === desk.plan.hall);
  const { state } = desk.window;
  return html`<p class="head-window">
    <b>${t("Window {label}", { label: desk.plan.label })}</b>
    <span>${hall ? named(hall) : ""} · ${named(desk.plan)}</span>
    <span class="chip chip-${state}" data-window-state=${state}>${t(state, {}, "window state")}</span>
  </p>`;
}
