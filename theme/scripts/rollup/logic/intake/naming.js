/** What may be called by its name in a roll-up, and what stands for the rest where names are left out. */

/** The word for assessments made on the national matrix alone. */
export const NATIONAL = "national";

/** What stands for a name that is left out; no id looks like this. */
export const LEFT_OUT = "(left out)";

/**
 * Systems and editions: without names only those that the site itself knows are called by their names.
 *
 * @param {Pick<Payload, "matrix" | "systems">} payload
 * @param {boolean} names
 */
export function namingOf({ matrix, systems }, names) {
  const known = new Set(["", ...systems.map(({ id }) => id)]);
  const here = matrix.local ?? null;
  const system = (id) => (names || known.has(id) ? id : LEFT_OUT);
  const edition = (id) => (names || [null, NATIONAL, here?.id].includes(id) ? (id ?? NATIONAL) : LEFT_OUT);
  const ownTitle = (id) => (here && id === here.id ? here.title : null);
  return {
    system,
    edition,
    /** The title of an edition: as a file gives it, or, without names, as this site gives it. */
    title: (id, title) => (names ? title : ownTitle(id)),
    /** What was chosen, as it may be said. */
    choice: (choice) => ({
      ...choice,
      system: choice.system === null ? null : system(choice.system),
      local: choice.local === null ? null : edition(choice.local),
    }),
  };
}
