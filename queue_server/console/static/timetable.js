/**
 * What is on in the programme's place at a moment, counted off the timetable that the server made
 * (programme/timetable.py). Pure.
 */

/**
 * @typedef {{text: string, bold?: boolean}} Run
 * @typedef {{role: "paragraph" | "heading" | "signature" | "point" | "address", runs: Run[]}} Block
 * @typedef {{title: string, title_en: string, text: Block[], text_en: Block[]}} Urgent
 *
 * @typedef {object} Thing
 * @property {string} item
 * @property {"picture" | "video" | "notice"} kind
 * @property {string} name
 * @property {number} seconds
 * @property {string} [picture]
 * @property {string} [media]
 * @property {Urgent} [urgent]
 *
 * @typedef {[number, number, number, number[]]} Span since, until, anchor, things
 * @typedef {{spans: Span[], things: Thing[]}} Timetable
 * @typedef {{thing: Thing, since: number, until: number, still?: boolean}} Turn times in s since 1970; `still` stands all the time
 */

/** Return the turn at `now`, null when nothing is told of that moment. @param {Timetable} timetable @param {number} now @returns {Turn | null} */
export function turnAt({ spans, things }, now) {
  const span = spans.find(([since, until]) => since <= now && now < until);
  if (!span) return null;
  const [since, until, anchor, which] = span;
  const round = which.map((at) => things[at]);
  if (round.length === 1 && round[0].kind !== "video") return { thing: round[0], since, until, still: true };
  const whole = round.reduce((sum, one) => sum + one.seconds, 0);
  const into = (((now - anchor) % whole) + whole) % whole;
  let begun = now - into;
  for (const thing of round) {
    if (now < begun + thing.seconds) {
      return { thing, since: Math.max(begun, anchor), until: Math.min(begun + thing.seconds, until) };
    }
    begun += thing.seconds;
  }
  return { thing: round[0], since, until };
}
