/**
 * The place in the tool as an address fragment, so that Back, reload and bookmarks work.
 *
 * `#` is the start; `#open-a-file` and `#delete-everything` stand alone; everything else
 * begins with the id of an assessment: `#<id>/leadership/foundation`, and may name a field of the step after it.
 */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A place: {id, step, part, field}, each "" where there is none. */
export function parseRoute(hash) {
  const [first = "", step = "", part = "", field = ""] = decoded(hash).split("/");
  return UUID.test(first) ? { id: first, step, part, field } : { id: "", step: first, part: "", field: "" };
}

/** A fragment that someone wrote by hand may not be decodable. */
function decoded(hash) {
  try {
    return decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return "?";
  }
}

export function routeTo(id, step = "", part = "", field = "") {
  return `#${[id, step, part, field].join("/").replace(/\/{1,3}$/, "")}`;
}
