/**
 * Bars: parts as wide as their share of a whole, with the words that say the same.
 *
 * Counts alone decide how wide a part is, and nothing is put in an order by its size.
 */

const WHOLE = 10_000;
// Room for the digits of a count, in pixels, and how wide a bar is on a large screen and on a small one.
const [DIGIT, MARGIN] = [8, 4];
const [WIDE, NARROW] = [520, 240];

/**
 * A bar of pieces, each as wide as its share of `whole`; pieces without a count are left out, and `words` say what it shows.
 *
 * @param {string} label
 * @param {{look: string, position?: number|null, label: string, count: number}[]} pieces
 * @param {number} whole
 * @returns {Bar}
 */
export function bar(label, pieces, whole) {
  const filled = pieces.filter(({ count }) => count);
  const words = filled.map((piece) => `${piece.label}: ${piece.count.toLocaleString("en-GB")}`).join(", ");
  let passed = 0;
  const parts = filled.map(({ look, position = null, label: title, count }) => {
    const start = Math.floor((WHOLE * passed) / Math.max(whole, 1));
    passed += count;
    const width = Math.floor((WHOLE * passed) / Math.max(whole, 1)) - start;
    return { look, position, label: title, count, ...placed(start, width), room: roomFor(count, width) };
  });
  return { label, parts, words: words || "None" };
}

function placed(start, width) {
  return { start: percent(start), width: percent(width), middle: percent(start + Math.floor(width / 2)) };
}

function percent(hundredths) {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}%`;
}

/** Where the number of a part fits: on any screen, on a wide one, or nowhere. */
function roomFor(count, width) {
  const needed = WHOLE * (count.toLocaleString("en-GB").length * DIGIT + MARGIN);
  if (width * NARROW >= needed) {
    return "any";
  }
  return width * WIDE >= needed ? "wide" : "";
}

/** What parts look like: a part of each kind that fills a bar. */
export function keyOf(kinds) {
  return kinds.map(({ look, position = null, label }) => ({
    look,
    position,
    label,
    count: 0,
    start: "0.00%",
    width: "100.00%",
    middle: "50.00%",
    room: "",
  }));
}

/** The counts of bars in the order of a key. */
export function countsOf(key, bars) {
  const found = new Map(
    bars.flatMap(({ parts }) => parts.map((part) => [`${part.look} ${part.position}`, part.count])),
  );
  return key.map(({ look, position }) => found.get(`${look} ${position}`) ?? 0);
}

/** The heads of the table of a chart; its lines are named by what `head` says. */
export function columnsOf(head, key) {
  return [head, ...key.map(({ label }) => label)];
}
