/** How long, and since when, in words; all by the server's clock, for a desk's own may be wrong. */

import { spoken, t } from "./words.js";

const MINUTE = 60_000;

/** Return the whole minutes from `since` (RFC 3339) to `now` (ms), never below 0. @param {string} since @param {number} now */
export const minutesSince = (since, now) => Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE));

/** Return how long ago, as `3 min` or `2 h 5 min`. @param {string} since @param {number} now */
export function waited(since, now) {
  const minutes = minutesSince(since, now);
  if (minutes < 1) return t("just now");
  if (minutes < 60) return t("{minutes} min", { minutes });
  return t("{hours} h {minutes} min", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** Return a running clock, as `3:07` or `1:02:07`. @param {string} since @param {number} now */
export function running(since, now) {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Return the time of day, as `09:12`. @param {string | number} at @param {string} [timeZone] else this machine's */
export const timeOfDay = (at, timeZone) =>
  new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });

/** Return the day, as `2026年1月5日 星期一`. @param {number} at @param {string} [timeZone] else this machine's */
export const longDay = (at, timeZone) =>
  new Date(at).toLocaleDateString(spoken() === "zh" ? "zh-CN" : "en-GB", {
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "long",
    timeZone,
  });

/** Return how old the news is, as a whole sentence for a line that was cut. @param {number} heardAt @param {number} now both ms */
export function age(heardAt, now) {
  if (!heardAt) return t("Connecting to the server");
  const minutes = Math.floor((now - heardAt) / MINUTE);
  if (minutes < 1) return t("Connection lost, updated just now");
  if (minutes < 60) return t("Connection lost, updated {minutes} min ago", { minutes });
  return t("Connection lost, updated {hours} h ago", { hours: Math.floor(minutes / 60) });
}
