/** What writes files that only few need: loaded when it is first used. */

import { addScript } from "./add-script.js";

const loading = new Map();

/** The tool or the system view; the copy in one file holds some writers itself, and no address of others. */
const root = () => /** @type {HTMLElement} */ (document.querySelector("[data-assessment], [data-system-view]"));

/** The writers of a kind where they are here already. */
export function loaded(kind) {
  return globalThis.pcnProspectus?.[kind];
}

/** Whether a kind of writer can be had here at all. */
export function has(kind) {
  return Boolean(loaded(kind) ?? root().dataset[kind]);
}

/** The writers of a kind; rejected where they cannot be loaded. */
export async function writersOf(kind) {
  if (!loaded(kind)) {
    if (!loading.has(kind)) {
      loading.set(kind, addScript(root().dataset[kind]));
    }
    try {
      await loading.get(kind);
    } catch (error) {
      loading.delete(kind);
      throw error;
    }
  }
  return loaded(kind);
}
