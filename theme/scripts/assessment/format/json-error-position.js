/** Where a text stops being JSON. The browser's own message differs from browser to browser. */

const STRING_PART = String.raw`[^"\\\u0000-\u001f]*`;
const STRING = String.raw`"${STRING_PART}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})${STRING_PART})*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.eE+-])`;
const WORD = "(?:true|false|null)(?![a-z])";
const TOKEN = String.raw`[ \t\r\n]*(?:([[\]{}:,])|${STRING}|${NUMBER}|${WORD})`;

const BEGUN_STRING = String.raw`"${STRING_PART}(?:\\.${STRING_PART})*\\?`;
const BEGUN_NUMBER = String.raw`-?(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][+-]?)?`;
const BEGUN_VALUE = new RegExp(`^(?:${BEGUN_STRING}|t|tr|tru|f|fa|fal|fals|n|nu|nul|${BEGUN_NUMBER})$`);
const BEGUN_KEY = new RegExp(`^(?:${BEGUN_STRING})?$`);

/** What may follow, by what has just been read. */
const AFTER = Object.freeze({
  start: ["value", "[", "{"],
  "[": ["value", "[", "{", "]"],
  "{": ["value", "}"],
  ":": ["value", "[", "{"],
  "list,": ["value", "[", "{"],
  "object,": ["value"],
  key: [":"],
  "list value": [",", "]"],
  "object value": [",", "}"],
  end: [],
});

/**
 * The place from which a broken text cannot be read.
 *
 * @param {string} broken not JSON
 * @returns {{line: number, cut_off: boolean}} line from 1; `cut_off`: nothing is wrong but the end is missing
 */
export function whereItBreaks(broken) {
  const text = broken.trimEnd();
  const token = new RegExp(TOKEN, "y");
  const open = [];
  let state = "start";
  let at = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const kind = match[1] ?? "value";
    const word = match[0].trimStart();
    if (!AFTER[state].includes(kind) || (isKeyPlace(state, open) && kind === "value" && !word.startsWith('"'))) {
      return { line: lineOf(text, at + match[0].length - word.length), cut_off: false };
    }
    at = token.lastIndex;
    state = following(state, kind, open);
  }
  const rest = text.slice(at).trimStart();
  return { line: lineOf(text, text.length - rest.length), cut_off: state !== "end" && isBegun(rest, state, open) };
}

/** Whether the rest of the text is the beginning of what may stand here. */
function isBegun(rest, state, open) {
  if (isKeyPlace(state, open)) {
    return BEGUN_KEY.test(rest);
  }
  return AFTER[state].includes("value") ? BEGUN_VALUE.test(rest) : rest === "";
}

function isKeyPlace(state, open) {
  return state === "object," || (state === "{" && open.at(-1) === "{");
}

/** The state after one token; keeps `open`, the brackets not yet closed, up to date. */
function following(state, kind, open) {
  if (kind === "[" || kind === "{") {
    open.push(kind);
    return kind;
  }
  if (kind === ":") {
    return ":";
  }
  if (kind === ",") {
    return open.at(-1) === "{" ? "object," : "list,";
  }
  if (kind === "value" && isKeyPlace(state, open)) {
    return "key";
  }
  if (kind === "]" || kind === "}") {
    open.pop();
  }
  return open.length ? (open.at(-1) === "{" ? "object value" : "list value") : "end";
}

function lineOf(text, at) {
  return text.slice(0, at).split("\n").length;
}
