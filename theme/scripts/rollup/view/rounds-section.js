/** Two rounds side by side, and every PCN with its rounds and its own words. */

import { el, table } from "../../common/dom.js";
import { longDay } from "../../common/dates.js";
import { groupBy } from "../logic/name-matching.js";
import { NO_NAME, OUTCOMES, counted } from "../logic/labels.js";
import { SHOWN, andMore, disclosure, fewNote, firstRows, moreNote, nameList, ownWords, section } from "./blocks.js";

const GROUP = 50;

export function comparisonSection({ rollUp, words }) {
  const { comparison } = rollUp;
  const { both } = comparison;
  return section(
    "comparison",
    "Two rounds: what moved",
    el(
      "p",
      {},
      both.count
        ? `${words.count(both.count)} ${isOrAre(both.count)} in both rounds.`
        : `No ${words.unit} is in both rounds.`,
    ),
    both.count ? fewNote(comparison.few, words) : null,
    only("only in the newer round", comparison.only_now, rollUp, words),
    only("only in the earlier round", comparison.only_before, rollUp, words),
    both.count ? moves(comparison.themes, rollUp, words) : null,
    comparison.components.length ? changesTable(comparison.components, words) : null,
    moreNote(comparison, rollUp),
  );
}

const isOrAre = (count) => (count === 1 ? "is" : "are");

function only(where, { count, pcns }, rollUp, words) {
  if (!count) {
    return null;
  }
  const title = `${words.count(count)} ${isOrAre(count)} ${where}`;
  return rollUp.choice.names ? disclosure(title, () => nameList(pcns.map(words.name))) : el("p", {}, `${title}.`);
}

function moves(themes, rollUp, words) {
  const rows = themes.flatMap(({ theme, sides }) =>
    sides.map((side) => ({ title: `${words.theme(theme)}, ${words.side(side.side)}`, side })),
  );
  const told = rows.filter(({ side }) => OUTCOMES.some(({ id }) => side[id].count));
  return [
    table(
      "What moved, by theme and side",
      ["Theme and side", ...OUTCOMES.map((what) => what.words)],
      told.map(({ title, side }) => [title, ...OUTCOMES.map(({ id }) => String(side[id].count))]),
    ),
    rollUp.choice.names
      ? told.map(({ title, side }) => disclosure(`Names behind what moved: ${title}`, () => movedNames(side, words)))
      : null,
  ];
}

function movedNames(side, words) {
  return OUTCOMES.filter(({ id }) => side[id].count).map(({ id, words: what }) => [
    el("p", { class: "app-names__stage" }, el("strong", {}, what)),
    nameList(side[id].pcns.map(words.name)),
  ]);
}

function changesTable(changes, words) {
  const title = "Components whose answer changed";
  const rows = changes.map(({ theme, id, gained, lost, other }) => [
    `${words.theme(theme)}: ${words.component(id)}`,
    String(gained),
    String(lost),
    String(other),
  ]);
  return disclosure(title, () =>
    firstRows(title, ["Component", "Now in place", "No longer in place", "Other change"], rows),
  );
}

export function pcnsSection({ rollUp, words }) {
  const texts = groupBy(rollUp.texts, ({ pcn }) => pcn);
  return section(
    "pcns",
    `${words.unit} by ${words.unit}`,
    el("p", {}, `In alphabetical order: the rounds of each ${words.unit}, and what it wrote, theme by theme.`),
    someAtATime(rollUp.pcns, (pcn) =>
      disclosure(titleOf(pcn, words), () => [series(pcn, words), ownTexts(texts.get(pcn.number) ?? [], words)]),
    ),
  );
}

/** Many PCNs stand in groups, in the order of their names, so that the page stays short. */
function someAtATime(pcns, make) {
  if (pcns.length <= GROUP) {
    return pcns.map(make);
  }
  const groups = Array.from({ length: Math.ceil(pcns.length / GROUP) }, (_, at) =>
    pcns.slice(at * GROUP, (at + 1) * GROUP),
  );
  return groups.map((group) =>
    disclosure(`${group[0].name || NO_NAME} to ${group.at(-1).name || NO_NAME}`, () => group.map(make)),
  );
}

function titleOf({ name, system, rounds }, words) {
  return [name || NO_NAME, words.system(system), counted(rounds.length, "round")].filter(Boolean).join(", ");
}

/** One row for each theme and side, one column for each round: now, and in a year. */
function series({ name, rounds }, words) {
  const keyed = rounds.map(({ positions }) => new Map(positions.map((one) => [`${one.theme} ${one.side}`, one])));
  const keys = [...new Set(keyed.flatMap((positions) => [...positions.keys()]))];
  const rows = keys.map((key) => {
    const [theme, side] = key.split(" ");
    return [
      `${words.theme(theme)}, ${words.side(side)}`,
      ...keyed.map((positions) => positionWords(positions.get(key), words)),
    ];
  });
  const title = `Rounds of ${name || NO_NAME}: now, and planned for a year later`;
  return rows.length
    ? firstRows(title, ["Theme", ...rounds.map(({ date }) => longDay(date))], rows)
    : el("p", {}, "No stages chosen.");
}

function positionWords(position, words) {
  return position ? `${words.stage(position.now)} (planned: ${words.stage(position.in_a_year)})` : "";
}

function ownTexts(texts, words) {
  const shown = texts.slice(0, SHOWN);
  return [
    [...groupBy(shown, ({ theme }) => theme)].map(([theme, inTheme]) => [
      el("p", { class: "app-names__stage" }, el("strong", {}, words.theme(theme))),
      el(
        "dl",
        { class: "app-texts" },
        inTheme.map((one) => ownText(one, words)),
      ),
    ]),
    andMore(texts),
  ];
}

function ownText({ field, component, text }, words) {
  return [
    el("dt", {}, [words.part(field), component && words.component(component)].filter(Boolean).join(": ")),
    el("dd", {}, ownWords(text)),
  ];
}
