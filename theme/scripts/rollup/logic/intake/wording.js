/** The sentences of a roll-up, which the page and the report of the command line read from one file. */

import WORDING from "../wording.json" with { type: "json" };

const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * A sentence with values in its places: `{count}`, and `{count:is|are}` for what goes with one or with more.
 *
 * @param {keyof typeof WORDING} key
 * @param {Record<string, string | number>} values
 */
export function filled(key, values) {
  return WORDING[key].replace(PLACE, (_, name, one, more) => {
    const value = values[name];
    if (one !== undefined) {
      return value === 1 ? one : more;
    }
    return typeof value === "number" ? value.toLocaleString("en-GB") : value;
  });
}
