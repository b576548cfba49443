/** Who wrote words that a team took over from what people answered alone: a name at the start of the line. */

/** How a line begins that somebody else wrote. */
export function authorMark(name) {
  return `${name}: `;
}

/** A value with another mark, "" for none, in the place of such at the start of a line of any text in it. */
export function withMark(value, marks, other) {
  if (typeof value === "string") {
    const marked = (line) => {
      const found = marks.find((mark) => line.startsWith(mark));
      return found ? other + line.slice(found.length) : line;
    };
    return marks.some((mark) => value.includes(mark)) ? value.split("\n").map(marked).join("\n") : value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => withMark(one, marks, other));
  }
  return value && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withMark(one, marks, other)]))
    : value;
}

/** The words of the team with those of a voice after them, and who said them. */
export function withWordsOf(ours, { author, value }) {
  const words = author ? authorMark(author) + value : value;
  return ours.trim() ? `${ours.trimEnd()}\n${words}` : words;
}

/**
 * Words to keep, of those that somebody typed where marks are not shown: each line that stands as it was keeps its mark.
 *
 * @param {string} held what was there before, with its marks
 */
export function withMarksOf(held, typed, marks) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const line of held.split("\n")) {
    const shown = withMark(line, marks, "");
    lines.set(shown, [...(lines.get(shown) ?? []), line]);
  }
  return typed
    .split("\n")
    .map((line) => lines.get(line)?.shift() ?? line)
    .join("\n");
}
