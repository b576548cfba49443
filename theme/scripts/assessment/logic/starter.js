/**
 * Starter links: what somebody fills in for those who are to assess themselves. All of it stands in the fragment of the address,
 * which no browser sends. A link is a claim: what it says is checked as a file is, and shown before it is used.
 */

import { parseExport } from "../format/validation.js";
import { isBlank } from "./selectors.js";
import { newAssessment } from "./beginnings.js";

export const START = "start=";
export const FIELDS = Object.freeze([
  "name",
  "answered_by",
  "voice",
  "system",
  "audiences",
  "wanted_by",
  "send_to",
  "asked_by",
]);

const LONGEST = 8000;
const NO_LINK = "This link is damaged: perhaps cut off, or changed on the way.";

/**
 * The end of an address that starts an assessment with what is given.
 *
 * @param {Record<string, string|string[]>} about some of `FIELDS`
 * @param {string} matrix the id of the matrix
 */
export function starterHash(about, matrix) {
  const given = FIELDS.filter((field) => !isBlank(about[field])).map((field) => [field, about[field]]);
  const bytes = new TextEncoder().encode(JSON.stringify({ matrix, ...Object.fromEntries(given) }));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `#${START}${text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/**
 * What a link fills in, or why it cannot be used.
 *
 * @param {string} text what stands after `START`
 * @param {{schema: object, matrix: Matrix, generator: object}} payload
 * @param {{id: string, now: string}} start of the assessment that the fields are checked in
 * @returns {{about?: Record<string, string|string[]>, faults: {message: string, path: (string|number)[], where: string}[]}}
 */
export function readStarter(text, { schema, matrix, generator }, start) {
  const given = text.length <= LONGEST ? decoded(text) : null;
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    return { faults: [{ message: NO_LINK, path: [], where: "" }] };
  }
  const { matrix: id, ...about } = given;
  const blank = newAssessment({ ...start, generator, matrix });
  const made = { ...blank, matrix: { ...blank.matrix, id: id ?? blank.matrix.id }, about };
  const { document, faults } = parseExport(JSON.stringify(made), schema);
  const others = Object.keys(about).filter((field) => !FIELDS.includes(field));
  const unknown = others.map((field) => ({ message: `A link does not fill in “${field}”.`, path: [], where: field }));
  const found = [...faults, ...unknown];
  return found.length ? { faults: found } : { about: document.about, faults: [] };
}

/** What a mail program took for the end of the link, such as a full stop or a bracket, is no part of it. */
function decoded(text) {
  try {
    const letters = atob(
      text
        .replace(/[\s.,;:!?)\]>"”’»]+$/u, "")
        .replaceAll("-", "+")
        .replaceAll("_", "/"),
    );
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
