/** The sentences and tables of a roll-up, which the page and the report of the command line read from the same files. */

import TABLES from "../tables.json" with { type: "json" };
import WORDING from "../wording.json" with { type: "json" };

const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * A sentence with values in its places: `{count}`, and `{count:is|are}` for what goes with one or with more.
 *
 * @param {keyof typeof WORDING} key
 * @param {Record<string, string | number>} values
 */
export function filled(key, values) {
  return put(WORDING[key], values);
}

function put(sentence, values) {
  return sentence.replace(PLACE, (_, name, one, more) => {
    const value = values[name];
    if (one !== undefined) {
      return value === 1 ? one : more;
    }
    return typeof value === "number" ? value.toLocaleString("en-GB") : value;
  });
}

/**
 * The title of a table and its columns; a column such as `{answers}` stands for a list of them.
 *
 * @param {"files" | "roll-ups"} madeFrom
 * @param {string} name
 * @param {Record<string, string>} values
 * @param {Record<string, string[]>} lists
 * @returns {{title: string, columns: string[]}}
 */
export function tableHead(madeFrom, name, values, lists) {
  const { title, columns } = TABLES[madeFrom][name];
  return {
    title: put(title, values),
    columns: columns.flatMap((column) => lists[column.slice(1, -1)] ?? put(column, values)),
  };
}
