/** The words that people see for values and fields of an assessment. */

import { sideTitle, themeOf } from "./matrix.js";
import { own } from "../../common/own-property.js";

/** The answers to a component, in the order in which they are offered. */
export const ANSWERS = Object.freeze([
  { id: "in_place", words: "In place" },
  { id: "partly", words: "Partly" },
  { id: "not_yet", words: "Not yet" },
  { id: "do_not_know", words: "Do not know" },
  { id: "does_not_apply", words: "Does not apply" },
]);

/** How far the team says it is with a task. */
export const STATUSES = Object.freeze([
  { id: "not_started", words: "Not yet started" },
  { id: "in_progress", words: "In progress" },
  { id: "completed", words: "Completed" },
]);

/** The kinds of need. */
export const NEEDS = Object.freeze([
  { id: "time", words: "Time" },
  { id: "capacity", words: "Capacity" },
  { id: "skills", words: "Skills" },
  { id: "support", words: "Support" },
]);

export const STAGE_BEFORE = "before-foundation";

const FIELDS = Object.freeze({
  about: "",
  themes: "",
  components: "",
  name: "Name",
  system: "System",
  date: "Date",
  participants: "Who took part",
  audiences: "Sides answered",
  improvement_priority: "Service improvement priority",
  answer: "answer",
  note: "note",
  now: "where you are now",
  in_a_year: "where you want to be in a year",
  how: "how you will get there",
  needs: "what you need",
  evidence: "evidence",
  actions: "actions",
  what: "what",
  who: "who",
  by: "by when",
  progress: "Progress",
  last_time: "Last time",
  matrix: "The matrix used",
});

/** The five positions, from "before Foundation" to the last stage: a list of {id, title}. */
export function positions(matrix) {
  const stages = matrix.stages.map(({ id, title }) => ({ id, title }));
  return [{ id: STAGE_BEFORE, title: `Before ${stages[0].title}` }, ...stages];
}

/** The title of a stage: "" for null, the id itself where the stage is not known. */
export function stageTitle(matrix, stage) {
  return positions(matrix).find(({ id }) => id === stage)?.title ?? stage ?? "";
}

/** The words for an id of one of the lists above: "" for null, the id itself where it is not known. */
export function wordsFor(list, id) {
  return list.find((item) => item.id === id)?.words ?? id ?? "";
}

/** Words joined as in a sentence: "a, b and c". */
export function inSentence(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/**
 * Plain words for a place in an assessment, for example "Leadership: action 3: by when".
 *
 * @param {(string|number)[]} path keys from the top of the document
 */
export function labelOf(path, matrix) {
  const parts = path.map((part, index) => partLabel(path, part, index, matrix));
  return parts.filter(Boolean).join(": ");
}

function partLabel(path, part, index, matrix) {
  const before = path[index - 1];
  if (before === "themes" || before === "progress") {
    return part === "about" ? "About you" : (themeOf(matrix, part)?.short_title ?? part);
  }
  if (before === "components") {
    return componentTitle(matrix, part);
  }
  if (before === "actions" && typeof part === "number") {
    return `action ${part + 1}`;
  }
  if (part === "actions" && index < path.length - 1) {
    return "";
  }
  if (path[index - 2] === "themes" && (part === "pcn" || part === "system")) {
    return sideTitle(matrix, part);
  }
  if (before === "needs") {
    return wordsFor(NEEDS, part).toLowerCase();
  }
  return own(FIELDS, part) ?? String(part);
}

function componentTitle(matrix, id) {
  const found = matrix.themes.flatMap((theme) => theme.components).find((component) => component.id === id);
  return found?.title ?? id;
}
