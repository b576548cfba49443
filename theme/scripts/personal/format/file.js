/** The file of a personal form: made from what is said in it, and read again. `site_builder/assessment/personal_form.py` defines it. */

import { PERSONAL_FORMAT } from "../../assessment/format/other-kind.js";
import { moment } from "../../assessment/format/ids.js";
import { exportIn } from "../../assessment/format/web-page.js";
import { checkSchema } from "../../assessment/format/schema-check.js";
import { own } from "../../common/own-property.js";

export const DATA_ID = PERSONAL_FORMAT;

const VERSION = 1;
const MOST_ITEMS = 1000;
const SELF_ASSESSMENT = "pcn-self-assessment";

/**
 * The document of a form.
 *
 * @param {FormPayload} payload
 * @param {SaidItem[]} said
 * @param {Date} now
 */
export function documentOf({ format, form, edition }, said, now) {
  const items = {};
  for (const { item, of, value } of said.filter((one) => one.value)) {
    items[item] = { ...items[item], [of]: value };
  }
  return { format, format_version: VERSION, form, edition, updated: moment(now), items };
}

/**
 * What a text that somebody chose says, or why it cannot be used.
 *
 * @param {FormPayload} payload
 * @param {string} text
 * @returns {{said: SaidItem[], fault?: undefined} | {said?: undefined, fault: string}}
 */
export function readFile(payload, text) {
  let document;
  const { text: data, fault: none } = exportIn(text, DATA_ID);
  if (none) {
    return { fault: "This web page was not saved from this form." };
  }
  try {
    document = JSON.parse(data.replace(/^\uFEFF/, ""));
  } catch {
    return { fault: "The file was not saved from this form, or is damaged." };
  }
  const fault = kindFault(payload, document) || sizeFault(document) || schemaFault(payload, document);
  return fault ? { fault } : { said: saidIn(document) };
}

function kindFault({ format, form }, document) {
  if (own(document, "format") === SELF_ASSESSMENT) {
    return "This file is a self-assessment. Open it in the self-assessment tool.";
  }
  if (own(document, "format") !== format) {
    return "The file was not saved from this form.";
  }
  if (own(document, "format_version") > VERSION) {
    return "This file was saved by a newer version of this form.";
  }
  return own(document, "form") === form ? "" : "This file was saved from another form.";
}

/** Before anything else is done with it: what holds so much would keep the page busy. */
function sizeFault(document) {
  const items = own(document, "items");
  const count = items && typeof items === "object" ? Object.keys(items).length : 0;
  return count > MOST_ITEMS
    ? `This file holds more than ${MOST_ITEMS.toLocaleString("en-GB")} items, which no form has.`
    : "";
}

function schemaFault({ schema }, document) {
  const [first] = checkSchema(schema, document);
  return first
    ? `Something in this file is not as this form saves it, at ${first.path.join(" ")}. ${first.message}`
    : "";
}

function saidIn({ items }) {
  return Object.entries(items).flatMap(([item, said]) =>
    Object.entries(said).flatMap(([of, value]) => (value ? [{ item, of, value }] : [])),
  );
}
