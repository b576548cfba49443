/** A strip of five stages: how many assessments are at each, as a number and as a shade. */

import { el } from "../../common/dom.js";
import { counted } from "../logic/labels.js";

const SHADES = 4;

/** @param {{stage: string|null, count: number}[]} rows the five stages, and null for those that chose none */
export function strip(title, rows, assessed, words) {
  const stages = rows.filter(({ stage }) => stage !== null);
  const none = rows.find(({ stage }) => stage === null).count;
  return el(
    "div",
    { class: "app-strip" },
    el("p", { class: "app-strip__title" }, title),
    el(
      "ol",
      { class: "app-strip__stages" },
      stages.map((row) => point(row, assessed, words.stage)),
    ),
    none ? el("p", { class: "app-strip__none" }, `${counted(none, "assessment")} with no stage chosen.`) : null,
  );
}

function point({ stage, count }, assessed, stageWords) {
  const shade = assessed ? Math.ceil((SHADES * count) / assessed) : 0;
  return el(
    "li",
    { class: `app-strip__stage app-strip__stage--${shade}` },
    el("span", { class: "app-strip__count" }, count.toLocaleString("en-GB")),
    el("span", { class: "app-strip__name" }, stageWords(stage)),
  );
}
