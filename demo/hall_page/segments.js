/** A pad's own display: seven segments a place, the dark ones faintly there as on the real glass. */

import { html, svg } from "lit";
import { t } from "/console/words.js";

/** A pad has at least so many places; a longer text has more. */
const PLACES = 6;
const WIDTH = 11;
/** The segments a … g of one place, drawn on 10 × 18. */
const SEGMENTS = Object.freeze({
  a: "M2.6 1.5H7.4",
  b: "M8.5 2.600V7.9",
  c: "M8.5 10.100V15.4",
  d: "M2.6 16.5H7.4",
  e: "M1.5 10.100V15.4",
  f: "M1.5 2.600V7.9",
  g: "M2.6 9H7.4",
});
/** Which of them a sign lights; what is not here cannot be shown with seven segments. @type {Readonly<Record<string, string>>} */
const LIT = Object.freeze({
  0: "abcdef", 1: "bc", 2: "abged", 3: "abgcd", 4: "fgbc", 5: "afgcd", 6: "afgedc", 7: "abc", 8: "abcdefg", 9: "abcdfg",
  A: "abcefg", B: "cdefg", C: "adef", D: "bcdeg", E: "adefg", F: "aefg", G: "acdef", H: "bcefg", I: "ef", J: "bcde",
  L: "def", N: "abcef", O: "abcdef", P: "abefg", R: "eg", S: "afgcd", T: "defg", U: "bcdef", Y: "bcdfg", "-": "g", _: "d",
}); // prettier-ignore
const ALL = path("abcdefg");

/** @param {string} digits as they stand on the glass, spaces are dark places */
export function segments(digits) {
  const shown = digits.padStart(PLACES);
  const said = digits.trim() || t("dark");
  return html`<svg class="digits" viewBox="-2 -2 ${shown.length * WIDTH + 3} 22" role="img" aria-label=${said}>
    ${[...shown].map((sign, place) => svg`<g transform="translate(${place * WIDTH + 1} 0) skewX(-4)"><path class="off" d=${ALL} /><path class="on" d=${path(LIT[sign.toUpperCase()] ?? "")} /></g>`)}
  </svg>`;
}

/** @param {string} lit */
function path(lit) {
  return Object.entries(SEGMENTS).flatMap(([name, line]) => (lit.includes(name) ? [line] : [])).join("");
}
