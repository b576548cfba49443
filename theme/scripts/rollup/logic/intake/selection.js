/** What is looked at: filters, the round, and whether names are shown. */

import { NATIONAL } from "./naming.js";

/**
 * Everything, each PCN's newest assessment beside the one before it, with names.
 *
 * @type {Readonly<Choice>}
 */
export const WHOLE = Object.freeze({
  system: null,
  side: null,
  round: null,
  earlier: null,
  months: 12,
  local: null,
  names: true,
});

/**
 * The systems and local editions that can be chosen, of those in the files: {systems: string[], locals: [id, title][]}.
 *
 * Without names only those that may be named, see naming.js.
 */
export function choices(lines, naming) {
  const entries = lines.flat();
  const locals = new Map(
    entries.filter(({ local }) => local).map(({ local: { id, title } }) => [id, naming.title(id, title)]),
  );
  const systems = new Set(entries.map(({ system }) => system));
  return {
    systems: [...systems].filter((system) => naming.system(system) === system),
    locals: [...locals].filter(([id]) => naming.edition(id) === id),
  };
}

/** The pairs of assessments that a choice looks at: a list of {current, before, rounds}. */
export function chosen(picks, choice) {
  return picks.filter(({ current, before }) => {
    const entry = current ?? before;
    return entry !== null && fits(entry, choice);
  });
}

function fits(entry, { system, local }) {
  return (system === null || entry.system === system) && (local === null || (entry.local?.id ?? NATIONAL) === local);
}

/** The sides that a choice shows, of those of the matrix. */
export function sidesShown(matrix, { side }) {
  return matrix.audiences.map(({ id }) => id).filter((id) => side === null || id === side);
}

/** The first and the last month of a period, as {from: "2025-04", to: "2026-03"}. */
export function spanOf(period, months) {
  const [year, month] = period.split("-").map(Number);
  const last = year * 12 + month - 1 + months - 1;
  return {
    from: period,
    to: `${String(Math.floor(last / 12)).padStart(4, "0")}-${String((last % 12) + 1).padStart(2, "0")}`,
  };
}
