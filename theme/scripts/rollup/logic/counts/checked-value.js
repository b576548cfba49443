/** Values of a foreign document, each with its path, asked for one by one. The command line says the same in the same words. */

import { shown } from "../../../assessment/format/schema-check.js";
import { own } from "../../../common/own-property.js";
import { MOST_COUNTED, isAmountWords } from "./amounts.js";

const WHOLE = `The value should be a whole number from 0 to ${MOST_COUNTED.toLocaleString("en-GB")}.`;
const AMOUNT = `${WHOLE.slice(0, -1)}, or say that it is not shown.`;

/** What is wrong with a value, and where. */
export class NotSound extends Error {
  /** @param {(string|number)[]} path */
  constructor(path, message) {
    super(message);
    this.path = path;
  }
}

/**
 * A value of a document and its path. Every function of it throws NotSound where the value is not what is asked for.
 *
 * @param {any} value
 * @param {(string|number)[]} path
 */
export function checkedValue(value, path = []) {
  const refuse = (message, place = path) => {
    throw new NotSound(place, message);
  };
  const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
  const kind = () => (typeof value === "string" ? "text" : shown(value));
  const text = (longest = 1000) => {
    if (typeof value !== "string") {
      refuse(`The value should be text, but it is ${kind()}.`);
    }
    if (value.length > longest && Array.from(value).length > longest) {
      refuse(`This text is longer than ${longest.toLocaleString("en-GB")} characters.`);
    }
    return value;
  };
  const isWhole = () => Number.isInteger(value) && value >= 0 && value <= MOST_COUNTED;
  return {
    value,
    path,
    /** Whether there is a field that says something. */
    has: (name) => isObject && (own(value, name) ?? null) !== null,
    /** A field, which must be there. */
    field(name) {
      if (!isObject) {
        refuse(`The value should be a set of fields, but it is ${kind()}.`);
      }
      return own(value, name) === undefined
        ? refuse(`“${name}” is missing.`, [...path, name])
        : checkedValue(value[name], [...path, name]);
    },
    /** The values of a list, each as it is asked for. */
    *items() {
      if (!Array.isArray(value)) {
        refuse(`The value should be a list, but it is ${kind()}.`);
      }
      for (const [index, item] of value.entries()) {
        yield checkedValue(item, [...path, index]);
      }
    },
    text,
    /** One of some texts. */
    oneOf: (allowed) =>
      allowed.includes(text()) ? value : refuse(`${shown(value)} is not one of: ${allowed.join(", ")}.`),
    /** A text of some form. */
    matching: (pattern, example) =>
      pattern.test(text()) ? value : refuse(`${shown(value)} has the wrong form. Write it like ${example}.`),
    /** A number of something. */
    whole: () => (isWhole() ? value : refuse(WHOLE)),
    /** A number of something, or words that say why there is none. */
    amount: () => (isAmountWords(value) || isWhole() ? value : refuse(AMOUNT)),
  };
}
