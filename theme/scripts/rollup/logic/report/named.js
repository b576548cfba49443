/** The PCNs behind the numbers of one side, by theme: in the order of their names. */

import { OUTCOMES, WHEN } from "../intake/labels.js";

/** Who is at which stage, now and in a year. */
export function namesAtStages(themes, id, words) {
  return byTheme(themes, id, words, (side) =>
    WHEN.flatMap((when) =>
      side[when.id]
        .filter(({ count }) => count)
        .map(({ stage, pcns }) => ({ title: `${when.words}: ${words.stage(stage)}`, pcns })),
    ),
  );
}

/** Who moved where, and who reached what was planned. */
export function namesMoved(themes, id, words) {
  return byTheme(themes, id, words, (side) =>
    OUTCOMES.filter((what) => side[what.id].count).map((what) => ({ title: what.words, pcns: side[what.id].pcns })),
  );
}

function byTheme(themes, id, words, groupsOf) {
  return themes.flatMap(({ theme, sides }) =>
    sides
      .filter(({ side }) => side === id)
      .map((side) => ({
        title: words.theme(theme),
        groups: groupsOf(side).map(({ title, pcns }) => ({ title, names: pcns.map(words.name) })),
      }))
      .filter(({ groups }) => groups.length),
  );
}
