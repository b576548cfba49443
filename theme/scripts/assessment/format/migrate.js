/** The versions of the format: documents of older ones are made new, those of newer ones are known as such. */

import { own } from "../../common/own-property.js";

export const FORMAT = "pcn-self-assessment";
export const VERSION = 1;

/** For each older format version, the function that turns a document into the next one. Version 1 is the first. */
const MIGRATIONS = Object.freeze({});

/**
 * The document in the newest format version.
 *
 * @param {Record<number, (document: any) => object>} steps by the version that they start from
 */
export function migrate(document, steps = MIGRATIONS) {
  const step = own(steps, own(document, "format_version"));
  return step ? migrate(step(document), steps) : document;
}

/** Whether a document says that it was written by a version of the tool that is newer than this one. */
export function isNewer(document) {
  const version = own(document, "format_version");
  return own(document, "format") === FORMAT && Number.isInteger(version) && version > VERSION;
}
