/** Which stage the answers of one side of a theme suggest, and why. */

import { componentsOf } from "./matrix.js";
import { answerOf } from "./selectors.js";
import { inSentence, stageTitle } from "./labels.js";

const OPEN = Object.freeze([
  { count: "not_yet", words: "not yet in place" },
  { count: "partly", words: "partly in place" },
  { count: "do_not_know", words: "not known" },
  { count: "unanswered", words: "not answered" },
]);

/**
 * The suggested stage, or null when nothing was answered or nothing applies.
 *
 * A stage is suggested when every component that applies, in it and in all
 * stages before it, is in place.
 *
 * @returns {{stage: string, complete: string[], next: object|null}|null} `complete`: the stages in which
 *   nothing is left; `next`: the first other stage, with numbers of components by answer
 */
export function suggest(matrix, state, theme, side) {
  const components = componentsOf(matrix, theme, side).map(({ id, stage }) => ({
    stage,
    answer: answerOf(state, theme, id),
  }));
  if (components.every(({ answer }) => answer === null)) {
    return null;
  }
  const stages = matrix.stages.map(({ id }) => applying(components, id));
  const open = stages.findIndex(({ answers }) => answers.some((answer) => answer !== "in_place"));
  const complete = open < 0 ? stages : stages.slice(0, open);
  const somethingInPlace = complete.some(({ answers }) => answers.length);
  if (complete.length && !somethingInPlace) {
    return null;
  }
  return {
    stage: complete.at(-1)?.stage ?? matrix.before.id,
    complete: complete.map(({ stage }) => stage),
    next: open < 0 ? null : counted(stages[open]),
  };
}

function applying(components, stage) {
  const answers = components.filter((component) => component.stage === stage).map(({ answer }) => answer);
  return { stage, answers: answers.filter((answer) => answer !== "does_not_apply") };
}

function counted({ stage, answers }) {
  const number = (wanted) => answers.filter((answer) => answer === wanted).length;
  return {
    stage,
    total: answers.length,
    partly: number("partly"),
    not_yet: number("not_yet"),
    do_not_know: number("do_not_know"),
    unanswered: number(null),
  };
}

/** The reason for a suggestion in words; "" for null. */
export function explain(matrix, suggestion) {
  if (suggestion === null) {
    return "";
  }
  return [completeWords(matrix, suggestion.complete), openWords(matrix, suggestion.next)].filter(Boolean).join(" ");
}

function completeWords(matrix, stages) {
  const titles = stages.map((stage) => stageTitle(matrix, stage));
  return titles.length ? `Everything in ${inSentence(titles)} that applies to you is in place.` : "";
}

function openWords(matrix, next) {
  if (next === null) {
    return "";
  }
  const kinds = OPEN.filter(({ count }) => next[count]);
  const parts = kinds.map(({ count, words }, index) => {
    const of = index ? "" : ` of ${next.total} in ${stageTitle(matrix, next.stage)}`;
    return `${next[count]}${of} ${next[count] === 1 ? "is" : "are"} ${words}`;
  });
  return `${inSentence(parts)}.`;
}
