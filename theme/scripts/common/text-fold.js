/** One form for texts that are compared letter by letter, whichever keyboard they were typed on. */

const PLAIN = /^[\x20-\x7e]*$/;
const INVISIBLE = /[\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu;
const APOSTROPHES = /['‘’ʼ]/g;
const DASHES = /\p{Pd}/gu;

/** Lower case, without accents and invisible characters. */
export function fold(text) {
  const plain = PLAIN.test(text) ? text : text.normalize("NFKD").replace(INVISIBLE, "");
  return plain.toLowerCase();
}

/** Without apostrophes of any form: phones write O’Brien, keyboards O'Brien. */
export function withoutApostrophes(text) {
  return text.replace(APOSTROPHES, "");
}

/** Hyphens and dashes of any form as spaces, so that they part words. */
export function withoutDashes(text) {
  return text.replace(DASHES, " ");
}
