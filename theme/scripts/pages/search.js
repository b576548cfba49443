/** The search: loaded after its index, and only when somebody starts to search. */

import { SearchBox } from "../search/box.js";
import { Engine } from "../search/engine.js";
import { showResults } from "../search/results.js";

const shared = (globalThis.pcnProspectus ??= {});
const ready = unpacked(shared.searchIndex).then((index) => new Engine(index).fill());

shared.search = {
  ready,
  attach: async (form) => new SearchBox(form, await ready),
  show: async (root, query) => showResults(root, await ready, query),
};

/** The index as values: the build packed it, since many servers of an intranet do not compress. */
async function unpacked(packed) {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = letters.charCodeAt(at);
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}
