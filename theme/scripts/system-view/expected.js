/** A list of expected PCNs beside those that returned a file. */

import { byTexts, nameKey, plain } from "./names.js";

/** The names of a text, one a line, each once. Lines are read in steps, so that a long list does not block. */
export function* namesIn(text) {
  const found = new Map();
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    const name = text.slice(at, end).replace(/^[ \t\r\uFEFF"]+|[ \t\r",;]+$/g, "");
    if (name && !found.has(nameKey(name))) {
      found.set(nameKey(name), name);
    }
    at = end + 1;
    yield found;
  }
  return found;
}

/**
 * Who has not returned a file, and who did without being expected.
 *
 * @param {Map<string, string>|null} listed names by their key, or null when there is no list
 * @param {object[]} returned the entries of the round, whatever else is filtered
 * @param {object[]} shown the entries that are counted, in order of name
 */
export function expectedFrom(listed, returned, shown, names) {
  if (listed === null) {
    return null;
  }
  const here = new Set(returned.map(({ name }) => nameKey(name)));
  const missing = [...listed].filter(([key]) => !here.has(key)).map(([, name]) => name);
  const extra = shown.filter(({ name }) => !listed.has(nameKey(name)));
  return {
    listed: listed.size,
    returned: listed.size - missing.length,
    missing: { count: missing.length, names: names ? inOrder(missing) : [] },
    not_listed: { count: extra.length, names: names ? extra.map(({ name }) => name) : [] },
  };
}

function inOrder(names) {
  const keyed = names.map((name) => [plain(name), name]);
  return keyed.sort(byTexts).map(([, name]) => name);
}
