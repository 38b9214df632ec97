/** A hall: its name over the wall with the windows, and what stands on the floor before them. */

import { html, nothing } from "lit";
import { named, t } from "/console/words.js";
import { screenPicture } from "./machines.js";
import { printerPicture } from "./paper.js";
import { bench, plant } from "./people.js";
import { readerPicture } from "./reader.js";
import { hallWindow } from "./windows.js";

/**
 * @typedef {import("./state").HallState} HallState
 * @typedef {import("./state").Hall} Hall
 * @typedef {import("./paper.js").Hands & {press: import("./windows.js").Press, lay: import("./reader.js").Lay}} Hands
 */

/** @param {HallState} state @param {Hall} hall @param {Hands} hands */
export function hallStage(state, hall, hands) {
  const windows = state.windows.filter((window) => window.hall === hall.id);
  const open = windows.filter((window) => window.state === "open").length;
  return html`<section class="hall is-${hall.side}" aria-labelledby="hall-${hall.id}">
    <header class="lintel">
      <h2 id="hall-${hall.id}">${named(hall)}</h2>
      <p>${t("{open} of {all} windows open", { open, all: windows.length })}</p>
    </header>
    <div class="room">
      <ul class="windows" aria-label=${t("Windows")}>
        ${windows.map((window, who) => hallWindow(window, who, ofWindow(state.leds, window), ofWindow(state.pads, window), hands.press))}
      </ul>
      ${floor(state, hall, hands)}
    </div>
  </section>`;
}

/** @param {HallState} state @param {Hall} hall @param {Hands} hands */
function floor(state, hall, hands) {
  const screens = state.screens.filter((screen) => screen.hall === hall.id);
  const kiosks = screens.filter((screen) => screen.kind === "kiosk");
  const printers = state.printers.filter((printer) => printer.hall === hall.id);
  const readers = state.readers.filter((reader) => reader.hall === hall.id);
  return html`<div class="floor">
    ${screens.filter((screen) => screen.kind === "board").map(screenPicture)}
    ${kiosks.map(screenPicture)}
    ${printers.length || readers.length
      ? html`<div class="beside">${printers.map((printer) => printerPicture(printer, hands))} ${readers.map((reader) => readerPicture(reader, hands.lay))}</div>`
      : nothing}
    ${kiosks.length || printers.length ? nothing : [bench, plant]}
  </div>`;
}

/** @template {{window: string}} T @param {T[]} things @param {import("./state").HallWindow} window */
const ofWindow = (things, window) => things.find((one) => one.window === window.id);
