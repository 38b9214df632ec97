/**
 * Phrases in the language chosen, from the same .po files as everything else; Chinese first.
 *
 * `t` finds a phrase by its msgid and puts fields in; a phrase that is missing
 * comes out as its msgid, so a page is never empty for want of a word.
 */

import { remember, remembered } from "./remember.js";

/** @typedef {"zh" | "en"} Language */

const KEY = "hall.language";
const CONTEXT_END = "\u0004";
/** @type {Record<string, string | string[]>} */
let phrases = {};
/** @type {Language} */
let language = "zh";

/** Return the language now. */
export const spoken = () => language;

/** Return the language asked for: by the address (`?lang=en`), else as last chosen here, else Chinese. @returns {Language} */
export function wished() {
  const asked = new URLSearchParams(location.search).get("lang") ?? remembered(KEY);
  return asked === "en" ? "en" : "zh";
}

/**
 * Speak `wish` from now on, with the phrases of these addresses; rejects when they cannot be had.
 * @param {Language} wish @param {string[]} addresses @param {boolean} keep remember it as what was chosen here
 */
export async function speak(wish, addresses, keep = true) {
  const parts = await Promise.all(
    addresses.map(async (address) => {
      const answer = await fetch(`${address}/${wish}.json`);
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    }),
  );
  phrases = Object.assign({}, ...parts);
  language = wish;
  document.documentElement.lang = wish === "zh" ? "zh-CN" : "en";
  if (keep) remember(KEY, wish);
}

/** Return a phrase. @param {string} msgid @param {Record<string, string | number>} fields @param {string} context */
export function t(msgid, fields = {}, context = "") {
  const found = phrases[context ? context + CONTEXT_END + msgid : msgid];
  return fill((Array.isArray(found) ? found[0] : found) ?? msgid, fields);
}

/** Return a phrase for `count` things, as `{n}`. @param {string} one @param {number} count @param {Record<string, string | number>} fields */
export function tn(one, count, fields = {}) {
  const forms = phrases[one];
  const form = Array.isArray(forms) ? forms[count === 1 ? 0 : forms.length - 1] : forms;
  return fill(form ?? one, { n: count, ...fields });
}

/** Tell whether there is such a phrase. @param {string} msgid @param {string} context */
export const knows = (msgid, context = "") => (context ? context + CONTEXT_END + msgid : msgid) in phrases;

/** Return a thing's name in the language now. @param {{name: string, name_en?: string}} thing */
export const named = (thing) => (language === "en" && thing.name_en) || thing.name;

/** @param {string} phrase @param {Record<string, string | number>} fields */
const fill = (phrase, fields) => phrase.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
