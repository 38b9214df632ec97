/** Playlists and the times they are shown, as cards to be edited; they change what they are given and say so. */

import { html, nothing } from "lit";
import { named, t } from "./words.js";

/**
 * @typedef {import("./screens-rest.js").Playlist} Playlist
 * @typedef {import("./screens-rest.js").Slot} Slot
 * @typedef {import("./screens-rest.js").DayPart} DayPart
 *
 * @typedef {object} CardView
 * @property {boolean} may
 * @property {import("./screens-rest.js").Medium[]} media
 * @property {import("./screens-rest.js").Hall[]} halls
 * @property {import("./screens-rest.js").Screen[]} screens
 * @property {Playlist[]} playlists
 * @property {() => void} changed
 */

const NOTICES = "(notices)";
const WEEK = Object.freeze({ mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" });
const ON = Object.freeze({ any: "every day", working: "working days", free: "days off" });

/** @param {Playlist} playlist @param {CardView} view @param {() => void} remove */
export function playlistCard(playlist, view, remove) {
  return html`<details class="card-edit" data-playlist=${playlist.id}>
    <summary><b>${playlist.name}</b> <small>${playlist.id} · ${playlist.entries.map((one) => one.media || t("notices")).join(" → ")}</small></summary>
    <label>${t("Name")} <input .value=${playlist.name} maxlength="40" ?disabled=${!view.may} @change=${put(view, (value) => (playlist.name = value))} /></label>
    <ol>${playlist.entries.map((_, at) => entryRow(playlist, at, view))}</ol>
    ${view.may ? html`<div class="dialog-buttons">
      <button type="button" class="quiet" @click=${act(view, remove)}>${t("Remove the playlist")}</button>
      <button type="button" @click=${act(view, () => playlist.entries.push({ notices: true }))}>${t("Another step")}</button>
    </div>` : nothing}
  </details>`;
}

/** @param {Playlist} playlist @param {number} at @param {CardView} view */
function entryRow({ entries }, at, view) {
  const entry = entries[at];
  const choose = (/** @type {string} */ value) => (entries[at] = value === NOTICES ? { notices: true, seconds: entry.seconds } : { media: value, seconds: entry.seconds });
  return html`<li class="entry">
    <select aria-label=${t("Step {n}", { n: at + 1 })} ?disabled=${!view.may} @change=${put(view, choose)}>
      <option value=${NOTICES} ?selected=${Boolean(entry.notices)}>${t("all published notices")}</option>
      ${view.media.map((one) => html`<option value=${one.name} ?selected=${one.name === entry.media}>${one.name}</option>`)}
    </select>
    <input type="number" min="0" max="3600" aria-label=${t("Seconds (0: its own length)")} title=${t("Seconds (0: its own length)")} .value=${String(entry.seconds ?? 0)} ?disabled=${!view.may} @change=${put(view, (value) => (entry.seconds = Number(value) || 0))} />
    ${view.may ? html`<button type="button" class="quiet" aria-label=${t("Up")} ?disabled=${at === 0} @click=${act(view, () => entries.splice(at - 1, 2, entry, entries[at - 1]))}>↑</button>
      <button type="button" class="quiet" aria-label=${t("Remove")} @click=${act(view, () => entries.splice(at, 1))}>✕</button>` : nothing}
  </li>`;
}

/** @param {Slot} slot @param {CardView} view @param {() => void} remove */
export function slotCard(slot, view, remove) {
  const name = view.playlists.find((one) => one.id === slot.playlist)?.name ?? slot.playlist;
  const where = [...(slot.halls ?? []), ...(slot.screens ?? [])].join(", ") || t("everywhere");
  const parts = (slot.parts ??= []);
  const exceptions = (slot.exceptions ??= []);
  return html`<details class="card-edit">
    <summary><b>${name}</b> <small>${where} · ${parts.length ? parts.map(inShort).join("; ") : t("all day")} · ${t("priority {n}", { n: slot.priority ?? 0 })}</small></summary>
    <div class="pair">
      <label>${t("Playlist")} <select ?disabled=${!view.may} @change=${put(view, (value) => (slot.playlist = value))}>
        ${view.playlists.map((one) => html`<option value=${one.id} ?selected=${one.id === slot.playlist}>${one.name}</option>`)}</select></label>
      <label>${t("Priority (the highest wins)")} <input type="number" min="0" max="9" .value=${String(slot.priority ?? 0)} ?disabled=${!view.may} @change=${put(view, (value) => (slot.priority = Number(value) || 0))} /></label>
      <label>${t("First day")} <input type="date" .value=${slot.first ?? ""} ?disabled=${!view.may} @change=${put(view, (value) => (slot.first = value))} /></label>
      <label>${t("Last day")} <input type="date" .value=${slot.last ?? ""} ?disabled=${!view.may} @change=${put(view, (value) => (slot.last = value))} /></label>
    </div>
    <fieldset><legend>${t("Where (none is everywhere)")}</legend>
      ${view.halls.map((hall) => check(named(hall), (slot.halls ??= []), hall.id, view))}
      ${view.screens.map((one) => check(one.id, (slot.screens ??= []), one.id, view))}
    </fieldset>
    ${partsOf(t("Hours"), parts, view)} ${partsOf(t("Days on which this holds instead"), exceptions, view)}
    ${view.may ? html`<div class="dialog-buttons"><button type="button" class="quiet" @click=${act(view, remove)}>${t("Remove this time")}</button></div>` : nothing}
  </details>`;
}

/** @param {string} title @param {DayPart[]} parts @param {CardView} view */
const partsOf = (title, parts, view) => html`<fieldset><legend>${title}</legend>
  ${parts.map((part, at) => html`<div class="part">
    <input type="time" aria-label=${t("From")} .value=${part.start ?? "00:00"} ?disabled=${!view.may} @change=${put(view, (value) => (part.start = value || "00:00"))} />
    <input type="time" aria-label=${t("Until (empty: midnight)")} .value=${part.until === "24:00" ? "" : (part.until ?? "")} ?disabled=${!view.may} @change=${put(view, (value) => (part.until = value || "24:00"))} />
    <select aria-label=${t("Which days")} ?disabled=${!view.may} @change=${put(view, (value) => (part.on = /** @type {"any"} */ (value)))}>
      ${Object.entries(ON).map(([on, label]) => html`<option value=${on} ?selected=${on === (part.on ?? "any")}>${t(label)}</option>`)}</select>
    <span class="week">${Object.entries(WEEK).map(([day, label]) => check(t(label), (part.days ??= []), day, view))}</span>
    <input type="date" aria-label=${t("A single day")} .value=${part.dates?.[0] ?? ""} ?disabled=${!view.may} @change=${put(view, (value) => (part.dates = value ? [value] : []))} />
    ${view.may ? html`<button type="button" class="quiet" aria-label=${t("Remove")} @click=${act(view, () => parts.splice(at, 1))}>✕</button>` : nothing}
  </div>`)}
  ${view.may ? html`<button type="button" class="quiet" @click=${act(view, () => parts.push({ start: "08:00", until: "18:00" }))}>${t("Add")}</button>` : nothing}
</fieldset>`;

/** @param {string} label @param {string[]} among @param {string} value @param {CardView} view */
const check = (label, among, value, view) => html`<label class="check"><input type="checkbox" ?disabled=${!view.may} .checked=${among.includes(value)}
  @change=${act(view, () => (among.includes(value) ? among.splice(among.indexOf(value), 1) : among.push(value)))} /> ${label}</label>`;

/** @param {CardView} view @param {(value: string) => void} take */
const put = (view, take) => (/** @type {Event} */ event) => {
  take(/** @type {HTMLInputElement} */ (event.target).value);
  view.changed();
};

/** @param {CardView} view @param {() => unknown} deed */
const act = (view, deed) => () => {
  deed();
  view.changed();
};

/** @param {DayPart} part */
function inShort({ days = [], dates = [], on = "any", start = "00:00", until = "24:00" }) {
  const when = dates.length ? dates.join(", ") : days.length ? days.map((day) => t(WEEK[/** @type {"mon"} */ (day)])).join(" ") : t(ON[on]);
  return `${when} ${start}–${until}`;
}
