/**
 * The assessment inside a plan that was exported as a web page. `site_builder/assessment/web_page.py` says the same.
 *
 * The page is searched for its data as text: nothing of it is run, shown or made into elements.
 */

import { CUT_OFF, WHAT_OPENS } from "./other-kind.js";

export const DATA_ID = "pcn-self-assessment";

const SCRIPT = /<script([^<>]*)>/gi;
const END = /<\/script/i;
const END_OF_PAGE = /<\/html/i;
const PLAN = "app-paper"; // named in the style and in the text of every plan

export const NONE = `This web page holds no self-assessment. ${WHAT_OPENS}`;
export const NO_END = `This web page ends in the middle, before the self-assessment that it held. ${CUT_OFF}`;
export const SEVERAL = "This web page holds more than one self-assessment. Use the plan as it was exported.";

/** Whether a text is a web page and no export as it is. */
export function isWebPage(text) {
  return /^\uFEFF?[ \t\r\n]*</.test(text.slice(0, 1000));
}

/**
 * The text of the export: of a web page what its one data element holds, after as many line breaks as stand before it, so that
 * the number of a line is that of the page; of anything else the text itself.
 *
 * @param {string} text
 * @param {string} [id] the name of the element
 * @returns {{text: string, fault: string}} `fault` says why a web page cannot be used
 */
export function exportIn(text, id = DATA_ID) {
  if (!isWebPage(text)) {
    return { text, fault: "" };
  }
  const named = new RegExp(`[ \\t\\r\\n]id=["']?${id}["']?(?:[ \\t\\r\\n]|$)`, "i");
  const places = Array.from(text.matchAll(SCRIPT)).filter(([, attributes]) => named.test(attributes));
  if (places.length !== 1) {
    return { text: "", fault: places.length ? SEVERAL : isBegun(text) ? NO_END : NONE };
  }
  const begin = places[0].index + places[0][0].length;
  const rest = text.slice(begin);
  const end = rest.search(END);
  const lines = text.slice(0, begin).split("\n").length - 1;
  return { text: "\n".repeat(lines) + (end < 0 ? rest : rest.slice(0, end)), fault: "" };
}

/** Whether a text is the beginning of a plan. */
const isBegun = (text) => text.includes(PLAN) && !END_OF_PAGE.test(text);

/** What two files of one export have in common, whether they are web pages or not. */
export function comparable(text) {
  return exportIn(text)
    .text.replace(/^\uFEFF/, "")
    .trim()
    .replaceAll("\\u003c", "<");
}
