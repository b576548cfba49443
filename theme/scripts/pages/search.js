/** The search: loaded after its index, and only when somebody starts to search. */

import { SearchBox } from "../search/box.js";
import { Engine } from "../search/engine.js";
import { showResults } from "../search/results.js";

const shared = (globalThis.pcnProspectus ??= {});
const ready = new Engine(shared.searchData).fill();

shared.search = {
  ready,
  attach: async (form) => new SearchBox(form, await ready),
  show: async (root, query) => showResults(root, await ready, query),
};
