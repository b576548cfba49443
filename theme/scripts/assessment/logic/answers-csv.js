/** An assessment as a table for a spreadsheet: one row for every answer. */

import { supportGroups, supportTitles } from "./asks.js";
import { outcomeOf } from "./carried.js";
import { componentTitle, componentsOf, sideTitle, sidesIn } from "./matrix.js";
import * as read from "./selectors.js";
import { answerTitle, capital, labelOf, stageTitle } from "./labels.js";
import { own } from "../../common/own-property.js";
import { asCsv } from "../../common/csv.js";

const COLUMNS = Object.freeze([
  "Section",
  "Side",
  "Stage",
  "Item",
  "Statement",
  "Answer",
  "Note",
  "Last time",
  "Who",
  "By when",
  "Id",
]);

const ABOUT = Object.freeze([
  "name",
  "system",
  "date",
  "participants",
  "audiences",
  "improvement_priority",
  "kept_moving_by",
  "next_meeting",
]);
const AGREED = Object.freeze(["name", "date", "kept_moving_by", "next_meeting"]);
const POSITIONS = Object.freeze(["now", "in_a_year"]);

/**
 * The whole assessment as CSV, with byte order mark and CRLF as Excel wants them.
 *
 * @param {{id: string, title: string}[]} systems the systems of the directory
 * @param {readonly string[]} sides the sides that go into it
 */
export function exportCsv(matrix, state, systems, sides = read.sidesOf(matrix, state)) {
  return asCsv(answerRows(matrix, state, systems, sides));
}

/** The same as rows of cells, the names of the columns first. */
export function answerRows(matrix, state, systems, sides = read.sidesOf(matrix, state)) {
  const themes = matrix.themes.flatMap((theme) => themeRows(matrix, state, theme, sides));
  const rows = [
    ...aboutRows(matrix, state, systems),
    ...themes,
    ...unknownRows(matrix, state, sides),
    ...setAsideRows(matrix, state, sides),
  ];
  return [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))];
}

function aboutRows(matrix, state, systems) {
  const fields = read.isVoice(state) ? ["voice", ...ABOUT] : ABOUT;
  return fields.map((field) => ({
    Section: matrix.labels.parts.about,
    Item: labelOf(["about", field], matrix),
    Answer: aboutWords(matrix, state, systems, field),
    "Last time": AGREED.includes(field) ? read.lastAgreedOf(state, field) : "",
    Id: field,
  }));
}

function aboutWords(matrix, state, systems, field) {
  const value = read.aboutOf(state, field);
  if (field === "audiences") {
    return [...value].map((side) => sideTitle(matrix, side)).join(", ");
  }
  if (field === "voice") {
    return value.trim() || matrix.labels.answered_by.one;
  }
  return field === "system" ? (systems.find(({ id }) => id === value)?.title ?? value) : value;
}

function themeRows(matrix, state, theme, sides) {
  const answers = sides.flatMap((side) => sideRows(matrix, state, theme, side));
  return [
    ...answers,
    ...textRows(matrix, state, theme.id),
    ...supportRows(matrix, state, theme),
    ...actionRows(matrix, state, theme),
    ...lastActionRows(matrix, state, theme),
  ].map((row) => ({ ...row, Section: theme.title }));
}

function sideRows(matrix, state, theme, side) {
  const components = componentsOf(matrix, theme.id, side).map((component) => ({
    Stage: stageTitle(matrix, component.stage),
    Item: component.title,
    Statement: component.text,
    Answer: answerTitle(matrix, read.answerOf(state, theme.id, component.id)),
    Note: read.noteOf(state, theme.id, component.id),
    "Last time": answerTitle(matrix, read.lastAnswerOf(state, theme.id, component.id)),
    Id: component.id,
  }));
  const positions = POSITIONS.map((when) => ({
    Item: capital(labelOf([when], matrix)),
    Answer: stageTitle(matrix, read.stageOf(state, theme.id, side, when)),
    "Last time": stageTitle(matrix, read.lastStageOf(state, theme.id, side, when)),
    Id: `${theme.id}.${side}.${when}`,
  }));
  return [...components, ...positions].map((row) => ({ ...row, Side: sideTitle(matrix, side) }));
}

function textRows(matrix, state, theme) {
  const row = (path, answer) => ({
    Item: capital(labelOf(path, matrix)),
    Answer: answer,
    "Last time": read.lastTextOf(state, theme, path),
    Id: [theme, ...path].join("."),
  });
  return [
    row(["how"], read.textOf(state, theme, "how")),
    ...matrix.labels.needs.map((id) => row(["needs", id], read.needOf(state, theme, id))),
    row(["evidence"], read.textOf(state, theme, "evidence")),
  ];
}

/** What the system is asked for; none in a theme that has nothing to ask for. */
function supportRows(matrix, state, theme) {
  const [now, then] = [read.supportOf(state, theme.id), read.lastSupportOf(state, theme.id)];
  const row = {
    Item: capital(labelOf(["support"], matrix)),
    Answer: supportTitles(theme, now).join("; "),
    "Last time": supportTitles(theme, then).join("; "),
    Id: `${theme.id}.support`,
  };
  return supportGroups(theme, [...now, ...then]).length ? [row] : [];
}

function actionRows(matrix, state, theme) {
  return read.writtenActionsOf(state, theme.id).map(({ what, who, by, component, number }) => ({
    Item: capital(labelOf(["actions", number - 1], matrix)),
    Statement: componentTitle(theme, component),
    Answer: what,
    Who: who,
    "By when": by,
    Id: `${theme.id}.actions.${number}`,
  }));
}

/** The actions of last time: what became of each, and why. */
function lastActionRows(matrix, state, theme) {
  return read.lastActionsOf(state, theme.id).map((action, index) => ({
    Item: capital(labelOf(["last_time", "actions", index], matrix)),
    Statement: componentTitle(theme, action.component),
    Answer: own(matrix.labels.outcomes, outcomeOf(state, theme.id, action)) ?? "",
    Note: action.why,
    "Last time": action.what,
    Who: action.who,
    "By when": action.by,
    Id: `${theme.id}.last_time.actions.${index + 1}`,
  }));
}

/** Answers that this matrix has no component for, so that nothing of the sides is left out. */
function unknownRows(matrix, state, sides) {
  const shown = read
    .unknownComponents(matrix, state)
    .filter(({ id }) => [null, ...sides].includes(read.sideNamed(matrix, id)));
  return shown.map(({ theme, id, answer, note }) => ({
    Section: labelOf(["themes", theme], matrix),
    Item: "Not in this matrix",
    Answer: answerTitle(matrix, answer),
    Note: note,
    "Last time": answerTitle(matrix, read.lastAnswerOf(state, theme, id)),
    Id: id,
  }));
}

/** What is set aside, since this matrix has no such side, stage or need; nothing of the sides is left out. */
function setAsideRows(matrix, state, sides) {
  const hidden = sidesIn(matrix).filter((side) => !sides.includes(side));
  const shown = read.setAsideIn(matrix, state).filter(({ side }) => !hidden.includes(side));
  return shown.map(({ kind, theme, side, when, id, path }) => ({
    Section: labelOf(theme ? path.slice(0, 2) : ["about"], matrix) || matrix.labels.parts.about,
    Side: side === undefined ? "" : sideTitle(matrix, side),
    Item: "Not in this matrix",
    Answer: kind === "need" ? read.needSetAside(state, theme, id) : stageTitle(matrix, id),
    Id: theme ? [theme, ...(when ? [side, when] : ["needs", id])].join(".") : id,
  }));
}
