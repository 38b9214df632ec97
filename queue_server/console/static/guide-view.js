/** What a phone shows of an item's guide: figures and groups made from what the server told. Pure. */

/**
 * @typedef {{name: string, originals: number, copies: number, note: string}} Material
 *
 * @typedef {object} Item
 * @property {string} name
 * @property {string} name_en
 * @property {string} short
 * @property {string} short_en
 * @property {"licence" | "approval" | "service"} kind
 * @property {"instant" | "promised" | "joint"} handling
 * @property {Material[]} materials
 * @property {{name: string, detail: string}[]} steps
 * @property {string[]} conditions
 * @property {string[]} legal_basis
 * @property {number} statutory_days
 * @property {number} promised_days
 * @property {string} fee
 * @property {string} result
 *
 * @typedef {{days: string[], start: string, until: string, duty_only: boolean}} Span office hours on some weekdays
 *
 * @typedef {object} Guide
 * @property {Item} item
 * @property {{name: string, name_en: string, phone_consult: string, phone_complaint: string}} unit
 * @property {string} centre
 * @property {string} centre_en
 * @property {string} phone
 * @property {{hall: import("./messages").HallPlan, windows: string[]}[]} places
 * @property {Span[]} hours
 * @property {{name: string, name_en: string, phone: string}[]} sites other sites that serve it
 */

/** Return the limits in working days, 0 where there is none, and by how many percent the promise is shorter. @param {Item} item */
export function limits(item) {
  const { statutory_days: legal, promised_days: promised } = item;
  const sooner = legal > promised && promised > 0 ? Math.floor(((legal - promised) * 100) / legal) : 0;
  return { legal, promised, sooner };
}

/**
 * Return office hours by days: those with the same days stand together.
 * @param {Span[]} spans @returns {{days: string[], times: string[], duty: boolean}[]}
 */
export function hoursOf(spans) {
  /** @type {Map<string, {days: string[], times: string[], duty: boolean}>} */
  const found = new Map();
  for (const span of spans) {
    const key = `${span.days.join(" ")} ${span.duty_only}`;
    const entry = found.get(key) ?? { days: span.days, times: [], duty: span.duty_only };
    found.set(key, { ...entry, times: [...entry.times, `${span.start}–${span.until}`] });
  }
  return [...found.values()];
}

/** Return whom to ask: a phrase of the context `phone` and a number. @param {Guide} guide @returns {[string, string][]} */
export function phones(guide) {
  const { unit, phone } = guide;
  /** @type {[string, string][]} */
  const all = [["questions", unit.phone_consult], ["complaints", unit.phone_complaint], ["the centre", phone]];
  return all.filter(([, number]) => number);
}
