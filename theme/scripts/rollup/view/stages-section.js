/** For every theme and side: how many PCNs are at each stage, as a strip, as a table, and the names behind it. */

import { el, table } from "../../common/dom.js";
import { NO_STAGE, WHEN, counted } from "../logic/labels.js";
import { disclosure, fewNote, nameList, section } from "./blocks.js";
import { strip } from "./bar.js";

export function stagesSection({ rollUp, words }) {
  const themes = rollUp.themes.map((theme) => themePart(theme, rollUp, words));
  return section(
    "stages",
    "Stages by theme",
    el("p", {}, "Each number is a count of assessments. A darker shade means more assessments."),
    ...themes,
  );
}

/** Themes of other editions have the same shape. */
export function themePart({ theme, sides }, rollUp, words) {
  const parts = sides.filter(({ assessed }) => assessed).map((side) => sidePart(theme, side, rollUp, words));
  return el(
    "section",
    { class: "app-roll-up__theme" },
    el("h3", {}, words.theme(theme)),
    parts.length ? parts : el("p", {}, `No ${words.unit} has assessed this.`),
  );
}

function sidePart(theme, side, rollUp, words) {
  const title = `${words.theme(theme)}, ${words.side(side.side)}`;
  return el(
    "div",
    { class: "app-roll-up__side" },
    el("h4", {}, `${words.side(side.side)}: ${counted(side.assessed, "assessment")}`),
    side.few && !rollUp.few ? fewNote(true, words, "assessments") : null,
    el(
      "div",
      { class: "app-strips" },
      WHEN.map(({ id, words: when }) => strip(when, side[id], side.assessed, words)),
    ),
    disclosure(`Table${rollUp.choice.names ? " and names" : ""}: ${title}`, () => [
      table(
        `${title}: assessments at each stage`,
        ["Stage", ...WHEN.map((when) => when.words)],
        stageRows(side, words),
      ),
      rollUp.choice.names ? WHEN.map((when) => namesOf(when, side, words)) : null,
    ]),
  );
}

function stageRows(side, words) {
  return side.now.map(({ stage, count }, index) => [
    stage === null ? NO_STAGE : words.stage(stage),
    String(count),
    String(side.in_a_year[index].count),
  ]);
}

function namesOf({ id, words: when }, side, words) {
  const rows = side[id].filter(({ count }) => count);
  return [
    el("h5", { class: "nhsuk-heading-xs" }, when),
    rows.map(({ stage, pcns }) => [
      el("p", { class: "app-names__stage" }, el("strong", {}, words.stage(stage))),
      nameList(pcns.map(words.name)),
    ]),
  ];
}
