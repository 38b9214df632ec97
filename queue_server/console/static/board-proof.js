/**
 * What a board in a browser reports, when it has a device's token: what stands on its glass, that a call was
 * shown, what was played. All of it is read off the page after a frame, never taken from what the server said.
 *
 * A page cannot read its own pixels; `frame` is a hash of all that is laid out, words and places, and it is made
 * only where the browser draws: a page that is hidden or stands still reports nothing.
 */

const EVERY = 5000;
const LONGEST_ID = 64;

/** @typedef {{ticket: string, number: string, times: number, calling: boolean}} Seen */

export class BoardProof {
  /** @param {import("./wire.js").Link} link @param {HTMLElement} page */
  constructor(link, page) {
    this._link = link;
    this._page = page;
    this._told = "";
    this._toldAt = 0;
    /** @type {Set<string>} */
    this._receipts = new Set();
  }

  /**
   * Look at the glass after the next frame. A screen at a window tells which `windows` are its own; one that
   * `proves` nothing sends no receipts.
   * @param {{board: string, hall: string, rows: number, mode: string, windows?: string[], proves?: boolean}} at
   */
  look(at) {
    requestAnimationFrame(() => requestAnimationFrame(() => this._drawn(at)));
  }

  /** @param {{board: string, hall: string, rows: number, mode: string, windows?: string[], proves?: boolean}} at */
  _drawn({ board, hall, rows, mode, windows = [], proves = true }) {
    if (document.visibilityState !== "visible" || !this._link.live) return;
    const calls = seen(this._page);
    for (const call of proves ? calls : []) this._receipt(board, call);
    const now = JSON.stringify([mode, calls]);
    if (now === this._told && performance.now() - this._toldAt < EVERY) return;
    [this._told, this._toldAt] = [now, performance.now()];
    this._link.say({ kind: "glass_seen", mode, halls: [hall], windows, calls, room: rows, frame: frameHash(this._page) });
  }

  /** @param {string} board @param {Seen} call */
  _receipt(board, { ticket, times }) {
    const name = `shown:${board}:${ticket}:${times}`;
    if (this._receipts.has(name)) return;
    this._receipts.add(name);
    const command_id = name.length <= LONGEST_ID ? name : `shown:${hashed(name)}`;
    void this._link.ask({ kind: "call_shown", command_id, ticket, times, screen: board });
  }
}

/** Return the calls on the glass; none while they are covered. @param {HTMLElement} page @returns {Seen[]} */
function seen(page) {
  return [...page.querySelectorAll(".call[data-ticket]")].map((row) => {
    const { ticket = "", times = "1", state } = /** @type {HTMLElement} */ (row).dataset;
    return { ticket, number: row.querySelector(".call-number")?.textContent ?? "", times: Number(times), calling: state === "calling" };
  });
}

/** @param {HTMLElement} page */
function frameHash(page) {
  const parts = [];
  for (const one of page.querySelectorAll("*")) {
    const { left, top, width, height } = one.getBoundingClientRect();
    const words = one.childElementCount ? "" : one.textContent;
    parts.push(`${one.className} ${Math.round(left)} ${Math.round(top)} ${Math.round(width)} ${Math.round(height)} ${words}`);
  }
  return hashed(parts.join("\n"));
}

/** Return 16 hexadecimal digits of FNV-1a; there is no SHA on plain http, which halls use inside. @param {string} text */
function hashed(text) {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
