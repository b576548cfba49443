/** The sentences of the paper, on the screen and in Word. */

/** The note where few PCNs make a group: what it says first, and the rest. */
export function fewWords({ units }) {
  return [
    `Fewer than five ${units}. `,
    `Single ${units} can be recognised, even without names. Think about who sees this.`,
  ];
}

/** What the numbers are and are not. */
export function notRanks({ choice }, { units }) {
  const order = choice.names ? `, and ${units} are listed in alphabetical order` : "";
  return `These are counts, not ranks. The matrix is not a score${order}.`;
}

/** What stands below the heading of a section, before its pictures and tables. */
export function introductions({ unit, units }) {
  return {
    stages: `Each number is a count of ${units}.`,
    components: `The number says in how many ${units} a component is in place.`,
    wanted: `Components not in place up to the stage that each ${unit} wants to be at in a year. A bar is as long as the number of ${units}.`,
    noneWanted: `No ${unit} chose a stage for a year from now that leaves something open.`,
    noSupport: `No ${unit} has ticked any support.`,
    needs: `How many ${units} wrote about each kind of need, and in how many themes.`,
    asks: `In their own words, by theme, each with the name of the ${unit}:`,
    others:
      "Answers from other editions that match nothing here. All other answers are matched by the id of the component.",
  };
}

export const TITLES = Object.freeze({
  components: "What is in place, component by component",
  support: "Support that was ticked",
  whoTicked: "Who ticked which support",
  needs: "Needs, in their own words",
  actions: "Actions due by month",
  outcomes: "What became of the actions of last time",
  comparison: "What moved between two rounds",
  others: "Not in this matrix",
  about: "What the numbers are made from",
  tables: "Tables",
});

/** How many are in both rounds. */
export function bothWords({ both }, words) {
  return both.count
    ? `${words.count(both.count)} ${isOrAre(both.count)} in both rounds.`
    : `No ${words.unit} is in both rounds.`;
}

/** Those that are in one round alone: where, and who. */
export function onlyIn({ only_now: now, only_before: before }, words) {
  return [
    { where: "only in the newer round", ...now },
    { where: "only in the earlier round", ...before },
  ]
    .filter(({ count }) => count)
    .map(({ where, count, pcns }) => ({
      told: `${words.count(count)} ${isOrAre(count)} ${where}`,
      title: `${words.units} ${where}`,
      names: pcns.map(words.name),
    }));
}

const isOrAre = (count) => (count === 1 ? "is" : "are");
