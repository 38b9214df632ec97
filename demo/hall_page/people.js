/** Who is at a window: the clerk behind the glass, a cup of tea while there is a break, the citizen in front. */

import { html, svg } from "lit";

/** @type {readonly ReturnType<typeof svg>[]} */
const HAIR = [
  svg`<path d="M11 15a9 9.5 0 0 1 18 0c-1-3-3-5-6-5-3 1-9 0-12 5z" />`,
  svg`<path d="M10 25V14a10 10 0 0 1 20 0v11h-4l1-11c-4 0-8-1-10-4-1 3-3 4-4 5l1 10z" />`,
  svg`<circle cx="20" cy="3.5" r="3.5" /><path d="M11 15a9 9.5 0 0 1 18 0c-3-1-7-2-9-5-2 3-6 4-9 5z" />`,
];

/** A clerk, looking at us; `who` tells them apart. @param {number} who */
export const clerk = (who) => html`<svg class="person clerk is-cloth-${who % 4}" viewBox="0 0 40 44" aria-hidden="true">
  <path class="cloth" d="M3 44c0-12 7-18 17-18s17 6 17 18z" />
  <path fill="#fff" d="M15 26.500l5 8 5-8z" /><path class="tie" d="M18.8 30h2.400l1 9-2.2 3-2.2-3z" />
  <path fill="#e3b992" d="M17 20h6v6.500l-3 3-3-3z" /><ellipse fill="#f2d2b1" cx="20" cy="15" rx="8" ry="9" />
  <g class="hair">${HAIR[who % HAIR.length]}</g>
</svg>`;

/** A citizen, seen from behind. @param {number} who */
export const citizen = (who) => html`<svg class="person citizen" viewBox="0 0 40 44" aria-hidden="true">
  <path class="cloth" d="M3 44c0-12 7-18 17-18s17 6 17 18z" /><path fill="#e3b992" d="M16.5 20h7v7h-7z" />
  <g class="hair"><ellipse cx="20" cy="14" rx="8.5" ry="9.5" />${HAIR[(who + 1) % HAIR.length]}</g>
</svg>`;

/** The tea of somebody who is back soon. */
export const tea = html`<svg class="person tea" viewBox="0 0 40 44" aria-hidden="true">
  <path class="steam" d="M15 20c-3-4 3-5 0-9M22 20c-3-4 3-5 0-9" />
  <path class="cup" d="M8 24h22v10a8 8 0 0 1-8 8h-6a8 8 0 0 1-8-8z" /><path class="ear" d="M30 27h3a3.5 3.5 0 0 1 0 8h-3" />
</svg>`;

/** What stands in a hall besides machines. */
export const plant = html`<svg class="plant" viewBox="0 0 60 120" aria-hidden="true">
  <g class="leaves"><path d="M30 84C10 70 4 44 10 22c14 10 22 36 20 62z" /><path d="M30 84c20-14 26-40 20-62-14 10-22 36-20 62z" /><path d="M30 84c-9-24-9-54 0-80 9 26 9 56 0 80z" /></g>
  <path class="pot" d="M12 84h36l-5 34H17z" /><path class="rim" d="M10 80h40v8H10z" />
</svg>`;
export const bench = html`<svg class="bench" viewBox="0 0 260 92" aria-hidden="true">
  ${[0, 1, 2, 3].map((seat) => svg`<g transform="translate(${seat * 63 + 5} 0)"><path class="back" d="M4 4h52l-3 44H7z" /><path class="seat" d="M2 48h56l4 12H-2z" /></g>`)}
  <path class="leg" d="M4 60h252v6H4zM24 66h7v24h-7zM230 66h7v24h-7z" />
</svg>`;
