/** For every side: how many PCNs are at each stage, now and in a year, as a chart, a sentence, a table, and the names behind it. */

import { el } from "../../common/dom.js";
import { whereTitle } from "../logic/intake/labels.js";
import { namesAtStages } from "../logic/report/named.js";
import { fewNote, namesBehind, section } from "./blocks.js";
import { chart } from "./chart.js";

export function stagesSection({ rollUp, words, pictures }) {
  return section(
    "stages",
    whereTitle(pictures.stages.length && rollUp.assessments, words),
    el("p", {}, words.say(pictures.stages.length ? "about-stages" : "side-not-answered")),
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
    rollUp.choice.names
      ? namesBehind(`${one.heading}: which ${words.units} are where`, () => namesAtStages(themes, one.side, words))
      : null,
  );
}
