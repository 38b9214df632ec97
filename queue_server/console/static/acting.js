/**
 * From a key or a click to an intent and its answer: one at a time, never twice for a key held down.
 *
 * Nothing is shown as done before the server says so; what is under way is
 * told by `sending`, what came of it by `notice`.
 */

import { ACTIONS, actionOf, calledOutOf, callOf, cancelOf, intentOf, pauseOf, requeueOf } from "./actions.js";
import { outcome } from "./outcome.js";
import { places } from "./places.js";
import { t } from "./words.js";

/**
 * @typedef {import("./actions.js").Name} Name
 * @typedef {import("./desk.js").Desk} Desk
 *
 * @typedef {object} Surroundings
 * @property {() => import("./wire.js").Link} link
 * @property {() => Desk | null} desk
 * @property {() => import("./question-dialog.js").QuestionDialog} question
 * @property {() => import("./transfer-dialog.js").TransferDialog} transfer
 * @property {() => void} changed
 */

/** Keys that press a button which has the focus, and are left to it. */
const PRESSING = /^(Space|Enter|NumpadEnter)$/;

export class Acting {
  /** @param {Surroundings} around */
  constructor(around) {
    this._around = around;
    /** The action under way. @type {string | null} */
    this.sending = null;
    /** @type {import("./outcome.js").Notice | null} */
    this.notice = null;
    this._asked = 0;
    /** What the clerk saw of the window when the action was sent. @type {object | undefined} */
    this._before = undefined;
  }

  /**
   * Whether a further action must wait. News of what an action did may come a
   * moment before its answer: who sees the next ticket may press the next key.
   */
  get _busy() {
    return this.sending !== null && this._around.desk()?.window === this._before;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const desk = this._around.desk();
    const target = focused(event);
    if (!desk || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (document.querySelector("dialog[open]") || target?.closest("input, textarea, select")) return;
    const action = actionOf(event.code, desk);
    if (!action) return;
    const itsOwn = PRESSING.test(event.code) && target?.closest("button, a") && target.id !== "next";
    if (itsOwn && !event.repeat) return;
    event.preventDefault();
    if (!event.repeat) void this.act(action.name);
  }

  /** @param {Name} name @param {{ticket?: string}} more */
  async act(name, more = {}) {
    const desk = this._around.desk();
    if (!desk || this._busy) return;
    if (!this._around.link().live) {
      this._say(t("The server is not reached. Work goes on by itself when it is back."));
    } else if (!ACTIONS[name].when(desk)) {
      this._say(t("Not now: {action}", { action: t(ACTIONS[name].label) }));
    } else if (name === "transfer") {
      await this._transfer(desk);
    } else if (name === "resume") {
      const ticket = desk.held.find((one) => one.id === more.ticket) ?? desk.held[0];
      await this._ask(name, ticket.number, intentOf(name, desk.window.id, { ticket: ticket.id }));
    } else {
      const answer = await this._ask(name, desk.ticket?.number ?? "", intentOf(name, desk.window.id));
      if (answer?.kind === "refused" && answer.code === "call_unproven" && desk.ticket) await this._calledOut(desk, desk.ticket);
    }
  }

  /** Nobody misses a call that no device proved: the clerk may say to have called it out. @param {Desk} desk @param {import("./messages").TicketView} ticket */
  async _calledOut(desk, ticket) {
    const question = t("No screen or loudspeaker proved the call of {number}", { number: ticket.number });
    const choice = { label: t("I called it out, nobody came"), answer: "yes" };
    const answer = await this._around.question().ask(question, t("It becomes a no-show only when it was called."), [choice]);
    if (!answer || this._around.desk()?.ticket?.id !== ticket.id) return;
    const said = await this._ask("called_out", ticket.number, calledOutOf(desk.window.id));
    if (said?.kind === "done") await this._ask("no_show", ticket.number, intentOf("no_show", desk.window.id));
  }

  /** Call one who is not next, after the question why. @param {import("./messages").TicketView} ticket */
  async choose(ticket) {
    const desk = this._around.desk();
    if (!desk || this._busy) return;
    const reasons = [t("Came back with what was missing"), t("Urgent need"), t("Called by mistake before")];
    const choices = reasons.map((label) => ({ label, answer: label, tone: "" }));
    const question = t("Call {number} out of turn", { number: ticket.number });
    const reason = await this._around.question().ask(question, t("Why? The reason is kept with the call."), choices);
    if (reason) await this._ask("choose", ticket.number, callOf(desk.window.id, ticket.id, reason));
  }

  /** Let who missed the call wait again. @param {import("./messages").TicketView} ticket */
  async requeue(ticket) {
    await this._ask("requeue", ticket.number, requeueOf(ticket.id));
  }

  /** Tell citizens why this window pauses, and for about how long. @param {"" | keyof typeof import("./actions.js").REASONS} reason @param {number} minutes */
  async explain(reason, minutes) {
    const desk = this._around.desk();
    if (desk) await this._ask("explain", "", pauseOf(desk.window.id, reason, minutes));
  }

  /** Sit down at an open window in place of who sits there. @param {string} window */
  takeOver(window) {
    return this._ask("open", "", intentOf("open", window));
  }

  /** Withdraw a waiting ticket, after a question. @param {import("./messages").TicketView} ticket */
  async cancel(ticket) {
    const question = t("Withdraw {number}", { number: ticket.number });
    const choice = { label: t("Withdraw"), answer: "yes", tone: "danger" };
    const answer = await this._around.question().ask(question, t("The citizen has to take a new number then."), [choice]);
    if (answer) await this._ask("cancel", ticket.number, cancelOf(ticket.id));
  }

  /** Forget what was said about another window. */
  clear() {
    this.notice = null;
  }

  /** @param {Desk} desk */
  async _transfer(desk) {
    const link = this._around.link();
    const ticket = desk.ticket;
    if (!ticket || !link.mirror.plan) return;
    const where = await this._around.transfer().ask(ticket.number, places(link.mirror.plan, desk.window.id, ticket, link.mirror));
    if (!where) return;
    if (this._around.desk()?.ticket?.id !== ticket.id) this._say(t("Meanwhile another ticket is at the window"));
    else await this._ask("transfer", ticket.number, intentOf("transfer", desk.window.id, where));
  }

  /** @param {string} name @param {string} number @param {import("./session.js").Intent} intent @returns {Promise<import("./session.js").Answer | null>} */
  async _ask(name, number, intent) {
    if (this._busy) return null;
    const mine = ++this._asked;
    this._before = this._around.desk()?.window;
    Object.assign(this, { sending: name, notice: null });
    this._around.changed();
    const answer = await this._around.link().ask(intent);
    if (mine !== this._asked) return null; // the clerk is further on already
    Object.assign(this, { sending: null, notice: outcome(name, number, answer) });
    this._around.changed();
    return answer;
  }

  /** @param {string} text */
  _say(text) {
    this.notice = { tone: "bad", text };
    this._around.changed();
  }
}

/** What has the focus; a dialog that was just closed keeps it for a moment, but nobody types there any more. @param {KeyboardEvent} event */
function focused(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return target.closest("dialog:not([open])") ? null : target;
}
