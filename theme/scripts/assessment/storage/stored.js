/** What a stored text holds. */

import { isNewer, migrate } from "../format/migrate.js";
import { checkSchema } from "../format/schema-check.js";
import { settled } from "../format/set-aside.js";
import { isForeign } from "../format/validation.js";

/**
 * Reads stored texts: an older document is made new before it is checked.
 *
 * @param {object} schema of the payload
 * @param {Record<number, (document: any) => object>} [steps] see `migrate`
 * @returns {(id: string, text: string) => {status: string, assessment?: Assessment}} "loaded" with the assessment; "newer"
 *   for one that a newer version of the tool wrote; "foreign" for one of another matrix, which a site beside this one keeps; "damaged" for anything else, also under an id that is not its own
 */
export function storedReader(schema, steps) {
  return (id, text) => {
    try {
      const document = JSON.parse(text);
      if (isForeign(document, schema)) {
        return { status: "foreign" };
      }
      return isNewer(document) ? { status: "newer" } : sound(schema, id, settled(migrate(document, steps), schema));
    } catch {
      return { status: "damaged" };
    }
  };
}

function sound(schema, id, assessment) {
  return checkSchema(schema, assessment).length === 0 && assessment.id === id
    ? { status: "loaded", assessment }
    : { status: "damaged" };
}

const NO_NAME = "one person or practice";

/**
 * An assessment as a list shows it; `voice` is who answered alone, or ""; `matrix` is null where the document cannot be read.
 *
 * @param {string} id
 * @param {{status: string, assessment?: Assessment}} found
 * @param {string} [copied] when it became a copy of another one
 */
export function listing(id, { status, assessment }, copied = "") {
  const about = assessment?.about ?? {};
  return {
    id,
    status,
    name: about.name ?? "",
    date: about.date ?? "",
    voice: about.answered_by === "one" ? (about.voice ?? "") || NO_NAME : "",
    created: assessment?.created ?? "",
    updated: assessment?.updated ?? "",
    copied,
    progress: assessment?.progress ?? {},
    assessment: assessment ?? null,
    matrix: assessment?.matrix ?? null,
  };
}
