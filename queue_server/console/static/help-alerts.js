/** Citizens at kiosks who called for a person: told on every page of the staff console until somebody was there. */

import { html, nothing } from "lit";
import { keepFocus } from "./pieces.js";
import { freshId } from "./session.js";
import { waited } from "./time.js";
import { named, spoken, t } from "./words.js";

/**
 * @typedef {import("./messages").HelpView} HelpView
 * @typedef {object} HelpsView
 * @property {import("./wire.js").Link} link
 * @property {(actor: string | null | undefined) => string} who how an actor is called
 */

/** The calls that are open, the oldest first. @param {HelpsView} view */
export function helpAlerts(view) {
  const helps = [...view.link.mirror.helps.values()].sort((one, other) => (one.called_at < other.called_at ? -1 : 1));
  return helps.length ? html`<aside class="helps" aria-label=${t("Calls for help")}>${helps.map((help) => alert(help, view))}</aside>` : nothing;
}

/** Return the intent that says: I go there. @param {HelpView} help @returns {import("./session.js").Intent} */
const takeOf = (help) => ({ kind: "take_help", command_id: freshId(), help: help.id });

/** Return the intent that says: it is over. @param {HelpView} help @returns {import("./session.js").Intent} */
const endOf = (help) => ({ kind: "end_help", command_id: freshId(), help: help.id });

/** @param {HelpView} help @param {HelpsView} view */
function alert(help, view) {
  const { link, who } = view;
  const called = help.state === "called";
  const say = (/** @type {import("./session.js").Intent} */ intent) => void link.ask(intent);
  return html`<section class="help help-${help.state}" role="alert" data-help=${help.kiosk}>
    <p>
      <b>${t("{place}: a citizen needs help", { place: placeOf(help, view) })}</b>
      <span>${called ? waited(help.called_at, link.now()) : t("{name} is on the way", { name: who(help.by) })}</span>
      ${help.language === "en" ? html`<span class="chip">English</span>` : nothing}
    </p>
    ${called
      ? html`<button type="button" class="action small" data-help-take ?disabled=${!link.live} @mousedown=${keepFocus} @click=${() => say(takeOf(help))}>${t("I am going")}</button>`
      : html`<button type="button" class="action small" data-help-end ?disabled=${!link.live} @mousedown=${keepFocus} @click=${() => say(endOf(help))}>${t("Done")}</button>`}
  </section>`;
}

/** Return how the place of the kiosk is called: by staff, else by its hall and its name. @param {HelpView} help @param {HelpsView} view */
function placeOf(help, { link }) {
  const plan = link.mirror.plan;
  const kiosk = plan?.kiosks?.find((one) => one.id === help.kiosk);
  const hall = plan?.halls.find((one) => one.id === kiosk?.hall);
  const place = (spoken() === "en" && kiosk?.place_en) || kiosk?.place || (hall ? named(hall) : "");
  return [t("Kiosk {name}", { name: help.kiosk }), place].filter(Boolean).join(" · ");
}
