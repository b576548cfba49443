/**
 * The place in the tool as an address fragment, so that Back, reload and bookmarks work.
 *
 * `#` is the start; `#open-a-file` and `#delete-everything` stand alone; everything else
 * begins with the id of an assessment: `#<id>/leadership/foundation`, and may name a field of the step after it.
 * An entry under a name that this tool never gives, which somebody else wrote, is `#entry/<name>`, so that it can be
 * looked at and deleted.
 */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ENTRY = "entry";

/** A place: {id, step, part, field}, each "" where there is none. */
export function parseRoute(hash) {
  const [first = "", second = "", third = "", field = ""] = hash.replace(/^#/, "").split("/").map(decoded);
  if (first === ENTRY) {
    return { id: second, step: third, part: "", field: "" };
  }
  return UUID.test(first)
    ? { id: first, step: second, part: third, field }
    : { id: "", step: first, part: "", field: "" };
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
  const place = !id || UUID.test(id) ? [id] : [ENTRY, encodeURIComponent(id.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"))];
  return `#${[...place, step, part, field].join("/").replace(/\/{1,3}$/, "")}`;
}
