/** A window as it stands in the hall: the bar above, the glass with who sits behind it, the pad on the counter. */

import { html, nothing } from "lit";
import { named, t } from "/console/words.js";

/**
 * @typedef {import("./state").HallWindow} HallWindow
 * @typedef {(pad: string, key: string) => void} Press
 */

/** The signs on a pad's keys. @type {Readonly<Record<string, string>>} */
const SIGNS = Object.freeze({
  next: "M2 3l5.5 5L2 13zM8.500 3l5.500 5-5.500 5z",
  recall: "M8 2a4 4 0 0 0-4 4v4l-1.500 2h11L12 10V6a4 4 0 0 0-4-4zM6.500 13a1.500 1.500 0 0 0 3 0z",
  start: "M4 2.500l9 5.500-9 5.500z",
  finish: "M6.200 12.800L2 8.600l1.500-1.500 2.700 2.700 6.300-6.600L14 4.700z",
  no_show: "M3.700 2.300L8 6.600l4.300-4.300 1.400 1.400L9.400 8l4.300 4.300-1.400 1.400L8 9.400l-4.300 4.300-1.400-1.400L6.600 8 2.300 3.700z",
  pause: "M4 2.500h3v11H4zM9 2.500h3v11H9z",
  hold: "M4 2h8l-3.500 6L12 14H4l3.500-6z",
  transfer: "M1.500 4h8.500V1.500L14.500 5 10 8.500V6H1.500zM14.500 12H6v2.500L1.500 11 6 7.500V10h8.500z",
});

/** Return the sign of a key as a small picture. @param {string} key */
export const sign = (key) => html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${SIGNS[key] ?? ""} fill="currentColor" /></svg>`;

/**
 * @param {HallWindow} window
 * @param {import("./state").Led | undefined} led
 * @param {import("./state").Pad | undefined} pad
 * @param {Press} press
 */
export function hallWindow(window, led, pad, press) {
  const called = /^[A-Z]\d/.test(pad?.digits ?? "");
  return html`<li class="window is-${window.state}" data-window=${window.id}>
    ${led ? html`<img class="led ${led.text ? "is-lit" : ""}" src=${led.png} alt=${t("Bar of window {label}: {text}", { label: window.label, text: led.text || t("dark") })} />` : html`<div class="led"></div>`}
    <div class="glass">
      <b class="label">${window.label}</b>
      <span class="name">${named(window)}<small>${t(window.state, {}, "window state")}</small></span>
      ${window.state === "closed" ? nothing : person("clerk")} ${called ? person("citizen") : nothing}
    </div>
    <div class="counter">${pad ? callPad(window, pad, press) : nothing}</div>
  </li>`;
}

/** @param {HallWindow} window @param {import("./state").Pad} pad @param {Press} press */
function callPad(window, pad, press) {
  const name = t("Window {label}", { label: window.label });
  return html`<div class="pad" role="group" aria-label=${t("Call pad of window {label}", { label: window.label })}>
    <output class="digits">${pad.digits || "\u00a0"}</output>
    ${pad.keys.map((key) => {
      const word = t(key, {}, "key");
      return html`<button type="button" class="key key-${key}" title=${word} aria-label="${name}: ${word}" @click=${() => press(pad.window, key)}>${sign(key)}</button>`;
    })}
  </div>`;
}

/** @param {string} who */
const person = (who) => html`<svg class="person ${who}" viewBox="0 0 40 44" aria-hidden="true">
  <circle cx="20" cy="12" r="9" fill="currentColor" /><path d="M3 44c0-12 7-19 17-19s17 7 17 19z" fill="currentColor" />
</svg>`;
