/**
 * The programme's place on a board: each item is fetched and decoded before it is due, and the one before it
 * stays on the glass until that is there, so that there is never a black frame between two.
 */

import { turnAt } from "./timetable.js";

/**
 * @typedef {import("./timetable.js").Thing} Thing
 * @typedef {import("./timetable.js").Timetable} Timetable
 * @typedef {import("./timetable.js").Turn} Turn
 *
 * @typedef {object} Slide
 * @property {string} key
 * @property {HTMLImageElement | HTMLVideoElement} sheet
 * @property {"coming" | "ready" | "broken"} state
 *
 * @typedef {object} Proof who keeps what was shown
 * @property {(thing: Thing, at: number) => number} begin
 * @property {(play: number, seconds: number) => void} end
 * @property {(thing: Thing, at: number, reason: string) => void} broken
 */

/** Seconds before it is due in which the next item is fetched. */
const AHEAD = 8;

export class BoardProgramme extends HTMLElement {
  constructor() {
    super();
    /** @type {Timetable | null} */
    this.timetable = null;
    /** @type {Proof | null} */
    this.proof = null;
    /** @type {{turn: Turn, slide: Slide, play: number, since: number} | null} */
    this._on = null;
    /** @type {Slide | null} */
    this._next = null;
    this._givenUp = "";
  }

  /** The item that is on the glass. */
  get item() {
    return this._on?.turn.thing ?? null;
  }

  /** Show what is due. @param {number} now the server's time, s */
  tick(now) {
    const turn = this.timetable && turnAt(this.timetable, now);
    if (!turn || turn.thing.urgent) return this.clear(now);
    if (!this._on || !same(this._on.turn, turn)) this._turnTo(turn, now);
    else if (turn.until - now <= AHEAD) this._prepare(this._following(turn));
  }

  /** Take all off the glass. @param {number} now */
  clear(now) {
    this._ended(now);
    this._on?.slide.sheet.remove();
    this._next?.sheet.remove();
    this._on = this._next = null;
  }

  /** @param {Turn} turn */
  _following(turn) {
    const next = this.timetable && turnAt(this.timetable, turn.until);
    return next && !next.thing.urgent ? next.thing : null;
  }

  /** @param {Turn} turn @param {number} now */
  _turnTo(turn, now) {
    if (this._on && this._on.turn.thing.kind !== "video" && keyOf(this._on.turn.thing) === keyOf(turn.thing)) {
      this._begun(turn, this._on.slide, now); // the same picture again: it stays
      return;
    }
    const slide = this._prepare(turn.thing);
    if (slide?.state === "broken") this._giveUp(turn, now);
    if (slide?.state !== "ready") return;
    const before = this._on?.slide.sheet;
    this._next = null;
    slide.sheet.classList.add("is-on");
    if (slide.sheet instanceof HTMLVideoElement) void slide.sheet.play().catch(() => undefined);
    this._begun(turn, slide, now);
    if (before) requestAnimationFrame(() => requestAnimationFrame(() => before.remove()));
  }

  /** @param {Turn} turn @param {Slide} slide @param {number} now */
  _begun(turn, slide, now) {
    this._ended(now);
    this._on = { turn, slide, play: this.proof?.begin(turn.thing, now) ?? -1, since: now };
  }

  /** @param {number} now */
  _ended(now) {
    if (this._on && this._on.play >= 0) this.proof?.end(this._on.play, Math.max(now - this._on.since, 0));
    if (this._on) this._on.play = -1;
  }

  /** What cannot be shown is told once, and passed over. @param {Turn} turn @param {number} now */
  _giveUp(turn, now) {
    const key = `${keyOf(turn.thing)} ${turn.since}`;
    if (this._givenUp !== key) this.proof?.broken(turn.thing, now, "the browser cannot show it");
    this._givenUp = key;
  }

  /** Return the slide of a thing, on its way to be ready. @param {Thing | null} thing @returns {Slide | null} */
  _prepare(thing) {
    if (!thing || this.clientWidth < 2) return null;
    const key = keyOf(thing);
    if (this._next?.key !== key) {
      this._next?.sheet.remove();
      this._next = thing.kind === "video" ? film(thing) : still(thing, this);
      this.append(this._next.sheet);
    }
    return this._next;
  }
}

/** @param {Turn} one @param {Turn} other */
const same = (one, other) =>
  keyOf(one.thing) === keyOf(other.thing) && (one.since === other.since || Boolean(one.still && other.still));

/** @param {Thing} thing */
const keyOf = (thing) => thing.media || thing.picture || thing.item;

/** @param {Thing} thing @param {HTMLElement} place @returns {Slide} */
function still(thing, place) {
  const sheet = new Image();
  const [wide, high] = [place.clientWidth, place.clientHeight].map((side) => pixels(side * devicePixelRatio));
  /** @type {Slide} */
  const slide = { key: keyOf(thing), sheet, state: "coming" };
  sheet.alt = thing.name;
  sheet.src = `/api/v1/shown/pictures/${thing.picture}?width=${wide}&height=${high}`;
  sheet.decode().then(() => (slide.state = "ready"), () => (slide.state = "broken"));
  return slide;
}

/** @param {Thing} thing @returns {Slide} */
function film(thing) {
  const sheet = document.createElement("video");
  /** @type {Slide} */
  const slide = { key: keyOf(thing), sheet, state: "coming" };
  Object.assign(sheet, { muted: true, playsInline: true, preload: "auto" });
  sheet.addEventListener("loadeddata", () => (slide.state = "ready"));
  sheet.addEventListener("error", () => (slide.state = "broken"));
  sheet.src = `/api/v1/shown/videos/${thing.media}`;
  return slide;
}

/** @param {number} side */
const pixels = (side) => Math.min(Math.max(Math.round(side), 64), 3840);

customElements.define("board-programme", BoardProgramme);
