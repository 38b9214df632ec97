/** The REST calls of the pages of the screens. */

import { call } from "./rest.js";

/**
 * @typedef {"notice" | "ticker" | "emergency"} Style
 * @typedef {{id?: string, style: Style, title: string, text: string, title_en: string, text_en: string, seconds: number, since: string | null, until: string | null, halls: string[], screens: string[]}} Written
 * @typedef {Written & {id: string, state: "draft" | "published" | "withdrawn", by: string, at: string | null}} Notice
 * @typedef {{id: string, kind: "board" | "kiosk", hall: string, wide: number, high: number, ground: "light" | "dark", layout: string}} Screen
 * @typedef {{hash: string, name: string, kind: string, size: number, width: number, height: number, seconds: number}} Medium
 * @typedef {{media?: string, notices?: boolean, seconds?: number}} Entry
 * @typedef {{id: string, name: string, entries: Entry[]}} Playlist
 * @typedef {{days?: string[], dates?: string[], on?: "any" | "working" | "free", start?: string, until?: string}} DayPart
 * @typedef {{playlist: string, priority?: number, halls?: string[], screens?: string[], first?: string, last?: string, parts?: DayPart[], exceptions?: DayPart[]}} Slot
 * @typedef {{playlists: Playlist[], slots: Slot[]}} Programme
 * @typedef {{screen: string, item: {id: string, kind: string, name?: string, title?: string}, since: string, until: string, following: {id: string, name?: string, title?: string}}} Turn
 * @typedef {{player: string, item: string, name: string, began: number, seconds: number, outcome: "shown" | "cut" | "broken", journal: string, number: number}} Play
 * @typedef {{player: string, item: string, name: string, times: number, seconds: number}} Summed
 * @typedef {{id: string, kind: string, place: string, state: "good" | "bad" | "unknown", sentence: string, sentence_en: string, advice: string, advice_en: string, since: string | null, last: string | null}} Machine
 * @typedef {{ticket: string, number: string, window: string, since: string | null}} Unproven
 * @typedef {Record<string, [number, number, number, number]>} Shares
 * @typedef {{id: string, lying: Shares, upright: Shares}} Layout
 * @typedef {{id: string, name: string, name_en: string}} Hall
 */

/** @param {string} path */
const all = async (path) => (await call("GET", `${path}?limit=1000`)).data;

/** @returns {Promise<Notice[]>} */
export const notices = () => all("/notices");

/** @param {Written} written @returns {Promise<Notice>} */
export const writeNotice = (written) => call("POST", "/notices", written);

/** @param {string} id @param {"publish" | "withdraw"} deed @returns {Promise<Notice>} */
export const moveNotice = (id, deed) => call("PUT", `/notices/${encodeURIComponent(id)}/${deed}`);

/** @param {object} told @returns {Promise<Notice>} */
export const beginEmergency = (told) => call("POST", "/emergency", told);

/** @returns {Promise<Notice[]>} */
export const endEmergency = () => call("DELETE", "/emergency");

/** @returns {Promise<Hall[]>} */
export const halls = () => all("/halls");

/** @returns {Promise<{id: string, plan: import("./messages").WindowPlan}[]>} */
export const windows = () => all("/windows");

/** @returns {Promise<Screen[]>} */
export const screens = () => call("GET", "/screens");

/** @returns {Promise<Layout[]>} */
export const layouts = () => call("GET", "/layouts");

/** @returns {Promise<Medium[]>} */
export const media = () => all("/media");

/** @param {string} name @param {Blob} file @returns {Promise<Medium>} */
export const upload = (name, file) => call("POST", `/media?name=${encodeURIComponent(name)}`, file);

/** @param {string} name */
export const dropMedium = (name) => call("DELETE", `/media/${encodeURIComponent(name)}`);

/** @returns {Promise<{over_file: boolean, programme: Programme}>} */
export const programme = () => call("GET", "/programme");

/** @param {Programme} written @returns {Promise<{over_file: boolean, programme: Programme}>} */
export const writeProgramme = (written) => call("PUT", "/programme", written);

/** @returns {Promise<{over_file: boolean, programme: Programme}>} */
export const programmeOfFile = () => call("DELETE", "/programme");

/** @param {string} screen @param {string} at local time of the site, or nothing @returns {Promise<Turn>} */
export const turnOf = (screen, at) => call("GET", `/programme/now?${new URLSearchParams(at ? { screen, at } : { screen })}`);

/** @param {string} since @param {string} until @param {string} after @returns {Promise<{data: Play[], next: string | null}>} */
export const plays = (since, until, after) =>
  call("GET", `/plays?${new URLSearchParams({ since, until, ...(after ? { after } : {}) })}`);

/** @param {string} since @param {string} until @returns {Promise<Summed[]>} */
export const summary = (since, until) => call("GET", `/plays/summary?${new URLSearchParams({ since, until })}`);

/** @returns {Promise<{machines: Machine[], unproven: Unproven[]}>} */
export const machines = () => call("GET", "/machines");

/**
 * Return the address of a picture that a screen would show of this notice, drawn by what draws it there.
 * @param {Written} written @param {{wide: number, high: number, ground: "light" | "dark"}} place
 * @returns {Promise<string>}
 */
export async function previewOf(written, { wide, high, ground }) {
  const picture = await call("POST", "/notices/preview", { ...written, width: wide, height: high, ground });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
}
