/** Documents of older format versions, made new. */

import { own } from "./own.js";

/** For each older format version, the function that turns a document into the next one. Version 1 is the first. */
const MIGRATIONS = Object.freeze({});

/**
 * The document in the newest format version.
 *
 * @param {Record<number, (document: object) => object>} steps by the version that they start from
 */
export function migrate(document, steps = MIGRATIONS) {
  const step = own(steps, document.format_version);
  return step ? migrate(step(document), steps) : document;
}
