/** The staff sign of a window in a browser: who sits here, what for, what is promised, how it was rated today. */

import { LitElement, html, nothing } from "lit";
import { Seat, alone, cover, head, number } from "./seat.js";

class StaffSign extends LitElement {
  constructor() {
    super();
    this._seat = new Seat(this, false, () => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    void this._seat.start();
  }

  updated() {
    this._seat.drawn();
  }

  render() {
    const { said, away } = this._seat;
    if (said?.alarm) return cover(said.alarm);
    if (!said || said.state === "starting") return alone(this._seat);
    return html`${head(said, away)}
      <main class="sign">
        ${said.person ? person(said.person) : nobody(said)}
        ${ticket(said, this._seat.call)}
        ${said.person ? list(said.duties_of, said.person.duties, "duties") : list(said.units_of, said.units, "duties")}
        ${said.person ? list(said.promises_of, said.person.promises, "promises") : nothing}
        ${said.person ? rating(said, said.person) : nothing}
      </main>
      <footer class="foot"><p class="site">${said.site} ${said.hall}</p><p class="phone">${said.phone}</p></footer>`;
  }
}

/** @param {import("./seat.js").Person} who */
const person = (who) => html`<section class="person">
  ${who.photo ? html`<img src="/api/v1/staff/${who.photo}" alt="" />` : figure}
  <div>
    <h2>${who.name}<small>${who.beside}</small></h2>
    <p class="post">${who.post}</p>
    <p class="badge">${who.badge}</p>
  </div>
</section>`;

/** Nobody is known to sit here: the sign shows no other face. @param {import("./seat.js").Said} said */
const nobody = (said) => html`<section class="person">${figure}<div><h2>${said.name}<small>${said.beside}</small></h2></div></section>`;

const figure = html`<svg class="figure" viewBox="0 0 80 100" aria-hidden="true"><circle cx="40" cy="36" r="19" /><path d="M6 100c0-26 15-38 34-38s34 12 34 38z" /></svg>`;

/** @param {import("./seat.js").Said} said @param {{ticket: string, times: string}} call */
const ticket = (said, call) => html`<section class="ticket is-${said.state} ${said.lit ? "is-lit" : ""}" aria-live="polite">
  <h3>${said.number ? said.ticket_of : said.says}</h3>
  ${said.number ? number(said, call) : nothing}
  <p class="how">${said.number ? said.says : ""}</p>
  ${said.line ? html`<p class="line">${said.line}</p>` : nothing}
</section>`;

/** @param {string} title @param {string[]} lines @param {string} kind */
const list = (title, lines, kind) =>
  lines.length ? html`<section class=${kind}><h3>${title}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>` : nothing;

/** @param {import("./seat.js").Said} said @param {import("./seat.js").Person} who */
const rating = (said, who) => html`<section class="rating">
  <h3>${said.rating_of}</h3>
  ${who.rating ? html`<p class="average">${who.rating}</p>` : nothing}
  <p class="rated">${who.rated}</p>
</section>`;

customElements.define("staff-sign", StaffSign);
