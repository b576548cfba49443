/** Two rounds side by side: what moved, and whether what was planned is reached. Names are for the screen. */

import { el } from "../../common/dom.js";
import { inBoth, namesMoved, onlyIn } from "../logic/report/named.js";
import { behind, disclosure, fewNote, firstRows, moreNote, nameList, namesBehind, section } from "./blocks.js";
import { chart } from "./chart.js";

export function comparisonSection({ rollUp, words, pictures }) {
  const { comparison } = rollUp;
  const named = rollUp.choice.names;
  const made = section(
    "comparison",
    words.say("comparison"),
    el("p", {}, inBoth(comparison, words)),
    comparison.both.count ? fewNote(comparison.few, words) : null,
    onlyIn(comparison, words).map(({ told, title, names }) => [
      el("p", {}, told),
      named ? behind(title, () => nameList(names)) : null,
    ]),
    pictures.moves.map((one) => sidePart(one, comparison, named, words)),
    comparison.components.length ? changesTable(comparison.components, words) : null,
    moreNote(comparison, rollUp),
  );
  made.classList.toggle("app-screen-only", !comparison.both.count);
  return made;
}

function sidePart(one, { few, themes }, named, words) {
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, one.heading),
    one.few && !few ? fewNote(true, words) : null,
    chart(one, `What moved: ${one.heading}`, {
      classes: "app-chart--moves",
      held: ([{ parts }]) => words.count(parts.reduce((sum, { count }) => sum + count, 0)),
    }),
    named ? namesBehind(`${one.heading}: who moved`, () => namesMoved(themes, one.side, words)) : null,
  );
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
