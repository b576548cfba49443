/**
 * What was here before somebody replaced, started again or deleted an assessment: kept until the page of the tool is left or reloaded.
 *
 * Of each assessment the last such change can be taken back.
 */

import { listing } from "../../storage/stored.js";

/**
 * @param {object} parts
 * @param {Store} parts.store
 * @param {(id: string) => Assessment|null} parts.stateOf what this page has open
 * @param {(id: string) => [string, any][]} parts.draftsOf
 */
export function createPast({ store, stateOf, draftsOf }) {
  const kept = new Map();

  /** What is here under an id: the version of this page, and what is stored; null where there is neither. */
  function here(id) {
    const [state, stored] = [stateOf(id), store.rawEntry(id)];
    if (!state && stored === null) {
      return null;
    }
    const entry = stored === null ? listing(id, { status: "loaded", assessment: state ?? undefined }) : store.entry(id);
    return { entry, state, stored, drafts: draftsOf(id) };
  }

  function remember(id, what, before = here(id)) {
    const known = before ?? kept.get(id); // what was deleted is what a file takes the place of
    if (known) {
      kept.set(id, { ...known, what });
    }
  }

  return {
    here,
    remember,
    all: () => [...kept.values()],
    get: (id) => kept.get(id),
    forget: (id) => kept.delete(id),
  };
}
