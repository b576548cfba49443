/** Reading an assessment: what is absent is null or "". */

import { sidesIn, themeOf } from "./matrix.js";
import { own } from "../../common/own-property.js";

const ACTION_FIELDS = Object.freeze(["id", "what", "who", "by", "component", "outcome", "why"]);

/** The side that the id of a component names, for example "leadership.step-1.pcn.local-one", or null. */
export function sideNamed(matrix, id) {
  const side = id.split(".")[2];
  return matrix.audiences.some((audience) => audience.id === side) ? side : null;
}

export function aboutOf(state, field) {
  return own(state.about, field) ?? "";
}

/** Whether it holds what one person or practice answered alone. */
export function isVoice(state) {
  return aboutOf(state, "answered_by") === "one";
}

/** The name of who is assessed and, where one answered alone, of that one: "Riverside PCN, Alder Vale"; "" where neither is given. */
export function whoseAnswers(state) {
  const names = [aboutOf(state, "name"), isVoice(state) ? aboutOf(state, "voice") : ""];
  return names.filter((name) => name.trim()).join(", ");
}

/** The chosen sides in the order of the matrix; all when none is chosen yet, here or of another edition. */
export function sidesOf(matrix, state) {
  const chosen = own(state.about, "audiences") ?? [];
  return chosen.length || own(state.about, "set_aside")?.length
    ? sidesIn(matrix).filter((side) => chosen.includes(side))
    : sidesIn(matrix);
}

export function answerOf(state, theme, component) {
  return read(state, ["themes", theme, "components", component, "answer"]) ?? null;
}

export function noteOf(state, theme, component) {
  return read(state, ["themes", theme, "components", component, "note"]) ?? "";
}

export function stageOf(state, theme, side, when) {
  return read(state, ["themes", theme, side, when]) ?? null;
}

export function textOf(state, theme, field) {
  return read(state, ["themes", theme, field]) ?? "";
}

export function needOf(state, theme, need) {
  return read(state, ["themes", theme, "needs", need]) ?? "";
}

/** The ids of the domains' groups of components with which the team wants support. */
export function supportOf(state, theme) {
  return read(state, ["themes", theme, "support"]) ?? [];
}

export function lastSupportOf(state, theme) {
  return read(state, ["last_time", "themes", theme, "support"]) ?? [];
}

/** What was agreed last time; `field` is one of the last time in the format. */
export function lastAgreedOf(state, field) {
  return read(state, ["last_time", field]) ?? "";
}

/** The actions of a theme, each with all fields of the format and "" for what is absent. */
export function actionsOf(state, theme) {
  return rawActions(state, theme).map(filledAction);
}

/** The same without those in which nobody wrote anything; each with its `number` among all of the theme, from 1. */
export function writtenActionsOf(state, theme) {
  return actionsOf(state, theme)
    .map((action, index) => ({ ...action, number: index + 1 }))
    .filter(({ what, who, by }) => what.trim() || who.trim() || by);
}

export function progressOf(state, section) {
  return read(state, ["progress", section]) ?? "not_started";
}

export function lastAnswerOf(state, theme, component) {
  return read(state, ["last_time", "themes", theme, "components", component, "answer"]) ?? null;
}

export function lastNoteOf(state, theme, component) {
  return read(state, ["last_time", "themes", theme, "components", component, "note"]) ?? "";
}

/** `path` is that of a text within a theme, such as ["needs", "time"]. */
export function lastTextOf(state, theme, path) {
  return read(state, ["last_time", "themes", theme, ...path]) ?? "";
}

export function lastStageOf(state, theme, side, when) {
  return read(state, ["last_time", "themes", theme, side, when]) ?? null;
}

export function lastActionsOf(state, theme) {
  return (read(state, ["last_time", "themes", theme, "actions"]) ?? []).map(filledAction);
}

/** Answers and notes that this matrix has no component for: a list of {theme, id, answer, note}. */
export function unknownComponents(matrix, state) {
  return Object.entries(state.themes).flatMap(([theme, { components }]) => {
    const known = new Set((themeOf(matrix, theme)?.components ?? []).map((component) => component.id));
    const ids = Object.keys(components ?? {}).filter((id) => !known.has(id));
    return ids.map((id) => ({ theme, id, answer: answerOf(state, theme, id), note: noteOf(state, theme, id) }));
  });
}

/** The id of the stage that is set aside in the place of a position, or "". */
export function stageSetAside(state, theme, side, when) {
  return read(state, ["themes", theme, "set_aside", "positions", side, when]) ?? "";
}

/** What is said of a need that is set aside. */
export function needSetAside(state, theme, need) {
  return read(state, ["themes", theme, "set_aside", "needs", need]) ?? "";
}

/**
 * What is set aside, since this matrix has no such side, stage or need: a list of {kind, id, path}, and for a position its `theme`
 * and `side`, and `when` the stage is meant for.
 */
export function setAsideIn(matrix, state) {
  const sides = (own(state.about, "set_aside") ?? []).map((id) => ({ kind: "side", id, path: ["about", "set_aside"] }));
  return [...sides, ...Object.keys(state.themes).flatMap((theme) => setAsideOf(matrix, state, theme))];
}

/** The same of one theme. */
export function setAsideOf(matrix, state, theme) {
  const { positions, needs } = read(state, ["themes", theme, "set_aside"]) ?? {};
  const path = ["themes", theme, "set_aside"];
  const stages = Object.entries(positions ?? {}).flatMap(([side, position]) =>
    ["now", "in_a_year"]
      .filter((when) => !isBlank(own(position, when)))
      .map((when) => ({ theme, side, when, id: position[when], path: [...path, "positions", side, when] })),
  );
  return [
    ...stages.map((one) => ({ kind: sidesIn(matrix).includes(one.side) ? "stage" : "side", ...one })),
    ...Object.keys(needs ?? {}).map((id) => ({ kind: "need", theme, id, path: [...path, "needs", id] })),
  ];
}

/** The longest texts (characters), the most actions a theme and the most voices that the format allows. */
export function limitsOf(schema) {
  const { Text, ShortText, Actions, Voices } = schema.$defs;
  return {
    text: Text.maxLength,
    short: ShortText.maxLength,
    actions: Actions.maxItems,
    voices: Voices.maxItems,
  };
}

/** True for what the format leaves out: null, "", and lists and objects that hold nothing. */
export function isBlank(value) {
  return (
    value === null || value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length)
  );
}

/** The actions of a theme as they stand in the document. */
export function rawActions(state, theme) {
  return read(state, ["themes", theme, "actions"]) ?? [];
}

function filledAction(action) {
  return Object.fromEntries(ACTION_FIELDS.map((field) => [field, action[field] ?? ""]));
}

function read(object, path) {
  return path.reduce((value, key) => own(value, key), object);
}
