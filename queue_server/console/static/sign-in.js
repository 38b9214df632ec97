/** The first page of the staff console: name and password. */

import { html, nothing } from "lit";
import { languageSwitch, lineState, seal } from "./pieces.js";
import { named, t } from "./words.js";

/**
 * @typedef {object} SignInView
 * @property {import("./wire.js").Link} link
 * @property {string} trouble a sentence, or ""
 * @property {boolean} busy
 * @property {(name: string, password: string) => void} signIn
 * @property {() => void} changeLanguage
 */

/** @param {SignInView} view */
export function signInPage(view) {
  const site = view.link.mirror.plan;
  return html`<div class="gate">
    <header class="gate-head">${lineState(view.link)} ${languageSwitch(view.changeLanguage)}</header>
    <main class="gate-card">
      <div class="gate-title">
        ${seal}
        <div>
          <p class="caption">${site ? named(site) : t("Government service hall")}</p>
          <h1>${t("Staff console")}</h1>
        </div>
      </div>
      <form @submit=${(/** @type {SubmitEvent} */ event) => submit(event, view)}>
        <label for="name">${t("Account name")}</label>
        <input id="name" name="name" required maxlength="80" autocomplete="username" autocapitalize="none" spellcheck="false" autofocus />
        <label for="password">${t("Password")}</label>
        <input id="password" name="password" type="password" required maxlength="500" autocomplete="current-password" />
        ${view.trouble ? html`<p class="trouble" role="alert">${view.trouble}</p>` : nothing}
        <button class="primary" type="submit" aria-busy=${view.busy}>${view.busy ? t("Signing in") : t("Sign in")}</button>
      </form>
      <p class="caption">${t("Forgot the password? The administrator sets a new one.")}</p>
    </main>
  </div>`;
}

/** @param {SubmitEvent} event @param {SignInView} view */
function submit(event, view) {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
  if (!view.busy) view.signIn(String(form.get("name")).trim(), String(form.get("password")));
}
