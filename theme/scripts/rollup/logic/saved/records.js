/**
 * What a roll-up keeps of each assessment, so that it can be opened again and gone on with.
 *
 * Voices and sides that are hidden are never kept; names not where they are left out; and what people wrote only where
 * somebody chose that: else "(left out)" stands for it, so that it is still counted.
 */

import { sidesIn } from "../../../assessment/logic/matrix.js";
import { aboutOf, sideNamed } from "../../../assessment/logic/selectors.js";
import { LEFT_OUT, namingOf } from "../intake/naming.js";
import { isMadeOfMark, markOf, namelessId } from "./count-rows.js";
import { isSaid } from "../counts/support-needs.js";

const LEFT_OUT_EDITION = Object.freeze({ id: "left-out", title: LEFT_OUT });

/** The marks of all assessments of PCNs, and of those that they were started from. @param {Entry[][]} lines */
export function marksOf(lines) {
  const ids = lines.flat().flatMap(({ id, previous }) => [id, previous]);
  return new Set(ids.filter(Boolean).map(markOf));
}

/** The entries with the ids of the files that are here too for what a roll-up without names keeps, so that nothing counts twice. */
export function takeTrueIds(entries) {
  const held = new Set(entries.flatMap(({ id, previous }) => [id, previous]).filter(Boolean));
  if (![...held].some(isMadeOfMark)) {
    return entries;
  }
  const plain = [...held].filter((id) => !isMadeOfMark(id));
  const known = new Map(plain.map((id) => [namelessId(id), id]));
  const trueId = (id) => known.get(id) ?? id;
  return entries.map((entry) => ({
    ...entry,
    id: trueId(entry.id),
    previous: entry.previous && trueId(entry.previous),
  }));
}

/** What is kept of all rounds of PCNs, in their order. @param {Entry[][]} lines */
export function recordsOf(payload, lines, choice, words) {
  return lines
    .flat()
    .map(keeperOf(payload, choice, words))
    .filter(Boolean);
}

/**
 * A function from an entry to what is kept of it; null where it has nothing on the sides that are shown.
 *
 * @param {Pick<Payload, "generator" | "matrix" | "systems">} payload
 * @param {Choice} choice
 * @param {boolean} words whether what people wrote is kept
 */
function keeperOf({ generator, matrix, systems }, { names, side: shownSide }, words) {
  const naming = namingOf({ matrix, systems }, names);
  const text = (said) => ((words && names) || !isSaid(said ?? "") ? said : LEFT_OUT);
  const known = new Map(matrix.themes.map(({ id, components }) => [id, new Set(components.map((part) => part.id))]));
  const groups = new Set(
    matrix.themes.flatMap(({ domains }) => domains.flatMap((domain) => domain.groups.map(({ id }) => id))),
  );
  const themesOf = (themes, sides) =>
    Object.fromEntries(
      Object.entries(themes)
        .filter(([id]) => names || known.has(id))
        .map(([id, theme]) => [id, themeOf(theme, sides, names ? null : known.get(id))]),
    );
  const themeOf = (theme, sides, here) => {
    const components = Object.entries(theme.components ?? {}).filter(
      ([id]) => [null, ...sides].includes(sideNamed(matrix, id)) && (here === null || here.has(id)),
    );
    const needs = matrix.labels.needs.map((need) => [need, text(theme.needs?.[need])]);
    return filled({
      components: Object.fromEntries(
        components.map(([id, { answer, note }]) => [id, filled({ answer, note: text(note) })]),
      ),
      ...Object.fromEntries(
        sides.map((side) => [side, filled({ now: theme[side]?.now, in_a_year: theme[side]?.in_a_year })]),
      ),
      how: text(theme.how),
      evidence: text(theme.evidence),
      needs: filled(Object.fromEntries(needs)),
      support: (theme.support ?? []).filter((group) => names || groups.has(group)),
      actions: (theme.actions ?? []).map(({ what, who, by, outcome }) =>
        filled({ what: text(what), who: text(who), by, outcome }),
      ),
      set_aside: filled({
        positions: filled(Object.fromEntries(sides.map((side) => [side, otherStages(theme, side)]))),
      }),
    });
  };
  const otherStages = (theme, side) => {
    const held = theme.set_aside?.positions?.[side] ?? {};
    const shownId = (id) => (names || !id ? id : LEFT_OUT_EDITION.id);
    return filled({ now: shownId(held.now), in_a_year: shownId(held.in_a_year) });
  };
  const localOf = ({ id, title }) =>
    naming.edition(id) === LEFT_OUT ? LEFT_OUT_EDITION : { id, title: naming.title(id, title) };
  const idOf = (id) => (names ? id : namelessId(id));
  return (entry) => {
    const { state, local, previous } = entry;
    const sides = sidesIn(matrix).filter(
      (side) => entry.sides.includes(side) && (shownSide === null || side === shownSide),
    );
    const document = () => ({
      format: "pcn-self-assessment",
      format_version: 2,
      generator,
      matrix: {
        id: matrix.id,
        edition: matrix.edition,
        digest: matrix.digest,
        ...(local ? { local: localOf(local) } : {}),
      },
      id: idOf(entry.id),
      ...(previous ? { previous_id: idOf(previous) } : {}),
      created: state.updated,
      updated: state.updated,
      about: filled({
        name: names ? entry.name : "",
        // As it is written: what was decided about systems is kept beside it, and holds for files that are added.
        system: names ? aboutOf(state, "system") : naming.system(entry.system),
        date: entry.date,
        audiences: sides,
        improvement_priority: text(state.about.improvement_priority),
        set_aside: sides.length ? [] : [LEFT_OUT_EDITION.id],
      }),
      themes: themesOf(state.themes, sides),
      ...(state.last_time
        ? { last_time: { ...filled({ date: state.last_time.date }), themes: themesOf(state.last_time.themes, sides) } }
        : {}),
    });
    return sides.length || !entry.sides.length ? { file: names ? entry.file : "", assessment: document() } : null;
  };
}

/** The fields that say something. */
function filled(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => says(value)));
}

function says(value) {
  if (value === null || value === undefined || value === "") {
    return false;
  }
  return typeof value !== "object" || Object.keys(value).length > 0;
}
