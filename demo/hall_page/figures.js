/** The day in figures: the way of a ticket from the touch to the end, and what must never happen. */

import { html, nothing } from "lit";
import { t } from "/console/words.js";

const WAY = ["issued", "printed", "called", "shown_on_board", "shown_on_led", "spoken", "finished"];
const BESIDE = ["waiting", "recalled", "no_show"];
const NEVER = ["lost", "doubled"];

/** @param {Record<string, number>} figures */
export const dayFigures = (figures) => html`<section class="figures" aria-label=${t("The day in figures")}>
  ${[WAY, BESIDE, NEVER].map((names) => group(names, figures))}
</section>`;

/** @param {string[]} names @param {Record<string, number>} figures */
function group(names, figures) {
  const known = names.filter((name) => figures[name] !== undefined);
  if (!known.length) return nothing;
  const kind = names === WAY ? "way" : names === BESIDE ? "beside" : "never";
  return html`<dl class=${kind}>
    ${known.map((name) => html`<div class=${kind === "never" && figures[name] ? "is-bad" : ""} data-figure=${name}>
      <dt>${t(name, {}, "figure")}</dt><dd>${figures[name]}</dd>
    </div>`)}
  </dl>`;
}
