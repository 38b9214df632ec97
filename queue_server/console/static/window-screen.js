/** The screen of a window in a browser: its number, how it stands, whose number is there, who is next. */

import { LitElement, html, nothing } from "lit";
import { Seat, alone, cover, head, number } from "./seat.js";

class WindowScreen extends LitElement {
  constructor() {
    super();
    this._seat = new Seat(this, true, () => this.requestUpdate());
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
      <main class="now is-${said.state} ${said.lit ? "is-lit" : ""}" aria-live="polite">
        <p class="says">${said.says}<small>${said.says_beside}</small></p>
        ${said.number ? number(said, this._seat.call) : nothing}
        ${said.line ? html`<p class="line">${said.line}</p>` : nothing}
      </main>
      <footer class="foot">
        ${said.units.length ? html`<p class="units"><b>${said.units_of}</b> ${said.units.join(" · ")}</p>` : nothing}
        <p class="hint">${said.hint}</p>
        <p class="waiting">${said.waiting}</p>
      </footer>`;
  }
}

customElements.define("window-screen", WindowScreen);
