/**
 * The place in the tool as an address fragment, so that Back, reload and bookmarks work.
 *
 * `#` is the start; `#open-a-file` and `#delete-everything` stand alone; everything else
 * begins with the id of an assessment: `#<id>/leadership/foundation`.
 */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A place: {id, step, part}, each "" where there is none. */
export function parseRoute(hash) {
  const [first = "", second = "", third = ""] = decoded(hash).split("/");
  return UUID.test(first) ? { id: first, step: second, part: third } : { id: "", step: first, part: "" };
}

/** A fragment that someone wrote by hand may not be decodable. */
function decoded(hash) {
  try {
    return decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return "?";
  }
}

export function routeTo(id, step = "", part = "") {
  return `#${[id, step, part].filter(Boolean).join("/")}`;
}
