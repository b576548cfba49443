/** Files out and in: the text of an export, and what a file holds before anything is changed. */

import { parseExport, fault } from "../format/validation.js";
import { themeOf } from "./matrix.js";
import { own } from "../../common/own-property.js";
import { aboutOf, isBlank, isVoice, setAsideIn, unknownComponents, writtenActionsOf } from "./selectors.js";
import { MOST_FAULTS, shown } from "../format/schema-check.js";
import { labelOf } from "./labels.js";

const MAX_FINDINGS = 50;

/** The text of the exported file. */
export function exportText(state) {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/**
 * The name of the exported file, for example "pcn-self-assessment-riverside-pcn-2026-01-31-6f1c2a9e.json", and with the name of the
 * voice where one answered alone. What is not meant for others, `toKeep`, says so.
 *
 * The beginning of the id tells two assessments of one name and day apart, which would overwrite each other in a folder.
 */
export function fileName(state, extension, toKeep = false) {
  const date = aboutOf(state, "date") || state.updated.slice(0, 10);
  const who = [plain(aboutOf(state, "name"), 50), isVoice(state) ? plain(aboutOf(state, "voice"), 40) : ""];
  return `${["pcn-self-assessment", ...who, date, state.id.slice(0, 8), toKeep ? "to-keep" : ""].filter(Boolean).join("-")}.${extension}`;
}

/** A text as it may stand in the name of a file. */
function plain(text, longest) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
}

/**
 * What a file holds and what it would change. Changes nothing and never throws.
 *
 * @param {string} text the text of the file
 * @param {{schema: object, matrix: Matrix}} payload
 * @returns {{ok: boolean, assessment: Assessment|null, holds: ReturnType<typeof contents>|null, findings: Finding[]}}
 */
export function readImport(text, { schema, matrix }) {
  const { document, faults } = parseExport(text, schema);
  if (faults.length) {
    return { ok: false, assessment: null, holds: null, findings: asFindings("error", faults, matrix) };
  }
  return {
    ok: true,
    assessment: document,
    holds: contents(matrix, document),
    findings: asFindings("note", notes(matrix, document), matrix),
  };
}

function notes(matrix, state) {
  const unknown = Object.keys(state.themes).filter((id) => !themeOf(matrix, id));
  const themes = unknown.map((id) =>
    fault(`This matrix has no theme ${shown(id)}. What the file says about it is kept.`, ["themes", id]),
  );
  const components = unknownComponents(matrix, state)
    .filter(({ theme }) => !unknown.includes(theme))
    .map(({ theme, id }) =>
      fault(`This matrix has no component ${shown(id)}. The answer is kept and shown separately.`, [
        "themes",
        theme,
        "components",
        id,
      ]),
    );
  return [...matrixNotes(matrix, state), ...themes, ...components, ...setAsideNotes(matrix, state)];
}

/** One for each stage and need that is set aside, and one for each side, however many positions it has. */
function setAsideNotes(matrix, state) {
  const found = setAsideIn(matrix, state).map(({ kind, id, side, path }) => {
    const ofSide = kind === "side" && side !== undefined;
    const message = `This matrix has no ${kind} ${shown(ofSide ? side : id)}. What the file says of it is kept, and is not shown or counted here.`;
    return fault(message, ofSide ? path.slice(0, -1) : path);
  });
  return [...new Map(found.map((one) => [`${one.where} ${one.message}`, one])).values()];
}

function matrixNotes(matrix, state) {
  const { local } = state.matrix;
  if (!isBlank(local) && local.id !== matrix.local?.id) {
    return [
      fault(`Made with the local edition ${shown(local.title)}. Answers are matched by component.`, [
        "matrix",
        "local",
      ]),
    ];
  }
  const message = `Made with another edition or wording of the matrix (edition ${shown(state.matrix.edition)}). Answers are matched by component.`;
  return sameMatrix(matrix, state) ? [] : [fault(message, ["matrix"])];
}

function sameMatrix(matrix, state) {
  return (
    state.matrix.id === matrix.id && state.matrix.edition === matrix.edition && state.matrix.digest === matrix.digest
  );
}

function contents(matrix, state) {
  const ids = [
    ...matrix.themes.map(({ id }) => id).filter((id) => own(state.themes, id)),
    ...Object.keys(state.themes),
  ];
  return {
    name: aboutOf(state, "name"),
    system: aboutOf(state, "system"),
    date: aboutOf(state, "date"),
    created: state.created,
    updated: state.updated,
    edition: state.matrix.edition,
    local: state.matrix.local ?? null,
    same_matrix: sameMatrix(matrix, state),
    audiences: own(state.about, "audiences") ?? [],
    voice: isVoice(state) ? aboutOf(state, "voice") : null,
    themes: [...new Set(ids)].map((id) => themeContents(matrix, state, id)),
    unknown: unknownComponents(matrix, state),
    last_time: state.last_time ? { date: state.last_time.date ?? null, name: state.last_time.name ?? null } : null,
  };
}

function themeContents(matrix, state, theme) {
  const components = Object.values(state.themes[theme].components ?? {});
  return {
    theme,
    title: labelOf(["themes", theme], matrix),
    answers: components.filter(({ answer }) => !isBlank(answer)).length,
    notes: components.filter(({ note }) => !isBlank(note)).length,
    actions: writtenActionsOf(state, theme).length,
  };
}

export function asFindings(level, faults, matrix) {
  return firstFaults(faults).map(({ message, path, where }) => ({
    level,
    message,
    path,
    where,
    label: labelOf(path, matrix),
  }));
}

/** Faults in the order of their places, the first 50 of them. */
export function firstFaults(faults) {
  const key = ({ where, message }) => `${where}\n${message}`;
  const ordered = faults.slice(0, MOST_FAULTS).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const more = ordered.length - MAX_FINDINGS;
  const first = ordered.slice(0, MAX_FINDINGS);
  const counted = `${more}${ordered.length < MOST_FAULTS ? "" : " or"} more`;
  return more > 0 ? [...first, { message: `There are ${counted} findings like these.`, path: [], where: "" }] : first;
}
