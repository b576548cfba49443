/**
 * The versions of the format: documents of older ones are made new, those of newer ones are known as such.
 *
 * What has not the form of its version stays as it is, so that the check that follows tells of it.
 * `site_builder/assessment/migrate.py` does the same.
 */

import { own } from "../../common/own-property.js";

export const FORMAT = "pcn-self-assessment";
export const VERSION = 2;

/** For each older format version, the function that turns a document into the next one. Version 1 is the first. */
const MIGRATIONS = Object.freeze({ 1: toVersion2 });

/**
 * The document in the newest format version.
 *
 * @param {Record<number, (document: any) => object>} steps by the version that they start from
 */
export function migrate(document, steps = MIGRATIONS) {
  const version = own(document, "format_version");
  const step = Number.isInteger(version) && own(steps, version);
  return step ? migrate(step(document), steps) : document;
}

/** Every action gets an id, and the answers of last time stand as those of this time do, with room for a note. */
function toVersion2(document) {
  const made = { ...document, format_version: 2 };
  if (isObject(made.themes)) {
    made.themes = each(made.themes, withActionIds);
  }
  if (isObject(made.last_time) && isObject(made.last_time.themes)) {
    made.last_time = { ...made.last_time, themes: each(made.last_time.themes, lastTheme) };
  }
  return made;
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function each(held, change) {
  return Object.fromEntries(Object.entries(held).map(([key, value]) => [key, isObject(value) ? change(value) : value]));
}

/** Their numbers, which are the same wherever the document is made new. */
function withActionIds(theme) {
  const actions = own(theme, "actions");
  const numbered = (action, index) => (isObject(action) ? { id: String(index + 1), ...action } : action);
  return Array.isArray(actions) ? { ...theme, actions: actions.map(numbered) } : theme;
}

function lastTheme(theme) {
  const made = withActionIds(theme);
  const answers = own(theme, "components");
  const opened = (value) => (typeof value === "string" ? { answer: value } : value);
  return isObject(answers)
    ? {
        ...made,
        components: Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, opened(value)])),
      }
    : made;
}

/** Whether a document says that it was written by a version of the tool that is newer than this one. */
export function isNewer(document) {
  const version = own(document, "format_version");
  return own(document, "format") === FORMAT && Number.isInteger(version) && version > VERSION;
}
