/** What is said to the clerk about the answer to an action; the next number says enough by itself. */

import { knows, t } from "./words.js";

/** @typedef {{tone: "good" | "bad" | "plain", text: string, until?: number}} Notice `until` then it can be undone, page time in ms */

/** Sentences for what was done, where the page does not show it by itself. @type {Readonly<Record<string, string>>} */
const DONE = Object.freeze({
  recall: "{number} was called again",
  finish: "{number} is finished",
  no_show: "{number} did not come",
  hold: "{number} is on hold",
  resume: "{number} is back at the window",
  transfer: "{number} was transferred",
  cancel: "{number} was withdrawn",
  requeue: "{number} waits again",
  undo: "That was undone",
  pause: "The window is paused",
  close: "The window is closed",
  open: "The window is open",
});

/** What the server lets a clerk take back, and for how long: who undoes later is told so. */
const UNDOABLE = Object.freeze(["next", "choose", "start", "finish", "no_show", "hold", "resume", "transfer"]);
const UNDO_MS = 10_000;

/** Return a sentence for a stable code of the server. @param {string} code @param {string} detail */
export const trouble = (code, detail) =>
  knows(code, "error") ? t(code, {}, "error") : t("That did not work ({code}): {detail}", { code, detail });

/**
 * Return what to say; null says nothing.
 * @param {string} name of the action @param {string} number of the ticket it was for
 * @param {import("./session.js").Answer | null} answer
 * @returns {Notice | null}
 */
export function outcome(name, number, answer) {
  if (answer === null) return { tone: "bad", text: t("No answer came. See the number above: it is the truth.") };
  if (answer.kind === "refused") return { tone: "bad", text: trouble(answer.code, answer.detail) };
  if (answer.kind === "nobody_waits") return { tone: "plain", text: t("Nobody waits now") };
  const text = name in DONE ? t(DONE[name], { number }) : "";
  if (UNDOABLE.includes(name)) return { tone: "good", text, until: performance.now() + UNDO_MS };
  return text ? { tone: "good", text } : null;
}
