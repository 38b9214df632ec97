/** Lines that must not be cut off: set smaller until they fit, as the TV board does. */

/** @type {WeakMap<Element, string>} */
const fitted = new WeakMap();

/** Set all lines of class `fit` within `page` as large as their place allows. @param {ParentNode} page */
export function fitAll(page) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".fit"))) {
    const now = `${line.className} ${line.clientWidth} ${line.textContent}`;
    if (fitted.get(line) !== now) fit(line);
    fitted.set(line, now);
  }
}

/** @param {HTMLElement} line */
function fit(line) {
  line.style.fontSize = "";
  const over = line.scrollWidth / Math.max(line.clientWidth, 1);
  if (over <= 1.001) return;
  const size = parseFloat(getComputedStyle(line).fontSize);
  line.style.fontSize = `${Math.floor((size / over) * 10) / 10}px`;
}
