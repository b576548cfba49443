/** Names of PCNs and systems: what counts as the same name, and the order in which they are listed. */

// Soft hyphens, zero-width letters and marks of direction: they come along when a name is copied, and nobody sees them.
const UNSEEN = /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const SAY_NOTHING = Object.freeze(["and", "of", "the", "primary", "care", "network", "pcn"]);
const KIND =
  / (?:ics|icb|stp|integrated care system|integrated care board|sustainability and transformation partnership)$/;
const ASCII = /^[\x20-\x7e]*$/;

/** A name without case, accents and punctuation, for comparing: "Riverside  P.C.N." is "riverside p c n". */
export function plain(name) {
  const bare = ASCII.test(name)
    ? name
    : name
        .replace(UNSEEN, "")
        .normalize("NFKD")
        .replace(/[\u0300-\u036f]/g, "");
  return bare
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^ | $/g, "");
}

/** What two names must share to be taken for the same PCN: the words "PCN" and "primary care network" do not count. */
export function nameKey(name) {
  const bare = plain(name).replace(/ (?:pcn|primary care network)$/, "");
  return bare || trimmed(name.replace(UNSEEN, ""), " \t\r\n", " \t\r\n");
}

/** What near names share, such as "Alder Vale PCN", "Aldervale" and "The Alder-Vale Network"; "" for a name of such words alone. */
export function nearKey(name) {
  const words = plain(name).split(" ");
  return words.filter((word) => !SAY_NOTHING.includes(word)).join("");
}

/** What two names must share to be taken for the same system: what kind of system it is and "and" do not count. */
export function systemKey(name) {
  const words = plain(name).replace(KIND, "").split(" ");
  return words.filter((word) => word && word !== "and").join(" ") || nameKey(name);
}

/** A text without some letters at its beginning and others at its end; in one go, however many there are. */
export function trimmed(text, atStart, atEnd) {
  let start = 0;
  let end = text.length;
  while (start < end && atStart.includes(text[start])) {
    start += 1;
  }
  while (end > start && atEnd.includes(text[end - 1])) {
    end -= 1;
  }
  return text.slice(start, end);
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
