/** The PCNs behind numbers, in the order of their names: of one side by theme, and of one round alone. */

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

/** How many are in both rounds. */
export function inBoth({ both: { count }, only_before: before }, words) {
  if (!count && !before.count) {
    return words.say("no-earlier");
  }
  return count ? words.say("in-both", { count, pcns: words.count(count) }) : words.say("none-in-both");
}

/** Those that are in one round alone: where, and who. */
export function onlyIn({ both, only_now: now, only_before: before }, words) {
  if (!both.count && !before.count) {
    return [];
  }
  const values = ({ count }) => ({ count, pcns: words.count(count) });
  return [
    { ...now, told: words.say("only-newer", values(now)), title: words.say("who-only-newer") },
    { ...before, told: words.say("only-earlier", values(before)), title: words.say("who-only-earlier") },
  ]
    .filter(({ count }) => count)
    .map(({ told, title, pcns }) => ({ told, title, names: pcns.map(words.name) }));
}
