/**
 * What a board shows at a moment, read off the sheet that the server made (boards/sheet.py). Pure.
 *
 * Nothing is decided here: frames and times come from the server; what is left
 * is to find the frame whose time has come, with the line there or gone.
 */

/**
 * @typedef {{text: string, large: boolean}} Piece
 * @typedef {"calling" | "serving" | "missed" | "past"} RowState
 * @typedef {"starting" | "busy" | "idle" | "closed" | "silent" | "off"} Mode
 * @typedef {[number, number, number, number]} Box shares of the glass: left, top, width, height
 *
 * @typedef {object} Row
 * @property {string} ticket
 * @property {string} number
 * @property {number} times
 * @property {string} window
 * @property {RowState} state
 * @property {string} side
 * @property {string} hall
 * @property {Piece[]} place
 * @property {string} tag
 * @property {string} headline
 * @property {string} second
 *
 * @typedef {{at: number, mode: Mode, calls: [number, boolean][]}} Frame
 * @typedef {{prefix: string, name: string, people: number, wait: string, paused: boolean}} Queue
 * @typedef {{label: string, name: string, state: "open" | "paused" | "closed"}} Window
 *
 * @typedef {object} Labels
 * @property {string} site
 * @property {string} second
 * @property {string} hall
 * @property {string} waiting
 * @property {string} people
 * @property {string} wait
 * @property {string} paused
 * @property {string} welcome
 * @property {string} take
 * @property {string} open_windows
 * @property {string} missed
 * @property {string[]} phones
 *
 * @typedef {object} Sheet
 * @property {string} board
 * @property {string} hall
 * @property {"zh" | "en"} language
 * @property {string} timezone
 * @property {Record<string, Box>} zones
 * @property {Box} middle
 * @property {number} columns
 * @property {number} rows
 * @property {number} queue_columns
 * @property {number} queue_lines
 * @property {number} queue_turn
 * @property {Labels} labels
 * @property {Row[]} calls
 * @property {Frame[]} frames
 * @property {Queue[]} queues
 * @property {Window[]} windows
 * @property {Record<string, {title: string, line: string}>} instead
 * @property {string[]} foot
 * @property {string[]} foot_old
 * @property {[number, number][]} dark
 * @property {Mode[]} may_rest
 * @property {number} calm
 * @property {number} old_after
 * @property {number} silent_after
 * @property {[number, number][]} drift
 * @property {number} drift_minutes
 *
 * @typedef {object} Shown
 * @property {Mode} mode
 * @property {{row: Row, fresh: boolean}[]} calls newest first
 * @property {Queue[]} queues the page that is up
 * @property {boolean} lost whether the age of the news is to be told
 * @property {string[]} foot
 * @property {[number, number]} drift in dp
 */

/** @param {Sheet} sheet @param {number} now the server's time, s @param {number} lostFor how long nothing was heard, s @returns {Shown} */
export function shownAt(sheet, now, lostFor) {
  const frame = [...sheet.frames].reverse().find((one) => one.at <= now) ?? sheet.frames[0];
  const mode = lostFor >= sheet.silent_after ? "silent" : frame.mode;
  const night = sheet.dark.some(([since, until]) => since <= now && now < until);
  return {
    mode: night && sheet.may_rest.includes(mode) ? "off" : mode,
    calls: mode === "busy" ? frame.calls.map(([row, fresh]) => ({ row: sheet.calls[row], fresh })) : [],
    queues: pageOf(sheet, now),
    lost: lostFor >= sheet.calm,
    foot: lostFor >= sheet.old_after ? sheet.foot_old : sheet.foot,
    drift: sheet.drift[Math.floor(now / 60 / sheet.drift_minutes) % sheet.drift.length],
  };
}

/** @param {Sheet} sheet @param {number} now */
function pageOf(sheet, now) {
  const size = sheet.queue_columns * sheet.queue_lines;
  const pages = Math.max(Math.ceil(sheet.queues.length / size), 1);
  const turn = Math.floor(now / sheet.queue_turn) % pages;
  return sheet.queues.slice(turn * size, (turn + 1) * size);
}
