/** Kiosk, its printer with the paper that comes out, and the television: pictures of what really stands on them. */

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { spoken, t } from "/console/words.js";

/**
 * @typedef {import("./state").Printer} Printer
 * @typedef {import("./state").HallScreen} HallScreen
 * @typedef {import("./state").Slip} Slip
 *
 * @typedef {object} Hands
 * @property {(device: string, fault: string, on: boolean) => void} fault
 * @property {(slip: Slip) => void} look
 */

/** Return a title in the language now. @param {{title: string, title_en?: string}} thing */
export const titled = (thing) => (spoken() === "en" && thing.title_en) || thing.title;

/** A screen in its case; it opens where it can be touched. @param {HallScreen} screen */
export function screenPicture(screen) {
  const glass = screen.png
    ? html`<img src=${screen.png} width=${screen.width} height=${screen.height} alt="" />`
    : html`<svg class="dark" viewBox="0 0 ${screen.width} ${screen.height}" aria-hidden="true"></svg>`;
  const upright = screen.height > screen.width;
  return html`<figure class="screen is-${screen.kind} ${upright ? "is-upright" : ""}">
    ${screen.view_url ? html`<a class="case" href=${screen.view_url} target="_blank" rel="noopener" aria-label=${t("Open {title}", { title: titled(screen) })}>${glass}</a>` : html`<div class="case">${glass}</div>`}
    <figcaption>${titled(screen)} ${screen.view_url ? html`<span aria-hidden="true">↗</span>` : nothing}</figcaption>
  </figure>`;
}

/** A printer: its slot, the newest slip hanging out of it, and the earlier ones beside. @param {Printer} printer @param {Hands} hands */
export function printerPicture(printer, hands) {
  const slips = [...printer.slips].reverse();
  return html`<section class="printer ${printer.faults.length ? "is-bad" : ""}" aria-label=${titled(printer)}>
    <div class="printer-case"><i class="lamp"></i><span>${titled(printer)}</span><i class="slot"></i></div>
    <div class="paper">
      ${slips.length ? repeat(slips, (slip) => slip.png, (slip, index) => slipPicture(slip, index === 0, hands)) : html`<p>${t("No slip yet")}</p>`}
    </div>
    ${faultKeys(printer.id, printer, hands)}
  </section>`;
}

/** @param {Slip} slip @param {boolean} newest @param {Hands} hands */
function slipPicture(slip, newest, hands) {
  const name = slip.number ? t("Slip {number}", { number: slip.number }) : t("A printed guide");
  return html`<button type="button" class="slip ${newest ? "is-newest" : ""}" aria-label=${name} title=${name} @click=${() => hands.look(slip)}>
    <img src=${slip.png} alt="" loading="lazy" />
  </button>`;
}

/** Switches that break a device and mend it again. @param {string} device @param {import("./state").Breakable} state @param {Hands} hands */
export function faultKeys(device, state, hands) {
  if (!state.can.length) return nothing;
  return html`<div class="faults">
    ${state.can.map((fault) => {
      const on = state.faults.includes(fault);
      return html`<button type="button" class="fault" aria-pressed=${on} @click=${() => hands.fault(device, fault, !on)}>${t(fault, {}, "fault")}</button>`;
    })}
  </div>`;
}
