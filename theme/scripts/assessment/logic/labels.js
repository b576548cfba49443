/** The words that people see for values and parts of an assessment: the labels that come with the matrix. */

import { sideTitle, sidesIn, themeOf } from "./matrix.js";
import { own } from "../../common/own-property.js";

/** Parts that hold others and are not named by themselves. */
const HOLDERS = Object.freeze(["about", "themes", "components", "set_aside", "positions"]);

/** All positions, from the one before the first stage to the last stage: a list of {id, title}. */
export function positions(matrix) {
  return [matrix.before, ...matrix.stages];
}

/** The title of a stage: "" for null, the id itself where the stage is not known. */
export function stageTitle(matrix, stage) {
  return positions(matrix).find(({ id }) => id === stage)?.title ?? stage ?? "";
}

/** The words for an answer: "" for null, the id itself where it is not known. */
export function answerTitle({ labels }, answer) {
  return own(labels.answers, answer) ?? answer ?? "";
}

export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Of a component that the matrix does not have only the id is known: its last part as words. */
export function wordsOf(id) {
  return capital(id.split(".").at(-1).replaceAll("-", " ").trim()) || id;
}

export function lowerFirst(words) {
  return words.charAt(0).toLowerCase() + words.slice(1);
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
    return part === "about" ? matrix.labels.parts.about : (themeOf(matrix, part)?.title ?? part);
  }
  if (before === "components") {
    return componentTitle(matrix, part);
  }
  if (before === "about" && part === "set_aside") {
    return matrix.labels.parts.audiences;
  }
  if (before === "positions") {
    return sideTitle(matrix, part);
  }
  if (before === "actions" && typeof part === "number") {
    return `${matrix.labels.parts.action} ${part + 1}`;
  }
  if (part === "actions" && index < path.length - 1) {
    return "";
  }
  if (path[index - 2] === "themes" && sidesIn(matrix).includes(String(part))) {
    return sideTitle(matrix, part);
  }
  if (typeof part === "number") {
    return String(part + 1);
  }
  return HOLDERS.includes(part) ? "" : (own(matrix.labels.parts, part) ?? String(part));
}

function componentTitle(matrix, id) {
  const found = matrix.themes.flatMap((theme) => theme.components).find((component) => component.id === id);
  return found?.title ?? id;
}
