/** What is to come of a file: what it would change on this device, and the decision. */

import { difference } from "../../logic/diff.js";
import { withHiddenOf } from "../../logic/sides.js";
import { answerTitle, stageTitle } from "../../logic/labels.js";
import { sideTitle } from "../../logic/matrix.js";
import { button, el, link, table } from "../../../common/dom.js";
import { longDay } from "../../../common/dates.js";
import { isVoice } from "../../logic/selectors.js";
import { own } from "../../../common/own-property.js";
import { withMore } from "../../logic/together.js";
import { itemsBody } from "./item-by-item.js";
import { sideHeading } from "../page/hidden-sides.js";
import { saveStored } from "../page/not-found.js";
import { systemTitle } from "../plan/review.js";
import { routeTo } from "../page/route.js";

/**
 * What is kept under the id of the file, and as what a person sees it: `version` differs when that has changed.
 * `replacement` is what would take its place: the file, and what is said here on the sides (`kept`) of which the file says nothing.
 */
export function onThisDevice({ session, matrix, pending: { assessment } }) {
  const { id } = assessment;
  const found = session.open(id);
  const current = found === "loaded" ? session.state(id) : null;
  const { assessment: replacement, kept } = current
    ? withHiddenOf(matrix, current, assessment)
    : { assessment, kept: [] };
  return {
    found: session.asks(id) ? "asks" : found,
    replacement,
    kept,
    changes: current && difference(matrix, current, replacement),
    version: JSON.stringify([found, session.asks(id), current ?? session.rawText(id)]),
  };
}

/** What may be decided, by what is kept under the id of the file. */
const DECISIONS = Object.freeze({
  missing: (context) => [
    el("h2", {}, "What do you want to do?"),
    buttonGroup(
      replaceButton(context, "Add it to this device and carry on"),
      newRoundButton(context),
      bringTogetherButton(context),
    ),
  ],
  loaded: hereAlready,
  damaged: (context) => [
    el("h2", {}, "A damaged version is on this device"),
    el(
      "p",
      {},
      "This device holds the same assessment, but it is damaged and cannot be read. The damaged version may contain something that the file does not. Save what is stored first, so that someone can try to mend it: the file replaces it.",
    ),
    buttonGroup(
      saveStored(context.session, context.pending.assessment.id),
      replaceButton(context, "Replace the damaged version"),
      newRoundButton(context),
    ),
  ],
  newer: (context) => [
    el("h2", {}, "A newer version is on this device"),
    el(
      "p",
      {},
      "This device holds the same assessment, saved by a newer version of the tool. This version cannot read it, so the file cannot replace it. You can open the file as a second assessment.",
    ),
    buttonGroup(keepBothButton(context, ""), newRoundButton(context)),
  ],
  asks: (context) => [
    el("h2", {}, "A question about this assessment is open"),
    el(
      "p",
      {},
      "There are already two versions of this assessment. Choose first which one to keep, or open the file as another assessment. ",
      link(routeTo(context.pending.assessment.id), "Go to the question"),
    ),
    buttonGroup(keepBothButton(context, ""), newRoundButton(context)),
  ],
});

export function decisionOn(context, here) {
  if (context.pending.choosing && here.found === "loaded") {
    return itemsBody(context, here, {
      words: (path, value) => valueWords(context, path, value),
      take: (make) => takeParts(context, make),
      back: () => setChoosing(context, false),
    });
  }
  return DECISIONS[here.found](context, here);
}

function hereAlready(context, { changes, kept }) {
  const { id } = context.pending.assessment;
  const same = !changes.changes.length;
  return [
    el("h2", {}, "This assessment is already on this device"),
    changesOf(context, changes),
    kept.map((side) => el("p", {}, keptWords(context.matrix, side))),
    buttonGroup(
      same
        ? button("Open it", () => goOnWith(context, id))
        : replaceButton(context, "Replace the version on this device"),
      same ? null : button("Choose item by item", () => setChoosing(context, true), "secondary"),
      same ? null : keepBothButton(context),
      newRoundButton(context),
    ),
  ];
}

function keptWords(matrix, side) {
  return `The file has nothing under “${sideHeading(matrix, side)}”. What this device has there stays.`;
}

