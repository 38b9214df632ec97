/** The day in figures: the way of a ticket from the touch to the end, and what must never happen. */

import { html, nothing } from "lit";
import { t } from "/console/words.js";

const WAY = ["issued", "printed", "called", "shown_on_board", "shown_on_led", "spoken", "finished"];
const BESIDE = ["waiting", "recalled", "no_show"];
const NEVER = ["lost", "doubled"];

/** @param {Record<string, number>} figures */
export const dayFigures = (figures) => html`<dl class="figures" aria-label=${t("The day in figures")}>
  ${[...WAY, ...BESIDE, ...NEVER].map((name) => figure(name, figures[name]))}
</dl>`;

/** @param {string} name @param {number | undefined} value */
function figure(name, value) {
  if (value === undefined) return nothing;
  const bad = NEVER.includes(name) && value > 0;
  const kind = WAY.includes(name) ? "on-way" : NEVER.includes(name) ? "never" : "beside";
  return html`<div class="figure ${kind} ${bad ? "is-bad" : ""}" data-figure=${name}>
    <dt>${t(name, {}, "figure")}</dt><dd>${value}</dd>
  </div>`;
}
