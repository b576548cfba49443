/**
 * The place in the tool as an address fragment, so that Back, reload and bookmarks work.
 *
 * `#` is the start; `#open-a-file` and `#delete-everything` stand alone; so does the id of a theme, of whichever assessment; everything else
 * begins with the id of an assessment: `#<id>/leadership/foundation`, and may name a field of the step after it.
 * An entry under a name that this tool never gives, which somebody else wrote, is `#entry/<name>`, so that it can be
 * looked at and deleted: any name, also an empty one, and one that holds half of a character, by the numbers of its units.
 */

import { START } from "../../logic/starter.js";

/** The step that is workshop view. */
export const WORKSHOP = "workshop";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ENTRY = "entry";
const DIGITS = 4;

/** A place: {id, step, part, field}; `id` is null and the others are "" where there is none. */
export function parseRoute(hash) {
  if (hash.startsWith(`#${START}`)) {
    return { id: null, step: "start", part: hash.slice(START.length + 1), field: "" };
  }
  const [first = "", second = "", third = "", field = ""] = hash.replace(/^#/, "").split("/").map(decoded);
  if (first === ENTRY) {
    return { id: fromUnits(second), step: third, part: "", field: "" };
  }
  return UUID.test(first)
    ? { id: first, step: second, part: third, field }
    : { id: null, step: first, part: "", field: "" };
}

/** A fragment that someone wrote by hand may not be decodable. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "?";
  }
}

export function routeTo(id, step = "", part = "", field = "") {
  const place = UUID.test(id) ? [id] : [ENTRY, toUnits(id)];
  return `#${[...place, step, part, field].join("/").replace(/\/{1,3}$/, "")}`;
}

function toUnits(name) {
  return Array.from({ length: name.length }, (_, at) => name.charCodeAt(at).toString(16).padStart(DIGITS, "0")).join(
    "",
  );
}

function fromUnits(digits) {
  const units = Array.from({ length: Math.floor(digits.length / DIGITS) }, (_, at) =>
    Number.parseInt(digits.slice(at * DIGITS, (at + 1) * DIGITS), 16),
  );
  return units.map((unit) => String.fromCharCode(unit)).join("");
}
