/**
 * Checks a value against the JSON Schema of the export format.
 *
 * It knows the keywords that this schema uses and no others; a test holds it
 * against two full validators. A compiler of schemas would need `eval`, which
 * the content security policy forbids.
 */

import { own } from "../../common/own-property.js";

/** A value as shown in a message. */
export function shown(value) {
  if (typeof value !== "string") {
    return kindOf(value);
  }
  const characters = Array.from(value);
  return `“${characters.length > 60 ? `${characters.slice(0, 57).join("")}...` : value}”`;
}

/** How many faults are looked for: a file may be nothing but faults. */
export const MOST_FAULTS = 1000;

/**
 * What is wrong with a value, the first faults of it.
 *
 * @param {object} schema the schema of the payload; `$ref`s lead to its `$defs`
 * @returns {{path: (string|number)[], message: string}[]} empty for a sound value
 */
export function checkSchema(schema, value) {
  const faults = [];
  check({ root: schema, faults }, schema, value, null);
  return faults.map(({ at, message }) => ({ path: stepsTo(at), message }));
}

/** The path to a place; a place is the step to it and the place before, so that a sound value costs no path. */
export function stepsTo(at) {
  const steps = [];
  for (let place = at; place !== null; place = place.before) {
    steps.push(place.step);
  }
  return steps.reverse();
}

function add({ faults }, at, message) {
  if (faults.length < MOST_FAULTS) {
    faults.push({ at, message });
  }
}

const isFull = ({ faults }) => faults.length >= MOST_FAULTS;

function check(known, schema, value, at) {
  const rule = resolved(known.root, schema);
  if (rule.anyOf) {
    if (value !== null) {
      const wanted = rule.anyOf.find((part) => part.type !== "null");
      check(known, wanted, value, at);
    }
    return;
  }
  const message = ownFault(rule, value);
  if (message) {
    add(known, at, message);
  } else if (rule.type === "array") {
    checkItems(known, rule, value, at);
  } else if (rule.type === "object") {
    checkFields(known, rule, value, at);
  }
}

function resolved(root, schema) {
  return schema.$ref ? root.$defs[schema.$ref.slice("#/$defs/".length)] : schema;
}

/** What is wrong with the value itself, what it holds left aside; "" when nothing is. */
function ownFault(rule, value) {
  if (rule.enum || "const" in rule) {
    return choiceFault(rule.enum ?? [rule.const], value);
  }
  if (kindOf(value) !== KINDS[rule.type]) {
    return `The value should be ${KINDS[rule.type]}, but it is ${kindOf(value)}.`;
  }
  return rule.type === "string" ? textFault(rule, value) : "";
}

function choiceFault(allowed, value) {
  if (allowed.includes(value)) {
    return "";
  }
  const choices = allowed.join(", ");
  return typeof value === "string"
    ? `${shown(value)} is not one of: ${choices}.`
    : `The value should be one of: ${choices}. What stands here is ${shown(value)}.`;
}

const KINDS = Object.freeze({ string: "text", array: "a list", object: "a set of fields", integer: "a number" });

const IS_DAY = /^\d{4}-\d{2}-\d{2}/;

function kindOf(value) {
  if (value === null) {
    return "empty";
  }
  if (Array.isArray(value)) {
    return KINDS.array;
  }
  return { string: "text", number: "a number", boolean: "true or false", object: KINDS.object }[typeof value];
}

/** @type {Map<string, RegExp>} */
const PATTERNS = new Map();

/** A pattern of the schema, compiled once: a file has hundreds of ids. */
function patternOf(pattern) {
  const made = PATTERNS.get(pattern) ?? new RegExp(pattern, "u");
  PATTERNS.set(pattern, made);
  return made;
}

function textFault(rule, value) {
  if (value.length > rule.maxLength && Array.from(value).length > rule.maxLength) {
    return `This text is longer than ${rule.maxLength.toLocaleString("en-GB")} characters.`;
  }
  if (rule.pattern && !patternOf(rule.pattern).test(value)) {
    const [example] = rule.examples;
    return `${shown(value)} ${IS_DAY.test(example) ? "is not a date" : "has the wrong form"}. Write it like ${example}.`;
  }
  return "";
}

/** Faults of the items, unless there are too many sound ones: then the length is what matters. */
function checkItems(known, rule, value, at) {
  /** @type {{root: object, faults: {at: any, message: string}[]}} */
  const inner = { root: known.root, faults: [] };
  let sound = 0;
  for (const [index, item] of value.entries()) {
    const before = inner.faults.length;
    check(inner, rule.items, item, { step: index, before: at });
    sound += inner.faults.length === before ? 1 : 0;
    if (sound > rule.maxItems) {
      add(known, at, `This list has more than ${rule.maxItems} entries.`);
      return;
    }
    if (isFull(inner)) {
      break;
    }
  }
  inner.faults.forEach((fault) => add(known, fault.at, fault.message));
}

function checkFields(known, rule, value, at) {
  for (const name of rule.required ?? []) {
    if (own(value, name) === undefined) {
      add(known, { step: name, before: at }, `“${name}” is missing.`);
    }
  }
  for (const name of Object.keys(value)) {
    checkField(known, rule, name, value[name], { step: name, before: at });
    if (isFull(known)) {
      return;
    }
  }
}

function checkField(known, rule, name, value, at) {
  const field = own(rule.properties, name);
  if (field) {
    check(known, field, value, at);
  } else if (!rule.additionalProperties) {
    add(known, at, `${shown(name)} is not a field of this format.`);
  } else {
    if (ownFault(resolved(known.root, rule.propertyNames), name)) {
      add(known, at, `${shown(name)} is not an id.`);
    }
    check(known, rule.additionalProperties, value, at);
  }
}
