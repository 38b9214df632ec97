/** While a window pauses: what its screen tells citizens, and what else the clerk may have it tell. */

import { html, nothing } from "lit";
import { REASONS } from "./actions.js";
import { keepFocus } from "./pieces.js";
import { timeOfDay } from "./time.js";
import { t } from "./words.js";

/** @typedef {"" | keyof typeof REASONS} Why */

const MINUTES = Object.freeze([5, 10, 15, 30]);
const MINUTE = 60_000;

/** @param {import("./work-page.js").WorkView} view */
export function pauseStrip(view) {
  const { state, reason = "", until } = view.desk.window;
  if (state !== "paused") return nothing;
  const left = until ? Math.max(0, Math.round((Date.parse(until) - view.now) / MINUTE)) : 0;
  const why = /** @type {Why} */ (reason);
  return html`<section class="held pause" aria-label=${t("What citizens are told")}>
    <h2>${t("What citizens are told")}${until && left ? html` <small>${t("back at about {time}", { time: timeOfDay(until) })}</small>` : nothing}</h2>
    <div class="told">
      ${Object.entries(REASONS).map(([name, label]) => choice(view, t(label), name === reason, () => view.explain(/** @type {Why} */ (name), left)))}
    </div>
    <div class="told">
      ${MINUTES.map((minutes) => choice(view, t("{minutes} min", { minutes }), minutes === left, () => view.explain(why, minutes)))}
    </div>
  </section>`;
}

/** @param {import("./work-page.js").WorkView} view @param {string} label @param {boolean} chosen @param {() => void} act */
const choice = (view, label, chosen, act) =>
  html`<button type="button" class="action small ${chosen ? "is-chosen" : ""}" aria-pressed=${chosen} ?disabled=${!view.live} @mousedown=${keepFocus} @click=${act}><span>${label}</span></button>`;
