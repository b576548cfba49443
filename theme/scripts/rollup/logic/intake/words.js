/** What the ids and numbers of a roll-up are called. */

import { pathOf } from "../../../assessment/format/validation.js";
import { capital, labelOf, stageTitle } from "../../../assessment/logic/labels.js";
import { sideTitle, themeOf } from "../../../assessment/logic/matrix.js";
import { NOT_SAID, NO_NAME, NO_STAGE, OTHER_SYSTEMS, counted } from "./labels.js";
import { LEFT_OUT } from "./naming.js";
import { filled, tableHead } from "./wording.js";

/** A function from the id of a system to its title; another name is its own title. */
export function systemTitles(systems) {
  const titles = new Map([[LEFT_OUT, OTHER_SYSTEMS], ...systems.map(({ id, title }) => [id, title])]);
  return (id) => titles.get(id) ?? id;
}

/** Functions from ids and numbers to words. */
export function wordsOf(matrix, systems, rollUp) {
  const { answers, unanswered, fields, outcomes, parts, needs, unit, units, together } = matrix.labels;
  const components = new Map(matrix.themes.flatMap((theme) => theme.components).map(({ id, title }) => [id, title]));
  const system = systemTitles(systems);
  const name = (number) => rollUp.pcns[number - 1].name || NO_NAME;
  return {
    theme: (id) => (id === null ? "The whole assessment" : (themeOf(matrix, id)?.title ?? id)),
    side: (id) => sideTitle(matrix, id),
    stage: (id) => (id === null ? NO_STAGE : stageTitle(matrix, id)),
    component: (id) => components.get(id) ?? id ?? "",
    answers: { ...answers, unanswered },
    unit,
    units,
    together,
    /** @type {(key: Parameters<typeof filled>[0], values?: Record<string, string | number>) => string} */
    say: (key, values = {}) => filled(key, { unit, units, ...values }),
    /** @type {(madeFrom: "files" | "roll-ups", name: string, lists?: Record<string, string[]>) => {title: string, columns: string[]}} */
    table: (madeFrom, of, lists = {}) =>
      tableHead(madeFrom, of, { unit, units }, { answers: [...Object.values(answers), unanswered], ...lists }),
    count: (number) => counted(number, unit, units),
    need: (id) => fields[id],
    outcome: (id) => (id === null ? NOT_SAID : outcomes[id]),
    part: (id) => capital(needs.includes(id) ? `${parts.needs}: ${parts[id]}` : parts[id]),
    system,
    name,
    names: (numbers) => numbers.map(name).join("; "),
    place: (where) => labelOf(pathOf(where), matrix) || where,
    systemOf: (number) => system(rollUp.pcns[number - 1].system),
  };
}
