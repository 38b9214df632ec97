/**
 * From a key or a click to an intent and its answer: one at a time, never twice for a key held down.
 *
 * Nothing is shown as done before the server says so; what is under way is
 * told by `sending`, what came of it by `notice`.
 */

import { ACTIONS, actionOf, cancelOf, intentOf } from "./actions.js";
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
      await this._ask(name, desk.ticket?.number ?? "", intentOf(name, desk.window.id));
    }
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

  /** @param {string} name @param {string} number @param {import("./session.js").Intent} intent */
  async _ask(name, number, intent) {
    if (this._busy) return;
    const mine = ++this._asked;
    this._before = this._around.desk()?.window;
    Object.assign(this, { sending: name, notice: null });
    this._around.changed();
    const answer = await this._around.link().ask(intent);
    if (mine !== this._asked) return; // the clerk is further on already
    Object.assign(this, { sending: null, notice: outcome(name, number, answer) });
    this._around.changed();
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
