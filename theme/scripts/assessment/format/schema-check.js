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
  return first(check(schema, schema, value, []));
}

/** The first of what is made one after the other. */
function first(faults) {
  const found = [];
  for (const one of faults) {
    found.push(one);
    if (found.length === MOST_FAULTS) {
      break;
    }
  }
  return found;
}

function* check(root, schema, value, path) {
  const rule = resolved(root, schema);
  if (rule.anyOf) {
    if (value !== null) {
      const wanted = rule.anyOf.find((part) => part.type !== "null");
      yield* check(root, wanted, value, path);
    }
    return;
  }
  const message = ownFault(rule, value);
  if (message) {
    yield { path, message };
  } else if (rule.type === "array") {
    yield* checkItems(root, rule, value, path);
  } else if (rule.type === "object") {
    yield* checkFields(root, rule, value, path);
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
    return `This should be ${KINDS[rule.type]}, but it is ${kindOf(value)}.`;
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
    : `This should be one of: ${choices}. It is ${shown(value)}.`;
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

function textFault(rule, value) {
  if (value.length > rule.maxLength && Array.from(value).length > rule.maxLength) {
    return `This text is longer than ${rule.maxLength.toLocaleString("en-GB")} characters.`;
  }
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(value)) {
    const [example] = rule.examples;
    return `${shown(value)} ${IS_DAY.test(example) ? "is not a date" : "has the wrong form"}. Write it like ${example}.`;
  }
  return "";
}

/** Faults of the items, unless there are too many sound ones: then the length is what matters. */
function checkItems(root, rule, value, path) {
  let sound = 0;
  let found = [];
  for (const [index, item] of value.entries()) {
    const here = first(check(root, rule.items, item, [...path, index]));
    found = [...found, ...here];
    sound += here.length ? 0 : 1;
    if (sound > rule.maxItems) {
      return [{ path, message: `This list has more than ${rule.maxItems} entries.` }];
    }
    if (found.length >= MOST_FAULTS) {
      break;
    }
  }
  return found;
}

function* checkFields(root, rule, value, path) {
  for (const name of rule.required ?? []) {
    if (own(value, name) === undefined) {
      yield { path: [...path, name], message: `“${name}” is missing.` };
    }
  }
  for (const [name, inner] of Object.entries(value)) {
    yield* checkField(root, rule, name, inner, [...path, name]);
  }
}

function* checkField(root, rule, name, value, path) {
  const field = own(rule.properties, name);
  if (field) {
    yield* check(root, field, value, path);
  } else if (!rule.additionalProperties) {
    yield { path, message: `${shown(name)} is not a field of this format.` };
  } else {
    if (ownFault(resolved(root, rule.propertyNames), name)) {
      yield { path, message: `${shown(name)} is not an id.` };
    }
    yield* check(root, rule.additionalProperties, value, path);
  }
}
