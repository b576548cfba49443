/** Two rounds side by side: what moved, and whether what was planned is reached. Names are for the screen. */

import { el } from "../../common/dom.js";
import { OUTCOMES } from "../logic/labels.js";
import { disclosure, fewNote, firstRows, moreNote, nameList, section } from "./blocks.js";
import { chart } from "./chart.js";

export function comparisonSection({ rollUp, words, pictures }) {
  const { comparison } = rollUp;
  const { both } = comparison;
  const named = rollUp.choice.names;
  return section(
    "comparison",
    "What moved between two rounds",
    el(
      "p",
      {},
      both.count
        ? `${words.count(both.count)} ${isOrAre(both.count)} in both rounds.`
        : `No ${words.unit} is in both rounds.`,
    ),
    both.count ? fewNote(comparison.few, words) : null,
    only("only in the newer round", comparison.only_now, named, words),
    only("only in the earlier round", comparison.only_before, named, words),
    pictures.moves.map((one) => sidePart(one, comparison, named, words)),
    comparison.components.length ? changesTable(comparison.components, words) : null,
    moreNote(comparison, rollUp),
  );
}

const isOrAre = (count) => (count === 1 ? "is" : "are");

function only(where, { count, pcns }, named, words) {
  if (!count) {
    return null;
  }
  const title = `${words.count(count)} ${isOrAre(count)} ${where}`;
  return [
    el("p", {}, `${title}.`),
    named ? behind(`${words.units} ${where}`, () => nameList(pcns.map(words.name))) : null,
  ];
}

function sidePart(one, { few, themes }, named, words) {
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, one.heading),
    one.few && !few ? fewNote(true, words) : null,
    chart(one, `What moved: ${one.heading}`, "app-chart--moves"),
    named ? behind(`${one.heading}: who moved`, () => movedNames(one.side, themes, words)) : null,
  );
}

/** Names that are printed only when somebody asks for them. */
function behind(title, make) {
  const names = disclosure(title, make);
  names.classList.add("app-names-behind");
  return names;
}

function movedNames(id, themes, words) {
  return themes.map(({ theme, sides }) => {
    const side = sides.find((one) => one.side === id);
    const told = OUTCOMES.filter((what) => side?.[what.id].count);
    return told.length
      ? [
          el("h4", {}, words.theme(theme)),
          told.map((what) => [
            el("p", { class: "app-names__stage" }, el("strong", {}, what.words)),
            nameList(side[what.id].pcns.map(words.name)),
          ]),
        ]
      : null;
  });
}

function changesTable(changes, words) {
  const title = "Components whose answer changed";
  const rows = changes.map(({ theme, id, gained, lost, other }) => [
    `${words.theme(theme)}: ${words.component(id)}`,
    String(gained),
    String(lost),
    String(other),
  ]);
  const shown = disclosure(title, () =>
    firstRows(title, ["Component", "Now in place", "No longer in place", "Other change"], rows),
  );
  shown.classList.add("app-screen-only");
  return shown;
}
