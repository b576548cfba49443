/** For every side: how many PCNs are at each stage, now and in a year, as a chart, a sentence, a table, and the names behind it. */

import { el } from "../../common/dom.js";
import { WHEN, whereTitle } from "../logic/labels.js";
import { disclosure, fewNote, nameList, section } from "./blocks.js";
import { chart } from "./chart.js";

export function stagesSection({ rollUp, words, pictures }) {
  return section(
    "stages",
    whereTitle(rollUp.assessments, words),
    el("p", {}, `Each number is a count of ${words.units}.`),
    pictures.stages.map((one) => sidePart(one, "Stages", rollUp.themes, rollUp, words)),
  );
}

/** One side of the matrix; themes of other editions have the same shape. `what` it shows is what its table is called. */
export function sidePart(one, what, themes, rollUp, words) {
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, `${one.heading}: ${words.count(one.assessed)}`),
    one.few && !rollUp.few ? fewNote(true, words) : null,
    chart(one, `${what}: ${one.heading}`),
    rollUp.choice.names ? namesBehind(one, themes, words) : null,
  );
}

function namesBehind({ side, heading }, themes, words) {
  const behind = disclosure(`${heading}: which ${words.units} are where`, () =>
    themes.map(({ theme, sides }) => {
      const found = sides.find((one) => one.side === side);
      return found ? [el("h4", {}, words.theme(theme)), WHEN.map((when) => namesOf(when, found, words))] : null;
    }),
  );
  behind.classList.add("app-names-behind");
  return behind;
}

function namesOf({ id, words: when }, side, words) {
  return side[id]
    .filter(({ count }) => count)
    .map(({ stage, pcns }) => [
      el("p", { class: "app-names__stage" }, el("strong", {}, `${when}: ${words.stage(stage)}`)),
      nameList(pcns.map(words.name)),
    ]);
}
