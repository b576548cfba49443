/** Last time beside this time. */

import { compare } from "../../logic/movement.js";
import { componentsOf, componentTitle, sideTitle, stageOrder, themeOf } from "../../logic/matrix.js";
import { DONE } from "../../logic/next-steps.js";
import { answerOf } from "../../logic/selectors.js";
import { withoutHidden } from "../../logic/sides.js";
import { supportTitles } from "../../logic/asks.js";
import { answerTitle, labelOf, stageTitle } from "../../logic/labels.js";
import { el, table } from "../../../common/dom.js";
import { ladderOf } from "../../logic/ladder.js";
import { ladderOnPage } from "../page/ladder.js";
import { inOneLine, sentence } from "../../logic/own-words.js";
import { outcomeWords } from "../../logic/plan-rows.js";
import { longDay } from "../../../common/dates.js";

export function lastTimeStep(context) {
  return {
    title: "Compare with last time",
    caption: context.state().about.name ?? "",
    back: { href: context.href(), words: "Back to the task list" },
    body: context.state().last_time
      ? [ladderOnPage(ladderOf(context.matrix, context.state())), ...comparison(context, 2)]
      : [el("p", {}, "This assessment was not started from an earlier one.")],
  };
}

/** What moved since last time, with headings of the given level; none without a last time. */
export function comparison({ matrix, state }, level) {
  const found = compare(matrix, withoutHidden(matrix, state()));
  if (!found) {
    return [];
  }
  const from = [
    "Compared with",
    found.name ? `the assessment of ${inOneLine(found.name)}` : "the assessment",
    found.date && `on ${longDay(found.date)}`,
  ];
  const nothing = found.themes.length ? null : el("p", {}, "There is nothing in the earlier assessment to compare.");
  return [
    el("p", {}, sentence(from.filter(Boolean).join(" "))),
    nothing,
    ...found.themes.map((theme) => themeComparison(matrix, state(), theme, level)),
  ];
}

function themeComparison(matrix, state, { theme, sides, components, support, actions }, level) {
  const title = labelOf(["themes", theme], matrix);
  return el(
    "section",
    { class: "app-compared" },
    el(`h${level}`, { class: "nhsuk-heading-m" }, title),
    sides.map((side) =>
      el(
        "p",
        {},
        sides.length > 1 ? el("strong", {}, `${sideTitle(matrix, side.side)}. `) : null,
        sideWords(matrix, state, theme, side),
      ),
    ),
    components.length ? changedAnswers(matrix, theme, title, components) : null,
    supportWords(themeOf(matrix, theme), support),
    actions.length ? earlierActions(matrix, state, theme, title, actions) : null,
  );
}

/** What was chosen then and now, and what of the plan of then is in place: no word of better or worse. */
function sideWords(matrix, state, theme, { side, then, planned, now }) {
  const words = (stage) => stageTitle(matrix, stage) || "not decided";
  const year = planned ? `Planned for a year later: ${words(planned)}.` : "Nothing was planned.";
  return [
    then === now
      ? `Last time and now: ${words(now)}. ${year}`
      : `Last time: ${words(then)}. ${year} Now: ${words(now)}.`,
    ...(planned ? inPlaceWords(matrix, state, theme, side, planned) : []),
  ].join(" ");
}

function inPlaceWords(matrix, state, theme, side, upTo) {
  const order = stageOrder(matrix);
  const asked = componentsOf(matrix, theme, side)
    .filter(({ stage }) => order.indexOf(stage) <= order.indexOf(upTo))
    .map(({ id, title }) => ({ title, answer: answerOf(state, theme, id) }));
  const words = (head, found) => (found.length ? [`${head}: ${found.map(({ title }) => title).join("; ")}.`] : []);
  return [
    ...words(
      `In place, up to ${stageTitle(matrix, upTo)}`,
      asked.filter(({ answer }) => answer === "in_place"),
    ),
    ...words(
      "Not in place, not known or not answered",
      asked.filter(({ answer }) => !DONE.includes(answer)),
    ),
  ];
}

function changedAnswers(matrix, theme, title, components) {
  const rows = components.map(({ id, then, now }) => [
    labelOf(["themes", theme, "components", id], matrix).split(": ").at(-1),
    answerTitle(matrix, then),
    answerTitle(matrix, now),
  ]);
  return table(`${title}: answers that changed`, ["Component", "Last time", "This time"], rows);
}

/** What became of the support that was asked for, as far as this assessment knows: whether it is asked for again. */
function supportWords(theme, { again, gone }) {
  const words = (head, ids) => (ids.length ? `${head}: ${(theme ? supportTitles(theme, ids) : ids).join("; ")}.` : "");
  const said = [
    words("Support that you asked for last time and again", again),
    words("Support that you asked for last time, but not this time", gone),
  ].filter(Boolean);
  return said.length ? el("p", {}, said.join(" ")) : null;
}

function earlierActions(matrix, state, theme, title, actions) {
  const rows = actions.map((action) => [
    action.what || componentTitle(themeOf(matrix, theme), action.component) || "Not written",
    action.who || "Not decided yet",
    action.by ? longDay(action.by) : "No date",
    outcomeWords(matrix.labels, state, theme, action),
  ]);
  const heads = ["Action from last time", "Who", "By when", "What became of it"];
  return table(`${title}: actions from last time`, heads, rows);
}
