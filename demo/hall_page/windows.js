/** A window as it stands in the hall: the bar above, the glass with who sits behind it, the pad on the counter. */

import { html, nothing } from "lit";
import { named, t } from "/console/words.js";
import { citizen, clerk, tea } from "./people.js";
import { segments } from "./segments.js";

/**
 * @typedef {import("./state").HallWindow} HallWindow
 * @typedef {(pad: string, key: string) => void} Press
 */

/** The signs on a pad's keys. @type {Readonly<Record<string, string>>} */
const SIGNS = Object.freeze({
  next: "M2 3l5.5 5L2 13zM8.5 3l5.5 5-5.5 5z",
  recall: "M8 2a4 4 0 0 0-4 4v4l-1.5 2h11L12 10V6a4 4 0 0 0-4-4zM6.5 13a1.5 1.5 0 0 0 3 0z",
  start: "M4 2.500l9 5.5-9 5.500z",
  finish: "M6.2 12.800L2 8.600l1.5-1.5 2.7 2.7 6.3-6.600L14 4.700z",
  no_show: "M3.7 2.300L8 6.600l4.3-4.3 1.4 1.400L9.4 8l4.3 4.3-1.4 1.400L8 9.400l-4.3 4.3-1.4-1.400L6.6 8 2.3 3.700z",
  pause: "M4 2.500h3v11H4zM9 2.500h3v11H9z",
  hold: "M4 2h8l-3.5 6L12 14H4l3.5-6z",
  transfer: "M1.5 4h8.500V1.500L14.5 5 10 8.500V6H1.500zM14.5 12H6v2.500L1.5 11 6 7.500V10h8.500z",
});
/** How far an arrow key goes on a pad. @type {Readonly<Record<string, number>>} */
const STEPS = Object.freeze({ ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 });
/** A ticket's number stands on the bar while its citizen is at the window. */
const NUMBER = /[A-Z]\d{2}/;

/** Return the sign of a key as a small picture. @param {string} key */
export const sign = (key) => html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${SIGNS[key] ?? ""} fill="currentColor" /></svg>`;

/**
 * @param {HallWindow} window
 * @param {number} who sits there
 * @param {import("./state").Led | undefined} led
 * @param {import("./state").Pad | undefined} pad
 * @param {Press} press
 */
export function hallWindow(window, who, led, pad, press) {
  const busy = window.state !== "closed" && NUMBER.test(led?.text ?? "");
  return html`<li class="window is-${window.state} ${busy ? "is-busy" : ""}" data-window=${window.id}>
    ${led ? bar(led) : html`<div class="led is-missing"></div>`}
    <div class="glass" title=${named(window)}>
      ${label(window)}<span class="name">${named(window)}</span>
      <small class="state"><i></i>${t(window.state, {}, "window state")}</small>
      ${sitter(window, who)} ${busy ? citizen(who) : nothing}
    </div>
    <div class="counter">${pad ? callPad(pad, press) : nothing}</div>
  </li>`;
}

/** The number over the window; it leads to the window's own screen. @param {HallWindow} window */
function label(window) {
  if (!window.screen_url) return html`<b class="label">${window.label}</b>`;
  const name = t("Screen of window {label}", { label: window.label });
  return html`<a class="label" href=${window.screen_url} target="_blank" rel="noopener" title=${name} aria-label=${name}>${window.label}</a>`;
}

/** Who sits behind the glass, and leads to the staff sign; a cup of tea in a pause. @param {HallWindow} window @param {number} who */
function sitter(window, who) {
  if (window.state !== "open") return window.state === "paused" ? tea : nothing;
  if (!window.sign_url) return clerk(who);
  const name = t("Staff sign of window {label}", { label: window.label });
  return html`<a class="sitter" href=${window.sign_url} target="_blank" rel="noopener" title=${name} aria-label=${name}>${clerk(who)}</a>`;
}

/** @param {import("./state").Led} led */
function bar(led) {
  const said = t("Bar of window {label}: {text}", { label: led.label, text: led.text || t("dark") });
  return html`<img class="led ${led.text ? "is-lit" : ""}" src=${led.png} alt=${said} title=${led.text} />`;
}

/** One stop for the Tab key; the arrow keys go from key to key. @param {import("./state").Pad} pad @param {Press} press */
function callPad(pad, press) {
  const name = t("Call pad of window {label}", { label: pad.label });
  return html`<div class="pad" role="toolbar" aria-label=${name} @keydown=${walk}>
    ${segments(pad.digits)}
    <div class="keys">
      ${pad.keys.map((key, place) => {
        const word = t(key, {}, "key");
        return html`<button type="button" class="key key-${key}" tabindex=${place ? -1 : 0} title=${word} aria-label=${word} data-key=${key} @click=${() => press(pad.window, key)}>${SIGNS[key] ? sign(key) : word}</button>`;
      })}
    </div>
  </div>`;
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const pad = /** @type {HTMLElement} */ (event.currentTarget);
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const keys = [...pad.querySelectorAll("button")];
  const here = keys.findIndex((key) => key === document.activeElement);
  const next = keys[(here + step + keys.length) % keys.length];
  for (const key of keys) key.tabIndex = key === next ? 0 : -1;
  next?.focus();
}
