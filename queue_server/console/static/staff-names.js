/** How those who act are called: asked once a name, the account's name until the answer is there. */

import { clerkName } from "./rest.js";
import { t } from "./words.js";

export class StaffNames {
  /** @param {() => void} changed called when a name became known */
  constructor(changed) {
    this._changed = changed;
    /** @type {Map<string, string>} */
    this._known = new Map();
  }

  /** @param {import("./rest.js").Me} me */
  add(me) {
    this._known.set(me.name, me.shown);
  }

  /** Return how an actor (`clerk:zhang`, `device:pads-left`, `local`) is called, "" for nobody. @param {string | null | undefined} actor */
  of(actor) {
    if (!actor) return "";
    const [kind, name] = actor.split(":", 2);
    if (kind === "device" || actor === "local") return t("a call pad");
    if (kind !== "clerk") return actor;
    if (!this._known.has(name)) this._ask(name);
    return this._known.get(name) ?? name;
  }

  /** @param {string} name */
  _ask(name) {
    this._known.set(name, name);
    clerkName(name).then((shown) => {
      this._known.set(name, shown);
      this._changed();
    }, () => undefined); // unknown to the server: the account's name stays
  }
}