function changesOf(context, { newer, changes }) {
  const age = {
    file: "The file was changed later than the version on this device.",
    here: "The version on this device was changed later than the file.",
    same: "Both were last changed at the same time.",
  };
  if (!changes.length) {
    return el("p", {}, "The answers in the file are the same as on this device.");
  }
  const rows = changes.map(({ path, label, from, to }) => [
    label,
    valueWords(context, path, from),
    valueWords(context, path, to),
  ]);
  return [
    el("p", {}, age[newer]),
    el("p", {}, "If the file replaces the version on this device, this changes:"),
    table("What would change", ["Where", "On this device", "In the file"], rows),
  ];
}

/** How a value reads, by the name of its field; other values are what somebody wrote. */
const READS = Object.freeze({
  answer: ({ matrix }, answer) => answerTitle(matrix, answer),
  now: ({ matrix }, stage) => stageTitle(matrix, stage),
  in_a_year: ({ matrix }, stage) => stageTitle(matrix, stage),
  system: ({ payload }, id) => systemTitle(payload, id),
  date: (_, day) => longDay(day),
  answered_by: ({ matrix }, by) => matrix.labels.answered_by[by],
  wanted_by: (_, day) => longDay(day),
  next_meeting: (_, day) => longDay(day),
  actions: (_, actions) => actions.map(({ what }) => what ?? "Nothing written").join("; "),
  voices: (_, voices) => voices.map(({ name }) => name ?? "No name").join(", "),
  audiences: ({ matrix }, sides) => sides.map((id) => sideTitle(matrix, id)).join(", "),
  set_aside: (_, ids) => ids.join(", "),
});

/** A value of an assessment in words; a list or an object only by its size. */
function valueWords(context, path, value) {
  const field = path.at(-1);
  if (value === null) {
    return "Nothing";
  }
  if (path[0] === "progress") {
    return own(context.matrix.labels.statuses, value) ?? value;
  }
  if (Object.hasOwn(READS, field)) {
    return READS[field](context, value);
  }
  if (Array.isArray(value)) {
    return `${value.length} in the list`;
  }
  if (typeof value === "object") {
    return value.edition ? `Edition ${value.edition}` : "Another set of answers";
  }
  return value;
}

function buttonGroup(...nodes) {
  return el("div", { class: "nhsuk-button-group" }, nodes);
}

/** The file in place of what is kept: never in place of what the preview did not show. */
function replaceButton(context, words) {
  const replace = () => {
    const { assessment, shown } = context.pending;
    context.session.lookAgain();
    const { found, version, replacement } = onThisDevice(context);
    if (version === shown) {
      context.session.take(replacement);
      goOnWith(context, assessment.id, found === "loaded" ? "Replaced by the file" : "");
    } else {
      context.refresh("");
    }
  };
  return button(words, replace);
}

function setChoosing(context, items) {
  context.pending.choosing = items;
  context.refresh("");
}

/** What was chosen of both, unless what the preview showed is not what is kept any more. */
function takeParts(context, make) {
  const { assessment, shown } = context.pending;
  context.session.lookAgain();
  if (onThisDevice(context).version === shown) {
    context.session.takeParts(make());
    goOnWith(context, assessment.id, "What you chose is kept");
  } else {
    context.refresh("");
  }
}

function keepBothButton(context, kind = "secondary") {
  return button("Keep both", () => goOnWith(context, context.session.takeCopy(context.pending.assessment)), kind);
}

/** A file of one voice is one of several. */
function bringTogetherButton(context) {
  const { pending } = context;
  const start = () => {
    context.together = withMore(null, [pending]);
    context.pending = null;
    context.go("#bring-together");
  };
  return isVoice(pending.assessment) ? button("Bring it together with others", start, "secondary") : null;
}

function newRoundButton(context) {
  const { session, pending } = context;
  const start = () => goOnWith(context, session.createFromLastTime(pending.assessment));
  return button("Start a new assessment, with this as last time", start, "secondary");
}

function goOnWith(context, id, told) {
  context.pending = null;
  context.go(routeTo(id), told);
}
