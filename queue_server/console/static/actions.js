/**
 * What a clerk can do, as one table: keys, words, when, and the intent it sends.
 *
 * Keys are physical (`event.code`), so that an input method does not swallow
 * them. `when` only spares the clerk a refusal; the server decides.
 */

import { freshId } from "./session.js";

/**
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {"next" | "recall" | "start" | "finish" | "no_show" | "hold" | "resume" | "transfer" | "undo" | "pause" | "open" | "close"} Name
 *
 * @typedef {object} Action
 * @property {Name} name
 * @property {string[]} codes physical keys
 * @property {string} key what stands on its key cap
 * @property {string} label msgid
 * @property {(desk: Desk) => boolean} when
 */

/** @param {...string} states @returns {(desk: Desk) => boolean} */
const at = (...states) => (desk) => desk.ticket !== null && states.includes(desk.ticket.state);

/** @type {Readonly<Record<Name, Action>>} */
export const ACTIONS = Object.freeze({
  next: { name: "next", codes: ["KeyN", "Space", "Enter", "NumpadEnter", "F8"], key: "N", label: "Call next", when: (desk) => desk.window.state === "open" },
  recall: { name: "recall", codes: ["KeyR"], key: "R", label: "Call again", when: at("called") },
  start: { name: "start", codes: ["KeyS"], key: "S", label: "Start service", when: at("called") },
  finish: { name: "finish", codes: ["KeyF"], key: "F", label: "Finish", when: at("called", "serving") },
  no_show: { name: "no_show", codes: ["KeyM"], key: "M", label: "No-show", when: at("called") },
  hold: { name: "hold", codes: ["KeyH"], key: "H", label: "Hold", when: at("serving") },
  resume: { name: "resume", codes: ["KeyH"], key: "H", label: "Resume", when: (desk) => desk.held.length > 0 && !desk.ticket && desk.window.state === "open" },
  transfer: { name: "transfer", codes: ["KeyT"], key: "T", label: "Transfer", when: at("called", "serving") },
  undo: { name: "undo", codes: ["KeyZ"], key: "Z", label: "Undo", when: () => true },
  pause: { name: "pause", codes: ["KeyP"], key: "P", label: "Pause window", when: (desk) => desk.window.state === "open" },
  open: { name: "open", codes: ["KeyO"], key: "O", label: "Open window", when: (desk) => desk.window.state !== "open" },
  close: { name: "close", codes: [], key: "", label: "Close window", when: (desk) => desk.window.state !== "closed" && !desk.ticket },
});

/** Those that happen to the ticket at the window, in the order of their buttons. @type {readonly Name[]} */
export const AT_TICKET = Object.freeze(["start", "recall", "no_show", "finish", "hold", "transfer"]);

/** Return what this key asks for: the action that is possible, else the first that has the key. @param {string} code @param {Desk} desk */
export function actionOf(code, desk) {
  const found = Object.values(ACTIONS).filter((action) => action.codes.includes(code));
  return found.find((action) => action.when(desk)) ?? found[0] ?? null;
}

/** @type {Readonly<Record<Name, "call_next" | "recall" | "start" | "finish" | "no_show" | "hold" | "resume" | "transfer" | "undo" | "pause_window" | "open_window" | "close_window">>} */
const KINDS = Object.freeze({
  next: "call_next",
  recall: "recall",
  start: "start",
  finish: "finish",
  no_show: "no_show",
  hold: "hold",
  resume: "resume",
  transfer: "transfer",
  undo: "undo",
  pause: "pause_window",
  open: "open_window",
  close: "close_window",
});

/**
 * Return the intent of an action at a window.
 * @param {Name} name @param {string} window
 * @param {{ticket?: string, to_queue?: string, to_window?: string}} more
 * @returns {import("./session.js").Intent}
 */
export const intentOf = (name, window, more = {}) => ({ kind: KINDS[name], command_id: freshId(), window, ...more });

/** What citizens may be told of a pause, with its msgid. @type {Readonly<Record<"break" | "meeting" | "papers" | "system", string>>} */
export const REASONS = Object.freeze({ break: "A short break", meeting: "At a meeting", papers: "Putting papers in order", system: "System fault" });

/** Return the intent that tells citizens why a window pauses, and for about how long; 0 does not say. @param {string} window @param {"" | keyof typeof REASONS} reason @param {number} minutes @returns {import("./session.js").Intent} */
export const pauseOf = (window, reason, minutes) => ({ kind: "pause_window", command_id: freshId(), window, reason, minutes });

/** Return the intent that withdraws a waiting ticket. @param {string} ticket @returns {import("./session.js").Intent} */
export const cancelOf = (ticket) => ({ kind: "cancel", command_id: freshId(), ticket });

/** Return the intent that lets who missed the call wait again. @param {string} ticket @returns {import("./session.js").Intent} */
export const requeueOf = (ticket) => ({ kind: "requeue", command_id: freshId(), ticket });

/** Return the intent that calls one who is not next, and says why. @param {string} window @param {string} ticket @param {string} reason @returns {import("./session.js").Intent} */
export const callOf = (window, ticket, reason) => ({ kind: "call_ticket", command_id: freshId(), window, ticket, reason });

/** Return the intent that says a call was called out by mouth. @param {string} window @returns {import("./session.js").Intent} */
export const calledOutOf = (window) => ({ kind: "called_out", command_id: freshId(), window });
