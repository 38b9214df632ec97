/** Kiosk and television: pictures of what really stands on them; and the switches that break a device. */

import { html, nothing } from "lit";
import { spoken, t } from "/console/words.js";

/** @typedef {(device: string, fault: string, on: boolean) => void} Break */

/** Faults that are over by themselves: a push, not a switch. */
const MOMENTARY = new Set(["restart"]);

/** Return a title in the language now. @param {{title: string, title_en?: string}} thing */
export const titled = (thing) => (spoken() === "en" && thing.title_en) || thing.title;

/** A screen in its case; it opens where it can be touched. @param {import("./state").HallScreen} screen */
export function screenPicture(screen) {
  const title = titled(screen);
  const upright = screen.height > screen.width ? "is-upright" : "";
  const glass = screen.png
    ? html`<img src=${screen.png} width=${screen.width} height=${screen.height} alt=${title} />`
    : html`<svg class="dark" viewBox="0 0 ${screen.width} ${screen.height}" role="img" aria-label=${t("{title}: no picture yet", { title })}></svg>`;
  return html`<figure class="screen is-${screen.kind} ${upright}" data-screen=${screen.id}>
    ${screen.view_url
      ? html`<a class="case" href=${screen.view_url} target="_blank" rel="noopener" aria-label=${t("Open {title}", { title })}>${glass}</a>`
      : html`<div class="case">${glass}</div>`}
    <div class="stand"></div>
    <figcaption>${title}${screen.view_url ? html`<span aria-hidden="true"> ↗</span>` : nothing}</figcaption>
  </figure>`;
}

/** The faults of a device. @param {string} device @param {string} title @param {import("./state").Breakable} state @param {Break} act */
export function faultSwitches(device, title, state, act) {
  if (!state.can.length) return nothing;
  return html`<div class="faults" role="group" aria-label=${title} data-device=${device}>
    ${state.can.map((fault) => (MOMENTARY.has(fault) ? push(device, fault, act) : faultSwitch(device, fault, state.faults.includes(fault), act)))}
  </div>`;
}

/** @param {string} device @param {string} fault @param {boolean} on @param {Break} act */
const faultSwitch = (device, fault, on, act) =>
  html`<button type="button" class="fault" role="switch" aria-checked=${on ? "true" : "false"} data-fault=${fault} @click=${() => act(device, fault, !on)}>
    <i class="toggle"></i>${t(fault, {}, "fault")}
  </button>`;

/** @param {string} device @param {string} fault @param {Break} act */
const push = (device, fault, act) =>
  html`<button type="button" class="fault is-push" data-fault=${fault} @click=${() => act(device, fault, true)}>${t(fault, {}, "fault")}</button>`;
