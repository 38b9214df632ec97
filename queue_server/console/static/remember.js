/** What this browser remembers from one visit to the next: the language, the window, its own name. */

/** Return what was kept under `key`, or null. @param {string} key */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** Keep `value` under `key`, if this browser keeps anything. @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // good for this page only, then
  }
}
