/** The second page: where do I sit? By typing the number, by arrow keys, or by a touch. */

import { html, nothing } from "lit";
import { named, t, tn } from "./words.js";

/**
 * @typedef {object} ChooseView
 * @property {import("./mirror.js").Mirror} mirror
 * @property {string} typed what is in the search field
 * @property {string | null} last the window chosen last time in this browser
 * @property {(actor: string | null | undefined) => string} who
 * @property {(typed: string) => void} type
 * @property {(window: string) => void} choose
 */

/** @param {ChooseView} view */
export function chooseWindowPage(view) {
  const site = view.mirror.plan;
  if (!site) return html`<main class="choose"><p class="empty">${t("Connecting to the server")}</p></main>`;
  const found = matching(site.windows, view.typed);
  return html`<main class="choose">
    <div class="choose-head">
      <h1>${t("Which window do you sit at?")}</h1>
      <form role="search" @submit=${(/** @type {Event} */ event) => chooseFirst(event, found, view)}>
        <label class="unseen" for="window-search">${t("Window number or name")}</label>
        <input id="window-search" type="search" autocomplete="off" autofocus placeholder=${t("Window number or name")} .value=${view.typed}
          @input=${(/** @type {InputEvent} */ event) => view.type(/** @type {HTMLInputElement} */ (event.target).value)} />
        <button class="primary" type="submit" ?disabled=${found.length === 0}>${t("Sit here")}</button>
      </form>
    </div>
    ${found.length === 0 ? html`<p class="empty">${t("No window has this number or name")}</p>` : nothing}
    ${site.halls.map((hall) => hallSection(hall, found.filter((window) => window.hall === hall.id), view))}
  </main>`;
}

/** @param {import("./messages").HallPlan} hall @param {import("./messages").WindowPlan[]} windows @param {ChooseView} view */
function hallSection(hall, windows, view) {
  if (!windows.length) return nothing;
  return html`<section aria-labelledby=${`hall-${hall.id}`}>
    <h2 id=${`hall-${hall.id}`}>${named(hall)}</h2>
    <ul class="window-grid" @keydown=${moveFocus}>
      ${windows.map((window) => html`<li>${windowKey(window, view)}</li>`)}
    </ul>
  </section>`;
}

/** @param {import("./messages").WindowPlan} window @param {ChooseView} view */
function windowKey(window, view) {
  const now = view.mirror.windows.get(window.id);
  const state = now?.state ?? "closed";
  const clerk = state === "closed" ? "" : view.who(now?.clerk);
  const waiting = waitingAt(window, view.mirror);
  return html`<button type="button" class="window-key state-${state}" data-window=${window.id}
      aria-current=${view.last === window.id ? "true" : nothing} @click=${() => view.choose(window.id)}>
    <b>${window.label}</b>
    <span class="window-name">${named(window)}</span>
    <span class="window-now">
      <span class="chip chip-${state}">${t(state, {}, "window state")}</span>
      ${clerk ? html`<span>${clerk}</span>` : nothing}
      ${waiting ? html`<span>${tn("{n} person waiting", waiting)}</span>` : nothing}
    </span>
  </button>`;
}

/** @param {import("./messages").WindowPlan} window @param {import("./mirror.js").Mirror} mirror */
const waitingAt = (window, mirror) =>
  (window.queues ?? []).reduce((sum, queue) => sum + (mirror.queues.get(queue)?.waiting ?? 0), 0);

/** An exact number comes first and alone; else every name that contains what was typed. @param {import("./messages").WindowPlan[]} windows @param {string} typed */
export function matching(windows, typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return windows;
  const exact = windows.filter((window) => window.label.toLowerCase() === wanted);
  if (exact.length) return exact;
  return windows.filter((window) => `${window.label} ${window.name} ${window.name_en}`.toLowerCase().includes(wanted));
}

/** @param {Event} event @param {import("./messages").WindowPlan[]} found @param {ChooseView} view */
function chooseFirst(event, found, view) {
  event.preventDefault();
  const remembered = found.find((window) => window.id === view.last);
  const chosen = view.typed.trim() ? found[0] : (remembered ?? null);
  if (chosen) view.choose(chosen.id);
}

const STEPS = Object.freeze({ ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] });

/** Move among the windows with the arrow keys, as they lie on the screen. @param {KeyboardEvent} event */
function moveFocus(event) {
  const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
  const here = /** @type {HTMLElement} */ (event.target);
  if (!step || !here.matches(".window-key")) return;
  event.preventDefault();
  const keys = /** @type {HTMLElement[]} */ ([...here.closest("main")?.querySelectorAll(".window-key") ?? []]);
  const columns = keys.filter((key) => key.offsetTop === here.offsetTop).length;
  keys[keys.indexOf(here) + step[0] + step[1] * columns]?.focus();
}
