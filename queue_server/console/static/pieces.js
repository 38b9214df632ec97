/** Small pieces that several pages draw: the seal, the state of the line, the language switch, key caps. */

import { html, nothing } from "lit";
import { age, timeOfDay } from "./time.js";
import { spoken, t } from "./words.js";

/** The seal of the house, beside a title that says the rest. */
export const seal = html`<img class="seal" src="/static/seal.svg" alt="" width="36" height="36" />`;

/**
 * Whether the line to the server stands, and how old the news is when it does not.
 * @param {import("./wire.js").Link} link
 */
export function lineState(link) {
  if (link.live) return html`<span class="line line-live" role="status"><i></i>${t("Connected")}</span>`;
  const since = link.heardAt ? t("as of {time}", { time: timeOfDay(link.heardAt + link.skew) }) : nothing;
  return html`<span class="line line-away" role="status"><i></i>${age(link.heardAt, Date.now())} <small>${since}</small></span>`;
}

/** @param {() => void} change */
export const languageSwitch = (change) =>
  html`<button class="quiet" type="button" lang=${spoken() === "zh" ? "en" : "zh-CN"} @click=${change}>
    ${spoken() === "zh" ? "English" : "中文"}
  </button>`;

/** @param {string} key */
export const keyCap = (key) => (key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing);

/** Keep the focus where it is when a pointer presses a button, so that the next key still means what it says. @param {Event} event */
export const keepFocus = (event) => event.preventDefault();
