/** The demo's state, asked for twice a second (rarely while nobody looks), and the two things that can be done to it. */

/** @typedef {import("./state").HallState} HallState */

const EVERY = 500;
const UNSEEN_EVERY = 5000;
const LOST_AFTER = 2;
const ANSWER_WITHIN = 4000;

/** What went wrong when nobody answered at all; anything else is the server's own sentence. */
export const SILENT = "The demo's server does not answer";

/** Dispatches `news` whenever there is something to draw, also that there is nothing new. */
export class Feed extends EventTarget {
  constructor() {
    super();
    /** @type {HallState | null} */
    this.state = null;
    /** When the state was last heard, in ms; 0 is never. */
    this.heardAt = 0;
    this._failures = 0;
    this._timer = 0;
    document.addEventListener("visibilitychange", () => this.start());
  }

  /** Whether what we have is old: the server did not answer several times running. */
  get lost() {
    return this._failures >= LOST_AFTER;
  }

  start() {
    clearTimeout(this._timer);
    void this._look();
  }

  /** Press a key of a pad. @param {string} pad @param {string} key */
  press(pad, key) {
    return this._post("/press", { pad, key });
  }

  /** Break a device, or mend it. @param {string} device @param {string} fault @param {boolean} on */
  fault(device, fault, on) {
    return this._post("/fault", { device, fault, on });
  }

  /** Lay a card on a kiosk's reader; "" lifts it. @param {string} kiosk @param {string} card */
  card(kiosk, card) {
    return this._post("/card", { kiosk, card });
  }

  async _look() {
    try {
      const answer = await fetch("/state.json", { cache: "no-cache", signal: AbortSignal.timeout(ANSWER_WITHIN) });
      if (!answer.ok) throw new Error(`state.json: ${answer.status}`);
      this.state = { ...EMPTY, ...(await answer.json()) };
      this.heardAt = Date.now();
      this._failures = 0;
    } catch {
      this._failures += 1;
    }
    this.dispatchEvent(new Event("news"));
    clearTimeout(this._timer);
    this._timer = window.setTimeout(() => this._look(), document.hidden ? UNSEEN_EVERY : EVERY);
  }

  /** @param {string} path @param {object} body @returns {Promise<string>} what went wrong, "" when nothing did */
  async _post(path, body) {
    const headers = { "Content-Type": "application/json" };
    try {
      const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      return answer.ok ? "" : await reason(answer);
    } catch {
      return SILENT;
    }
  }
}

/** @type {HallState} */
const EMPTY = Object.freeze({
  site: { name: "" },
  halls: [],
  windows: [],
  leds: [],
  pads: [],
  printers: [],
  readers: [],
  screens: [],
  links: [],
  faults: [],
  figures: {},
});

/** @param {Response} answer @returns {Promise<string>} */
const reason = async (answer) => (await answer.json().catch(() => ({}))).detail ?? answer.statusText;
