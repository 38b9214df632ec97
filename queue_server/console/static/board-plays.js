/**
 * What this browser has played and the server does not have yet (as programme/journal.py): kept in the browser's
 * own store, numbered, told until it is taken. What was on when the page was ended is told as `cut`.
 */

import { remember, remembered } from "./remember.js";
import { freshId } from "./session.js";

/**
 * @typedef {{number: number, item: string, name: string, began: number, seconds: number, outcome: "shown" | "cut" | "broken", reason: string}} Play
 * @typedef {{journal: string, next: number, open: Play[], waiting: Play[]}} Journal
 */

const KEY = "hall.plays";
const TELL_EVERY = 5000;
const AT_ONCE = 200;
const MOST = 5000;

export class BoardPlays {
  /** @param {string} board @param {string} token */
  constructor(board, token) {
    this._board = board;
    this._token = token;
    this._kept = takenUp();
    window.setInterval(() => void this.tell(), TELL_EVERY);
  }

  /** @param {import("./timetable.js").Thing} thing @param {number} at */
  begin(thing, at) {
    const number = this._kept.next++;
    this._kept.open.push({ number, item: thing.item, name: thing.name.slice(0, 120), began: at, seconds: 0, outcome: "shown", reason: "" });
    this._keep();
    return number;
  }

  /** @param {number} number @param {number} seconds @param {Partial<Play>} more */
  end(number, seconds, more = {}) {
    const play = this._kept.open.find((one) => one.number === number);
    if (!play) return;
    this._kept.open = this._kept.open.filter((one) => one !== play);
    this._kept.waiting = [...this._kept.waiting, { ...play, seconds, ...more }].slice(-MOST);
    this._keep();
  }

  /** @param {import("./timetable.js").Thing} thing @param {number} at @param {string} reason */
  broken(thing, at, reason) {
    this.end(this.begin(thing, at), 0, { outcome: "broken", reason });
  }

  /** Tell what is over; what is not taken now waits. */
  async tell() {
    const plays = this._kept.waiting.slice(0, AT_ONCE);
    if (!plays.length) return;
    const headers = { "Content-Type": "application/json", Authorization: `Bearer ${this._token}` };
    const body = JSON.stringify({ player: this._board, journal: this._kept.journal, plays });
    const answer = await fetch("/api/v1/plays", { method: "POST", headers, body }).catch(() => null);
    if (!answer?.ok) return;
    const taken = new Set(plays.map((one) => one.number));
    this._kept.waiting = this._kept.waiting.filter((one) => !taken.has(one.number));
    this._keep();
  }

  _keep() {
    remember(KEY, JSON.stringify(this._kept));
  }
}

/** @returns {Journal} */
function takenUp() {
  try {
    /** @type {Journal} */
    const left = JSON.parse(remembered(KEY) ?? "");
    const cut = left.open.map((play) => ({ ...play, outcome: /** @type {const} */ ("cut") }));
    return { journal: left.journal, next: left.next, open: [], waiting: [...left.waiting, ...cut] };
  } catch {
    return { journal: freshId(), next: 0, open: [], waiting: [] };
  }
}
