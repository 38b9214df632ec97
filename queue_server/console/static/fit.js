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

const STEP = 0.92;
const SMALLEST = 8;

/** Set a text smaller until all of it is on the glass; its parts are sized in its own size. @param {HTMLElement} text */
export function fitWhole(text) {
  text.style.fontSize = "";
  let size = parseFloat(getComputedStyle(text).fontSize);
  while (text.scrollHeight > text.clientHeight + 1 && size > SMALLEST) {
    size *= STEP;
    text.style.fontSize = `${size}px`;
  }
}
