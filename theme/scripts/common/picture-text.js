/** Words in pictures: in lines of about so many letters. */

import { svg } from "./dom.js";

/**
 * Lines of words around a middle.
 *
 * @param {string[]} words
 * @param {{class?: string|null, x: number, middle: number, size: number, fill: string, anchor: string, weight?: number}} look
 */
export function lines(words, { class: name = null, x, middle, size, fill, anchor, weight = 700 }) {
  const height = size * 1.15;
  const first = middle - ((words.length - 1) * height) / 2 + size * 0.36;
  return svg(
    "text",
    { class: name, x, y: first, fill, "font-size": size, "font-weight": weight, "text-anchor": anchor },
    words.map((line, index) => svg("tspan", { x, dy: index ? height : 0 }, line)),
  );
}

/** Words in lines of about so many letters; what is more than the lines hold ends in an ellipsis. */
export function wrapped(words, letters, most) {
  const found = [];
  for (const word of words.split(/\s+/)) {
    const longer = `${found.at(-1) ?? ""} ${word}`.trim();
    if (found.length && longer.length <= letters) {
      found[found.length - 1] = longer;
    } else {
      found.push(word);
    }
  }
  const kept = found
    .slice(0, most)
    .map((line) => (line.length > letters + 4 ? `${line.slice(0, letters + 3)}…` : line));
  return found.length > most ? [...kept.slice(0, -1), `${kept.at(-1)}…`] : kept;
}
