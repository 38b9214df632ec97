/** A kiosk's card reader: cards of invented people to lay on it and to lift; and how staff open their menu. */

import { html, nothing } from "lit";
import { t } from "/console/words.js";
import { titled } from "./machines.js";

/** @typedef {(kiosk: string, card: string) => void} Lay */

/** @param {import("./state").Reader} reader @param {Lay} lay */
export const readerPicture = (reader, lay) => html`<section class="reader" aria-label=${titled(reader)} data-reader=${reader.kiosk}>
  <p>${t("Lay an identity card on the reader")}</p>
  <div class="cards">
    ${reader.cards.map((card) => {
      const lies = reader.lying === card.id;
      return html`<button type="button" class="card" aria-pressed=${lies ? "true" : "false"} @click=${() => lay(reader.kiosk, lies ? "" : card.id)}>
        <b>${card.name}</b><small>${t("born {year}", { year: card.born })}</small>
      </button>`;
    })}
  </div>
  ${reader.pin ? html`<p class="caption">${t("Staff menu: touch the four corners clockwise from the top left; PIN {pin}", { pin: reader.pin })}</p>` : nothing}
</section>`;
