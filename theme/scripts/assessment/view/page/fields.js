/**
 * Fields of the page and values of the assessment.
 *
 * `data-field` names a row of `FIELDS` and its arguments, for example
 * `note leadership leadership.foundation.pcn.vision`.
 */

import * as model from "../../logic/updates.js";
import * as read from "../../logic/selectors.js";
import { withMark, withMarksOf } from "../../logic/author-marks.js";
import { hiddenMarks } from "../../logic/voices.js";
import { excess, showExcess } from "./too-long.js";
import { partsOf } from "../../../common/dates.js";
import { remarkOnDay } from "../../../common/past-day.js";
import { dayTyped, readWords } from "../../../common/typed-day.js";

const FIELDS = Object.freeze({
  about: {
    get: (state, [field]) => read.aboutOf(state, field),
    set: (state, [field], value) => model.setAbout(state, field, value),
  },
  sides: {
    get: (state) => state.about.audiences ?? [],
    set: (state, _, value) => model.setAbout(state, "audiences", value),
  },
  system: { get: systemOf, set: (state, _, value) => model.setAbout(state, "system", value) },
  answer: {
    get: (state, [theme, id]) => read.answerOf(state, theme, id) ?? "",
    set: (state, [theme, id], value) => model.setAnswer(state, theme, id, value || null),
  },
  note: {
    get: (state, [theme, id]) => read.noteOf(state, theme, id),
    set: (state, [theme, id], value) => model.setNote(state, theme, id, value),
  },
  stage: {
    get: (state, [theme, side, when]) => read.stageOf(state, theme, side, when) ?? "",
    set: (state, [theme, side, when], value) => model.setStage(state, theme, side, when, value || null),
  },
  text: {
    get: (state, [theme, field]) => read.textOf(state, theme, field),
    set: (state, [theme, field], value) => model.setText(state, theme, field, value),
  },
  need: {
    get: (state, [theme, need]) => read.needOf(state, theme, need),
    set: (state, [theme, need], value) => model.setNeed(state, theme, need, value),
  },
  action: {
    get: (state, [theme, index, field]) => read.actionsOf(state, theme)[index]?.[field] ?? "",
    set: (state, [theme, index, field], value) => model.changeAction(state, theme, Number(index), field, value),
  },
  support: {
    get: (state, [theme]) => read.supportOf(state, theme),
    set: (state, [theme], value) => model.setSupport(state, theme, value),
  },
  last: {
    get: (state, [theme, index, field]) => read.lastActionsOf(state, theme)[index]?.[field] ?? "",
    set: (state, [theme, index, field], value) => model.setOutcome(state, theme, Number(index), field, value),
  },
  progress: {
    get: (state, [section]) => read.progressOf(state, section),
    set: (state, [section], value) => model.setProgress(state, section, value),
  },
});

/** The chosen system belongs in the list where the list holds it, in the text field otherwise. */
function systemOf(state, [kind], select) {
  const system = read.aboutOf(state, "system");
  const listed = Array.from(select?.options ?? [], (option) => option.value).includes(system);
  return listed === (kind === "listed") ? system : "";
}

/** Shows what the assessment holds in all fields below an element. */
export function fillFields(root, state, drafts) {
  const marks = hiddenMarks(state);
  for (const node of root.querySelectorAll("[data-field]")) {
    const [kind, ...path] = (node.dataset.field ?? "").split(" ");
    const value = FIELDS[kind].get(state, path, root.querySelector("select"));
    const draft = drafts.get(draftKey(state, node));
    showValue(node, withMark(value, marks, ""), withMark(draft, marks, ""));
  }
}

function showValue(node, value, draft) {
  if ("date" in node.dataset) {
    showDate(node, draft ?? partsOf(value));
  } else if (node.tagName === "FIELDSET") {
    for (const input of node.querySelectorAll("input")) {
      input.checked = [value].flat().includes(input.value);
    }
  } else {
    showText(node, draft ?? value);
  }
}

function showText(node, text) {
  if (node.value !== text) {
    node.value = text;
  }
  if (node.dataset.limit) {
    showExcess(node);
  }
}

function showDate(node, parts) {
  for (const input of node.querySelectorAll("[data-date-part]")) {
    input.value = parts[input.dataset.datePart];
  }
  remarkOn(node);
}

/**
 * What a field says, as a change of the assessment; null for an element that is no field.
 *
 * A date that is not a real day and a text that is too long are kept as drafts; what was there before stays.
 *
 * @param {Element} target what was clicked or typed into
 * @param {Map<string, object|string>} drafts dates that are not complete and texts that are too long, by field
 */
export function changeFrom(target, state, drafts) {
  const node = /** @type {HTMLElement|null} */ (target.closest("[data-field]"));
  if (!node) {
    return null;
  }
  const [kind, ...path] = (node.dataset.field ?? "").split(" ");
  const value = valueOf(node, draftKey(state, node), drafts);
  return (before) => (value === null ? before : FIELDS[kind].set(before, path, named(before, node, value)));
}

/** A text with the names that are hidden in it, as long as there is room for them. */
function named(state, node, value) {
  const marks = node.dataset.limit ? hiddenMarks(state) : [];
  if (!marks.length) {
    return value;
  }
  const [kind, ...path] = node.dataset.field.split(" ");
  const kept = withMarksOf(FIELDS[kind].get(state, path, node), value, marks);
  return excess(node, kept) > 0 ? value : kept;
}

function valueOf(node, key, drafts) {
  if ("date" in node.dataset) {
    return dateOf(node, key, drafts);
  }
  if (node.tagName !== "FIELDSET") {
    return textOf(node, key, drafts);
  }
  const chosen = Array.from(node.querySelectorAll("input:checked"), (input) => input.value);
  return node.querySelector("[type='checkbox']") ? chosen : (chosen[0] ?? "");
}

/** The text of a field; null for one that is too long. */
function textOf(node, key, drafts) {
  if (!node.dataset.limit) {
    return node.value;
  }
  showExcess(node);
  if (excess(node, node.value) > 0) {
    drafts.set(key, node.value);
    return null;
  }
  drafts.delete(key);
  return node.value;
}

/** Says of a day, once somebody has typed it and left its field, how it is read and whether one that is to come has passed. */
export function remarkOn(target) {
  const node = target.closest("[data-date]");
  if (node) {
    const day = dayIn(node);
    remarkOnDay(node, isToCome(node) ? day : "", readWords(typedIn(node), day));
  }
}

/** The day that the boxes of a field say; "" for none, null for what is no day. */
export const dayIn = (node) => dayTyped(typedIn(node), isToCome(node));

const isToCome = (node) => "toCome" in node.dataset;

function typedIn(node) {
  const inputs = Array.from(node.querySelectorAll("[data-date-part]"));
  return Object.fromEntries(inputs.map((input) => [input.dataset.datePart, input.value]));
}

/** The day of a field; null for one that is no real day. */
function dateOf(node, key, drafts) {
  const typed = typedIn(node);
  const day = dayTyped(typed, isToCome(node));
  if (day === null) {
    drafts.set(key, typed);
  } else {
    drafts.delete(key);
  }
  return day;
}

export function draftKey(state, node) {
  return `${state.id} ${node.dataset.field}`;
}
