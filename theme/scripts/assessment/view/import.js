/** Opening a file: choosing or dropping it, what it holds, what would change, and the decision. */

import { checkSize, readImport } from "../exchange.js";
import { ANSWERS, stageTitle, wordsFor } from "../words.js";
import { button, el, link, list, summaryList, table } from "./dom.js";
import { systemTitle } from "./review.js";
import { routeTo } from "./route.js";
import { longDay, longMoment } from "./when.js";

const STEP = "#open-a-file";

/** A field for choosing a file. */
export function picker(context) {
  return el(
    "div",
    { class: "nhsuk-form-group app-picker" },
    el("label", { class: "nhsuk-label", for: "file-picker" }, "Choose a file"),
    el(
      "div",
      { class: "nhsuk-hint", id: "file-hint" },
      "Its name ends in .json. You can also drop it anywhere on this page.",
    ),
    el("input", {
      type: "file",
      id: "file-picker",
      accept: ".json,application/json",
      "aria-describedby": "file-hint",
      onchange: ({ target }) => readFile(context, target.files[0]),
    }),
  );
}

/** Reads a file and shows what it holds; nothing is changed by this. */
export async function readFile(context, file) {
  if (!file) {
    return;
  }
  context.pending = { name: file.name, ...(await readingOf(context, file)) };
  context.go(STEP);
}

async function readingOf({ payload, session }, file) {
  const tooLarge = checkSize(file.size);
  if (tooLarge) {
    return refused([tooLarge]);
  }
  let text = "";
  try {
    text = await file.text();
  } catch {
    return refused([{ level: "error", message: "The browser cannot read this file.", where: "", label: "" }]);
  }
  const known = { schema: payload.schema, matrix: payload.matrix };
  const first = readImport(text, { ...known, current: null });
  const current =
    first.ok && session.open(first.assessment.id) === "loaded" ? session.state(first.assessment.id) : null;
  return current ? { ...readImport(text, { ...known, current }), current } : { ...first, current };
}

function refused(findings) {
  return { ok: false, assessment: null, holds: null, changes: null, findings, current: null };
}

export function fileStep(context) {
  const { pending } = context;
  if (!pending) {
    return { title: "Open a file", back: back(), body: [picker(context)] };
  }
  return pending.ok ? previewStep(context) : refusalStep(context);
}

function back() {
  return { href: "#", words: "All assessments on this computer" };
}

function refusalStep(context) {
  const { name, findings } = context.pending;
  return {
    title: "This file cannot be used",
    caption: name,
    back: back(),
    body: [
      el("p", {}, "Nothing on this computer was changed. This is why:"),
      findingsList(findings),
      el("h2", {}, "Choose another file"),
      picker(context),
    ],
  };
}

function findingsList(findings) {
  const items = findings.map(({ message, where, label }) => [message, placeOf(where, label)]);
  return list(items, "nhsuk-list nhsuk-list--bullet app-findings");
}

function placeOf(where, label) {
  const words = [label, where && where !== label ? where : ""].filter(Boolean).join(" – ");
  return words ? el("span", { class: "app-findings__where" }, `Where: ${words}`) : null;
}

function previewStep(context) {
  const { name, findings, holds, current } = context.pending;
  return {
    title: "What this file holds",
    caption: name,
    back: back(),
    body: [
      el("p", {}, "Nothing on this computer has changed yet. You decide below."),
      summaryList(holdsRows(context, holds)),
      table(
        "What the file holds, by theme",
        ["Theme", "Answers", "Notes", "Actions"],
        holds.themes.map(({ title, answers, notes, actions }) => [title, ...[answers, notes, actions].map(String)]),
      ),
      findings.length ? [el("h2", {}, "Worth knowing"), findingsList(findings)] : null,
      unknownAnswers(holds.unknown),
      el("h2", {}, current ? "This assessment is already on this computer" : "What do you want to do?"),
      current ? changesOf(context) : null,
      el("div", { class: "nhsuk-button-group" }, decisions(context)),
      el("p", {}, link("#", "Do nothing with this file")),
    ],
  };
}

function holdsRows({ payload, matrix }, holds) {
  const sides = matrix.audiences.filter(({ id }) => holds.audiences.includes(id)).map(({ heading }) => heading);
  const last =
    holds.last_time &&
    ["Yes", holds.last_time.name, holds.last_time.date && longDay(holds.last_time.date)].filter(Boolean).join(", ");
  const rows = [
    ["Name", holds.name],
    ["System", systemTitle(payload, holds.system)],
    ["Date of the discussion", longDay(holds.date)],
    ["Sides answered", sides.join(", ")],
    ["Started", longMoment(holds.created)],
    ["Last changed", longMoment(holds.updated)],
    [
      "Matrix",
      holds.local
        ? `Edition ${holds.edition} with the local edition “${holds.local.title}”`
        : `Edition ${holds.edition}`,
    ],
    ["Holds last time's answers", last ?? "No"],
  ];
  return rows.map(([key, value]) => ({ key, value: value || "Not provided" }));
}

function unknownAnswers(unknown) {
  if (!unknown.length) {
    return [];
  }
  return [
    el("h2", {}, "Answers from another matrix"),
    el("p", {}, "This matrix has no components with these ids. The answers are kept, shown apart, and exported again."),
    table(
      "Answers from another matrix",
      ["Component", "Answer", "Note"],
      unknown.map(({ id, answer, note }) => [id, wordsFor(ANSWERS, answer) || "No answer", note || "No note"]),
    ),
  ];
}

function changesOf({ pending, matrix, payload }) {
  const { newer, changes } = pending.changes;
  const age = {
    file: "The file was changed later than the version on this computer.",
    here: "The version on this computer was changed later than the file.",
    same: "Both were last changed at the same time.",
  };
  if (!changes.length) {
    return el("p", {}, "The file holds the same answers as this computer.");
  }
  const rows = changes.map(({ label, from, to }) => [
    label,
    valueWords(matrix, payload, from),
    valueWords(matrix, payload, to),
  ]);
  return [
    el("p", {}, age[newer]),
    el("p", {}, "This would change if the file takes its place:"),
    table("What would change", ["Where", "On this computer", "In the file"], rows),
  ];
}

/** A value of an assessment in words; a list or an object only by its size. */
function valueWords(matrix, payload, value) {
  if (value === null) {
    return "Nothing";
  }
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === "string") ? value.join(", ") : `${value.length} in the list`;
  }
  if (typeof value === "object") {
    return value.edition ? `Edition ${value.edition}` : "Another set of answers";
  }
  return systemTitle(payload, wordsFor(ANSWERS, stageTitle(matrix, value)));
}

function decisions(context) {
  const { assessment, current, changes } = context.pending;
  const open = (id) => done(context, id);
  const takeAs = () => {
    context.session.take(assessment);
    open(assessment.id);
  };
  const asCopy = () => open(context.session.takeCopy(assessment));
  const asLastTime = () => open(context.session.createFromLastTime(assessment));
  const same = current && !changes.changes.length;
  return [
    same
      ? button("Open it", () => open(assessment.id))
      : button(current ? "Replace the version on this computer" : "Add it to this computer and carry on", takeAs),
    current && !same ? button("Keep both", asCopy, "secondary") : null,
    button("Start a new assessment with this one as last time", asLastTime, "secondary"),
  ];
}

function done(context, id) {
  context.pending = null;
  context.go(routeTo(id));
}
