/** Numbers in the formats of spreadsheets: 0.5 in the format "0%" is "50%". `numbers.py` has the same. */

/** Words in quotes, a letter after a backslash, a currency, the width of a letter, a colour, or else one mark. */
const TOKEN = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*.|\[[A-Za-z]+[0-9]*\]|(?<mark>.)/gsu;
/** Dates, words, fractions, powers and conditions. */
const NOT_PLAIN = /^[A-Za-z/@[\]]$/;
const LONGEST_CODE = 255; // no spreadsheet program writes a longer one
const MOST_DIGITS = 28;

/** A number in a format such as "0%" or "£#,##0.00;(£#,##0.00)"; as it is where the format is none for plain numbers. */
export function asShown(number, code) {
  return (Number.isFinite(number) && inSection(number, sections(code))) || String(number);
}

/** The sections of a format, each a list of {kind, text}; one that is none for plain numbers, or hides them, is empty. */
function sections(code) {
  /** @type {{kind: string, text: string}[]} */
  let section = [];
  const found = [section];
  const odd = new Set();
  for (const { 1: quoted, 2: escaped, 3: currency, groups } of code.length <= LONGEST_CODE
    ? code.matchAll(TOKEN)
    : []) {
    const mark = groups.mark ?? "";
    if (mark === ";") {
      section = [];
      found.push(section);
      continue;
    }
    if (NOT_PLAIN.test(mark)) {
      odd.add(found.length - 1);
    }
    const kind = mark && "0#?.,%".includes(mark) ? mark : "";
    section.push({ kind, text: mark || quoted || escaped || currency || "" });
  }
  const points = (one) => one.filter(({ kind }) => kind === ".").length;
  return found.map((one, at) => (odd.has(at) || points(one) > 1 ? [] : one));
}

/** A number in the section for its sign: the second is for those below zero and says so itself, the third for zero. */
function inSection(number, all) {
  return number < 0 && all.length > 1
    ? filledIn(-number, all[1])
    : filledIn(number, all[number === 0 && all.length > 2 ? 2 : 0]);
}

/** A number with its digits in their places, or the words that stand for it; "" where it has too many digits. */
function filledIn(number, tokens) {
  const kinds = tokens.map(({ kind }) => kind);
  const places = kinds.flatMap((kind, at) => (kind && "0#?".includes(kind) ? [at] : []));
  if (!places.length) {
    return tokens
      .map(({ text }) => text)
      .join("")
      .trim();
  }
  const point = kinds.includes(".") ? kinds.indexOf(".") : places.at(-1) + 1;
  const after = places.filter((at) => at > point);
  const last = places.filter((at) => at < point).at(-1) ?? point;
  const count = (mark, some) => some.filter((kind) => kind === mark).length;
  const shift = 2 * count("%", kinds) - 3 * count(",", kinds.slice(last));
  const grouped = kinds.slice(places[0], last).includes(",");
  const rounded = digitsOf(Math.abs(number), shift, after.length);
  if (rounded.replace(".", "").replace(/^0+/, "").length > MOST_DIGITS) {
    return "";
  }
  const [whole, decimals = ""] = rounded.split(".");
  const shown = new Map(tokens.flatMap(({ kind, text }, at) => (["", "%"].includes(kind) ? [[at, text]] : [])));
  const before = places.filter((at) => at < point);
  beforePoint(whole.replace(/^0+/, ""), before, kinds, grouped).forEach((text, at) => shown.set(at, text));
  const kept = decimals.replace(/0+$/, "").length;
  after
    .filter((_, n) => n < kept || after.slice(n).some((later) => kinds[later] === "0"))
    .forEach((at, n) => shown.set(at, decimals[n]));
  if (after.some((at) => shown.has(at))) {
    shown.set(point, ".");
  }
  const text = Array.from(shown.keys())
    .sort((one, other) => one - other)
    .map((at) => shown.get(at))
    .join("");
  return `${number < 0 ? "-" : ""}${text.trim()}`;
}

/** The decimal digits of a number times ten to the power of `shift`, with so many decimals, halves rounded up. */
function digitsOf(number, shift, decimals) {
  const [mantissa, exponent = "0"] = String(number).split("e");
  const [whole, part = ""] = mantissa.split(".");
  const power = Number(exponent) + shift - part.length + decimals; // of the last digit that stays, from the last one there is
  const digits = BigInt(whole + part);
  const half = power < 0 ? 10n ** BigInt(-power) : 1n;
  const scaled = power < 0 ? (2n * digits + half) / (2n * half) : digits * 10n ** BigInt(power);
  const text = String(scaled).padStart(decimals + 1, "0");
  return decimals ? `${text.slice(0, -decimals)}.${text.slice(-decimals)}` : text;
}

/** Digits from the right into their places; the first place takes all that are left. */
function beforePoint(digits, places, kinds, grouped) {
  const shown = new Map();
  let left = digits;
  let used = 0;
  for (const at of [...places].reverse()) {
    const take = at === places[0] ? Math.max(1, left.length) : 1;
    const taken = left.slice(-take) || ({ "#": "", "?": " " }[kinds[at]] ?? kinds[at]);
    left = left.slice(0, -take);
    let text = "";
    for (const digit of Array.from(taken).reverse()) {
      text = digit + (grouped && used && used % 3 === 0 && digit !== " " ? "," : "") + text;
      used += 1;
    }
    shown.set(at, text);
  }
  return shown;
}
