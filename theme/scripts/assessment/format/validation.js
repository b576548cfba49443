/** Whether the text of a file is a sound assessment, and if not, why and where. */

import { whereItBreaks } from "./json-error-position.js";
import { FORMAT, VERSION, isNewer, migrate } from "./migrate.js";
import { NOT_AN_ASSESSMENT, OTHER_FORMATS, otherKind } from "./other-kind.js";
import { own } from "../../common/own-property.js";
import { MOST_FAULTS, checkSchema, shown, stepsTo } from "./schema-check.js";
import { settled } from "./set-aside.js";
import { exportIn } from "./web-page.js";

export const MAX_BYTES = 10_000_000;
export const NOT_UTF8 =
  "This file is not saved as UTF-8 text. Use the file as it was exported; if somebody changed it in an editor, save it there as UTF-8.";
export const TOO_LARGE = "The file is larger than 10 MB. An exported assessment is far smaller.";

const MAX_DEPTH = 20;
const MAX_VALUES = 100_000;
const TOO_MANY = "This file holds more than 100,000 values. An exported assessment has far fewer.";
const REFUSED_NAMES = Object.freeze(["__proto__", "constructor", "prototype"]);

/**
 * The document that a text holds, in the newest version of the format and as this matrix reads it, and everything that keeps it from being used.
 *
 * @returns {{document: *, faults: {message: string, path: (string|number)[], where: string}[]}}
 */
export function parseExport(text, schema) {
  const { text: json, fault: why } = text.length > MAX_BYTES ? { text, fault: "" } : exportIn(text);
  const { document, faults } = why ? { faults: [fault(why)] } : parsed(json.replace(/^\uFEFF/, ""));
  const unfit = faults.length ? faults : structureFaults(document);
  return unfit.length ? { document, faults: unfit } : checkedDocument(document, schema);
}

/** The newest version of the assessment that a document is, and why it is none; its shape is looked at before, see `structureFaults`. */
export function checkedDocument(document, schema) {
  const unfit = formatFaults(document, schema);
  if (unfit.length) {
    return { document, faults: unfit };
  }
  const made = settled(migrate(document), schema);
  return { document: made, faults: checkSchema(schema, made).map(({ message, path }) => fault(message, path)) };
}

/** A fault with its place as text, for example `themes.leadership.actions[2].by`. */
export function fault(message, path = [], where = asText(path)) {
  return { message, path, where };
}

/** The value that a JSON text of at most so many characters holds, or why it cannot be read. */
export function parsed(text, most = MAX_BYTES) {
  if (text.length > most) {
    return { faults: [fault(TOO_LARGE)] };
  }
  if (!text.trim()) {
    return { faults: [fault("The file is empty.")] };
  }
  try {
    return { document: JSON.parse(text), faults: [] };
  } catch {
    return { faults: [brokenFault(text)] };
  }
}

function brokenFault(text) {
  const other = otherKind(text);
  if (other) {
    return fault(other);
  }
  const { line, cut_off: cutOff } = breakOf(text);
  const message = cutOff
    ? "The file ends in the middle, and was probably cut off when it was saved or sent."
    : "This file is not JSON, or it is damaged from this line on.";
  return fault(message, [], `line ${line}`);
}

/** A hostile text can be too much for a regular expression; then its first line has to do. */
function breakOf(text) {
  try {
    return whereItBreaks(text);
  } catch {
    return { line: 1, cut_off: false };
  }
}

/** Nesting, names and characters, walked without recursion, since a hostile file may be nested very deeply. */
export function structureFaults(document, most = MAX_VALUES) {
  /** @type {{value: any, at: any, depth: number}[]} */
  const waiting = [{ value: document, at: null, depth: 0 }];
  const found = [];
  let count = 0;
  for (let next = waiting.pop(); next && found.length < MOST_FAULTS; next = waiting.pop()) {
    const { value, at, depth } = next;
    count += 1;
    if (count > most) {
      return [fault(TOO_MANY)];
    }
    if (depth > MAX_DEPTH) {
      return [fault("The file is nested too deeply to be a self-assessment.")];
    }
    if (isHalf(value)) {
      found.push(fault("This text contains half of a character.", stepsTo(at)));
    }
    const isList = Array.isArray(value);
    for (const name of value !== null && typeof value === "object" ? Object.keys(value) : []) {
      const place = { step: isList ? Number(name) : name, before: at };
      const wrong = isList ? "" : nameFault(name);
      if (wrong) {
        found.push(fault(wrong, stepsTo(isHalf(name) ? at : place)));
      } else {
        waiting.push({ value: value[name], at: place, depth: depth + 1 });
      }
    }
  }
  return found;
}

function nameFault(name) {
  if (isHalf(name)) {
    return "A name here contains half of a character.";
  }
  return REFUSED_NAMES.includes(name) ? `The name “${name}” is not allowed in an assessment.` : "";
}

/** Whether a text holds half of a character that takes two units, which no file can be written with. */
function isHalf(value) {
  return typeof value === "string" && /[\uD800-\uDFFF]/u.test(value);
}

/** Whether a document says that it was answered on another matrix than that of the schema. */
export function isForeign(document, schema) {
  const id = own(own(document, "matrix"), "id");
  return typeof id === "string" && id !== matrixOf(schema);
}

function matrixOf(schema) {
  return schema.$defs.MatrixUsed.properties.id.const;
}

function formatFaults(document, schema) {
  const format = own(document, "format");
  if (format !== FORMAT) {
    return [fault(OTHER_FORMATS.get(format) ?? NOT_AN_ASSESSMENT)];
  }
  const version = own(document, "format_version");
  if (!Number.isInteger(version) || version < 1) {
    return [fault("The format version is missing or is not a version number.")];
  }
  if (isNewer(document)) {
    const message = `This file was made by a newer version of the tool. Its format version is ${version}, and this tool reads version ${VERSION}.`;
    return [fault(message)];
  }
  if (isForeign(document, schema)) {
    const message = `This is an assessment of another matrix, ${shown(document.matrix.id)}. Here, only those of ${shown(matrixOf(schema))} can be used.`;
    return [fault(message, ["matrix", "id"])];
  }
  return [];
}

const STEP = /\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/** The path that a place stands for; [] where it is no path, such as "line 3". */
export function pathOf(where) {
  const path = [];
  const step = new RegExp(STEP);
  while (step.lastIndex < where.length) {
    const found = step.exec(where);
    if (!found) {
      return [];
    }
    const [, name, index, quoted] = found;
    path.push(name ?? (index === undefined ? JSON.parse(quoted) : Number(index)));
  }
  return path;
}

function asText(path) {
  return path.map(stepText).join("").replace(/^\./, "");
}

function stepText(step) {
  if (typeof step === "number") {
    return `[${step}]`;
  }
  return /^[A-Za-z0-9_-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
