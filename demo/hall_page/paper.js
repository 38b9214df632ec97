/**
 * A printer and its paper: a new slip comes out of the slot line by line, earlier ones lie beside it.
 *
 * All slips are children of one box and only change their place in it, so that
 * a slip glides from the slot to the others when the next one comes. Slips that
 * were there when the page was opened do not come out again.
 */

import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "/console/words.js";
import { faultSwitches, titled } from "./machines.js";

/**
 * @typedef {import("./state").Printer} Printer
 * @typedef {import("./state").Slip} Slip
 *
 * @typedef {object} Hands
 * @property {import("./machines.js").Break} fault
 * @property {(slip: Slip) => void} look
 * @property {ReadonlySet<string>} old pictures of slips that were there before us
 */

/** Return what a slip is called. @param {Slip} slip */
export const slipName = (slip) => (slip.number ? t("Slip {number}", { number: slip.number }) : t("A printed guide"));

/** @param {Printer} printer @param {Hands} hands */
export function printerPicture(printer, hands) {
  const slips = [...printer.slips].reverse();
  const wrong = printer.faults.map((fault) => t(fault, {}, "fault")).join(" · ");
  const title = titled(printer);
  return html`<section class="printer ${wrong ? "is-bad" : ""}" aria-label=${title} data-printer=${printer.id}>
    <div class="printer-case"><i class="lamp"></i><span>${title}</span><b role="status">${wrong}</b><i class="slot"></i></div>
    <div class="paper">
      ${slips.length ? repeat(slips, (slip) => slip.png, (slip) => slipPicture(slip, hands)) : html`<p>${t("No slip yet")}</p>`}
    </div>
    ${faultSwitches(printer.id, title, printer, hands.fault)}
  </section>`;
}

/** @param {Slip} slip @param {Hands} hands */
function slipPicture(slip, hands) {
  const fresh = !hands.old.has(slip.png);
  return html`<button type="button" class="slip ${fresh ? "is-fresh" : ""}" aria-label=${slipName(slip)} title=${slipName(slip)} @click=${() => hands.look(slip)}>
    <img src=${slip.png} alt="" @load=${fresh ? comeOut : nothing} @error=${fresh ? comeOut : nothing} />
  </button>`;
}

/** Paper moves only once there is something on it. @param {Event} event */
function comeOut(event) {
  /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.currentTarget).parentElement).dataset.printed = "";
}
