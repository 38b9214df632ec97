/**
 * In which order a window would call those who wait, as the server says it with a sentence why.
 *
 * The rules are the server's alone. It is asked again after news, at most once
 * in `PAUSE`; between two answers the old order stands, who is new at its end.
 */

import { windowOrder } from "./rest.js";

/** @typedef {{place: number, sentence: string, sentence_en: string}} Placed */

const PAUSE = 500;

export class Line {
  /** @param {() => void} changed */
  constructor(changed) {
    this._changed = changed;
    this._window = "";
    this._asking = false;
    this._again = false;
    /** By ticket. @type {Map<string, Placed>} */
    this.places = new Map();
  }

  /** There is news, or another window is sat at; "" at none. @param {string} window */
  heard(window) {
    if (window !== this._window) this.places = new Map();
    this._window = window;
    this._again = true;
    if (window && !this._asking) void this._ask();
  }

  async _ask() {
    this._asking = true;
    while (this._again && this._window) {
      this._again = false;
      const window = this._window;
      const told = await windowOrder(window).catch(() => null); // away: the next news asks again
      if (told && window === this._window) {
        this.places = new Map(told.map((one, place) => [one.ticket, { ...one, place }]));
        this._changed();
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this._asking = false;
  }
}
