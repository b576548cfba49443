/** What people wrote, among words of ours: one line, and one full stop. */

/** Words as a sentence: with a full stop, unless they end in a mark of their own, perhaps inside a quotation or brackets. */
export function sentence(words) {
  return !words || /[.!?…:;,]["'”’»)\]]*$/u.test(words) ? words : `${words}.`;
}

/** Words in one line: a line as it is, several as one sentence each. */
export function inOneLine(words) {
  const lines = words
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 1 ? lines.map(sentence).join(" ") : (lines[0] ?? "");
}
