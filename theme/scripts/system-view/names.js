/** Names of PCNs and systems: what counts as the same name, and the order in which they are listed. */

const ASCII = /^[\x20-\x7e]*$/;

/** A name without case, accents and punctuation, for comparing: "Riverside  P.C.N." is "riverside p c n". */
export function plain(name) {
  const bare = ASCII.test(name) ? name : name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^ | $/g, "");
}

/** What two names must share to be taken for the same PCN: the words "PCN" and "primary care network" do not count. */
export function nameKey(name) {
  const bare = plain(name).replace(/ (?:pcn|primary care network)$/, "");
  return bare || name.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}

/** Compares texts by their UTF-16 units, as every engine and the command line do. */
export function byText(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** Compares two lists of texts, the first difference deciding. */
export function byTexts(one, other) {
  const at = one.findIndex((text, index) => text !== other[index]);
  return at < 0 ? 0 : byText(one[at], other[at]);
}

/** The items by what `key` gives for them, in the order in which the keys are first seen. */
export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) {
      group.push(item);
    } else {
      groups.set(name, [item]);
    }
  }
  return groups;
}
