/**
 * The one WebSocket client of the pages: drives `session.js`, reconnects by itself, says honestly how old its news is.
 *
 * A browser cannot ping, so a line that was cut without a word looks open for
 * minutes; therefore a quiet line is tried with `/healthz` and dropped when
 * that does not answer.
 */

import { remember, remembered } from "./remember.js";
import { Session, freshId } from "./session.js";

/**
 * @typedef {import("./session.js").Answer} Answer
 * @typedef {import("./session.js").Intent} Intent
 */

const FIRST_WAIT = 200;
const LONGEST_WAIT = 5000;
const QUIET = 10_000;
const REPLY_WITHIN = 4000;
const REPEAT_AFTER = 1000;

/** What happened: something to draw anew, or (with `calls`) a call to announce. */
export class News extends Event {
  /** @param {import("./messages").Call[]} calls */
  constructor(calls = []) {
    super("news");
    this.calls = calls;
  }
}

/** A page's line to the queue server; dispatches `news` whenever anything changed. */
export class Link extends EventTarget {
  /** @param {{program: string, rooms: string[], token?: string, device?: string}} who a device has a name and a token of its own */
  constructor({ program, rooms, token = "", device = "" }) {
    super();
    this.session = new Session({ program, device: device || `${program}-${browserName()}`, rooms, token });
    /** When the server was last heard, by this machine's clock; 0 is never. */
    this.heardAt = 0;
    /** What to add to this machine's clock to get the server's, in ms. */
    this.skew = 0;
    this._wait = FIRST_WAIT;
    /** @type {WebSocket | null} */
    this._socket = null;
    this._running = false;
    this._again = 0;
    this._quiet = 0;
    /** @type {Map<string, (answer: Answer) => void>} */
    this._asked = new Map();
    this._onWake = () => this._lookNow();
  }

  get mirror() {
    return this.session.mirror;
  }

  get live() {
    return this.session.phase === "live" && this.session.mirror.plan !== null;
  }

  /** The server's clock, in ms since 1970. */
  now() {
    return Date.now() + this.skew;
  }

  start() {
    if (this._running) return;
    this._running = true;
    for (const name of ["online", "focus", "pageshow"]) addEventListener(name, this._onWake);
    this._quiet = window.setInterval(() => this._tryQuietLine(), QUIET / 2);
    this._connect();
  }

  stop() {
    this._running = false;
    for (const name of ["online", "focus", "pageshow"]) removeEventListener(name, this._onWake);
    clearInterval(this._quiet);
    clearTimeout(this._again);
    this._drop();
  }

  /**
   * Send an intent and return its answer, over as many reconnections as it takes.
   * @param {Intent} intent
   * @param {number} milliseconds after which null is returned: nobody knows then, the next snapshot tells
   * @returns {Promise<Answer | null>}
   */
  ask(intent, milliseconds = 20_000) {
    return new Promise((resolve) => {
      /** @param {Answer | null} answer */
      const settle = (answer) => {
        clearTimeout(late);
        this._asked.delete(intent.command_id);
        this.session.pending.delete(intent.command_id);
        resolve(answer);
      };
      const late = window.setTimeout(() => settle(null), milliseconds);
      this._asked.set(intent.command_id, settle);
      this._send(this.session.ask(intent));
    });
  }

  /** Ask for all that a board shows, from now on. @param {import("./messages").WatchBoard} asked */
  watch(asked) {
    this._send(this.session.watch(asked));
  }

  /** Send a report now, or never: later it is not true any more. @param {import("./messages").GlassSeen} report */
  say(report) {
    if (this.session.phase === "live") this._send([report]);
  }

  _connect() {
    clearTimeout(this._again);
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
    this._socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.session.connected()));
    socket.onmessage = (event) => this._received(String(event.data));
    socket.onclose = () => this._socket === socket && this._closed();
  }

  /** @param {string} frame */
  _received(frame) {
    /** @type {import("./messages").FromServer} */
    const message = JSON.parse(frame);
    this.heardAt = Date.now();
    if (message.kind === "welcome") {
      this.skew = message.now * 1000 - this.heardAt;
      this._wait = FIRST_WAIT;
    } else if (message.kind === "goodbye") {
      this._wait = Math.max(this._wait, message.wait * 1000);
    } else if (message.kind === "unavailable") {
      window.setTimeout(() => this._repeat(message.command_id), REPEAT_AFTER);
    }
    const { answer, calls, send } = this.session.receive(message);
    this._send(send);
    if (answer) this._asked.get(answer.command_id)?.(answer);
    this.dispatchEvent(new News(calls));
  }

  /** @param {string} commandId */
  _repeat(commandId) {
    const intent = this.session.pending.get(commandId);
    if (intent && this.session.phase === "live") this._send([intent]);
  }

  /** @param {object[]} messages */
  _send(messages) {
    for (const message of messages) {
      if (this._socket?.readyState === WebSocket.OPEN) this._socket.send(JSON.stringify(message));
    }
  }

  _closed() {
    this._socket = null;
    this.session.disconnected();
    this.dispatchEvent(new News());
    if (!this._running) return;
    const wait = this.session.phase === "refused" ? LONGEST_WAIT : this._wait * (0.5 + Math.random() / 2);
    this._wait = Math.min(this._wait * 2, LONGEST_WAIT);
    this._again = window.setTimeout(() => this._connect(), wait);
  }

  _drop() {
    const socket = this._socket;
    if (!socket) return;
    this._socket = null;
    socket.close();
    this._closed();
  }

  _lookNow() {
    if (this._socket) void this._tryQuietLine();
    else if (this._running) this._connect();
  }

  async _tryQuietLine() {
    const socket = this._socket;
    if (socket?.readyState !== WebSocket.OPEN || Date.now() - this.heardAt < QUIET) return;
    const late = new AbortController();
    const patience = setTimeout(() => late.abort(), REPLY_WITHIN);
    try {
      await fetch("/healthz", { cache: "no-store", signal: late.signal });
      if (this._socket === socket) this.heardAt = Date.now();
    } catch {
      if (this._socket === socket) this._drop();
    } finally {
      clearTimeout(patience);
    }
  }
}

/** Return a name for this browser that stays, so that the list of devices counts it once. */
function browserName() {
  const name = remembered("hall.browser") ?? freshId().slice(-8);
  remember("hall.browser", name);
  return name;
}
