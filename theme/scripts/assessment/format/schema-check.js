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

/**
 * Everything that is wrong with a value.
 *
 * @param {object} schema the schema of the payload; `$ref`s lead to its `$defs`
 * @returns {{path: (string|number)[], message: string}[]} empty for a sound value
 */
export function checkSchema(schema, value) {
  return check(schema, schema, value, []);
}

function check(root, schema, value, path) {
  const rule = resolved(root, schema);
  if (rule.anyOf) {
    return value === null
      ? []
      : check(
          root,
          rule.anyOf.find((part) => part.type !== "null"),
          value,
          path,
        );
  }
  const message = ownFault(rule, value);
  if (message) {
    return [{ path, message }];
  }
  return rule.type === "array" ? checkItems(root, rule, value, path) : checkFields(root, rule, value, path);
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
  const faults = value.map((item, index) => check(root, rule.items, item, [...path, index]));
  if (faults.filter((found) => found.length === 0).length > rule.maxItems) {
    return [{ path, message: `This list has more than ${rule.maxItems} entries.` }];
  }
  return faults.flat();
}

function checkFields(root, rule, value, path) {
  if (rule.type !== "object") {
    return [];
  }
  const missing = (rule.required ?? []).filter((name) => own(value, name) === undefined);
  const absent = missing.map((name) => ({ path: [...path, name], message: `“${name}” is missing.` }));
  return [
    ...absent,
    ...Object.entries(value).flatMap(([name, inner]) => checkField(root, rule, name, inner, [...path, name])),
  ];
}

function checkField(root, rule, name, value, path) {
  const field = own(rule.properties, name);
  if (field) {
    return check(root, field, value, path);
  }
  if (!rule.additionalProperties) {
    return [{ path, message: `${shown(name)} is not a field of this format.` }];
  }
  const badName = ownFault(resolved(root, rule.propertyNames), name);
  const key = badName ? [{ path, message: `${shown(name)} is not an id.` }] : [];
  return [...key, ...check(root, rule.additionalProperties, value, path)];
}
