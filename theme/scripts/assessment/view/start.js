/** The first step: what is on this device, start, open a file. */

import { byEdition, editionWords, sameEdition } from "../logic/edition.js";
import { answeredIn } from "../logic/counts.js";
import { answeredSentence } from "./page/progress.js";
import { beginning } from "./matrix/beginning.js";
import { own } from "../../common/own-property.js";
import { button, el, hidden, link, textButton } from "../../common/dom.js";
import { exportOrAsk } from "./page/export-file.js";
import { picker } from "./files/import.js";
import { whereKept } from "./page/kept-where.js";
import { routeTo } from "./page/route.js";
import { isUnreadable, titleAmong } from "./page/titles.js";
import { longMoment } from "../../common/dates.js";

export function startStep(context) {
  const { session } = context;
  const asked = beginning(context);
  const kept = oldestLast(session.list());
  const { here, others } = byEdition(kept, context.matrix);
  return {
    title: "Self-assessment",
    body: [
      context.opening,
      context.about,
      here.length ? keptSection(context, here) : null,
      others.length ? othersSection(context, others) : null,
      el("h2", { id: "new" }, kept.length ? "Start another one" : "Start"),
      session.storage() === "on" ? whereKept() : null,
      asked.node,
      button("Start a new self-assessment", () => start(context, asked)),
      el("h2", { id: "file" }, "Open a file"),
      el(
        "p",
        {},
        "Open a file that was exported from this tool, to carry on with it here. You can also start a new one from last year's file. You will see what is in the file before anything changes.",
      ),
      picker(context),
      el("p", {}, link("#bring-together", "Bring together what people answered alone")),
      kept.length ? el("h2", { id: "delete" }, "Delete everything") : null,
      kept.length ? el("p", {}, link("#delete-everything", "Delete all assessments from this device")) : null,
    ],
  };
}

function start({ go }, asked) {
  const id = asked.begin();
  if (id !== null) {
    go(routeTo(id));
  }
}

/** By when they were started, which no change moves. */
function oldestLast(kept) {
  return [...kept].sort((one, other) => (one.created < other.created ? 1 : -1));
}

/** How much is answered, and how far the team says it is: "12 of 40 statements answered. 2 of 5 themes marked as completed. ". */
function howFar(matrix, { assessment, progress }) {
  const counts = matrix.themes.map(({ id }) => answeredIn(matrix, assessment, id));
  const [answered, of] = ["answered", "of"].map((name) => counts.reduce((sum, count) => sum + count[name], 0));
  const completed = matrix.themes.filter(({ id }) => own(progress, id) === "completed").length;
  const said = completed ? `${completed} of ${matrix.themes.length} themes marked as completed. ` : "";
  return `${answeredSentence({ answered, of })} ${said}`;
}

function keptSection(context, kept) {
  return [el("h2", { id: "on-this-device" }, "On this device"), keptList(context, kept)];
}

/** Copies of the site on one web address share what is kept: those of another edition stand apart. */
function othersSection(context, kept) {
  return [
    el("h2", { id: "other-editions" }, "On this device, from other editions"),
    el(
      "p",
      {},
      `These assessments were answered on another edition of the matrix. The edition here is ${editionWords(context.matrix)}. You are told what that means before you carry on with one here.`,
    ),
    keptList(context, kept),
  ];
}

function keptList(context, kept) {
  const all = context.session.list();
  return el(
    "ul",
    { class: "nhsuk-list app-kept" },
    kept.map((entry) => el("li", { class: "app-kept__item" }, keptEntry(context, entry, titleAmong(all, entry)))),
  );
}

function keptEntry(context, entry, title) {
  const { id, updated, matrix } = entry;
  if (isUnreadable(entry)) {
    return [
      el("h3", { class: "app-kept__name" }, link(routeTo(id), title)),
      el("p", { class: "app-kept__actions" }, link(routeTo(id, "delete"), "Delete", hidden(title))),
    ];
  }
  const ofOurs = sameEdition(matrix, context.matrix);
  return [
    el("h3", { class: "app-kept__name" }, link(routeTo(id), title)),
    ofOurs ? null : el("p", {}, `Answered on ${editionWords(matrix)}.`),
    el("p", {}, ofOurs ? howFar(context.matrix, entry) : null, `Last changed on ${longMoment(updated)}.`),
    el(
      "p",
      { class: "app-kept__actions" },
      textButton("Start a new one from this", () => context.go(routeTo(fromLastTime(context, id))), `: ${title}`),
      textButton("Export a file", () => exportEntry(context, id), `: ${title}`),
      link(routeTo(id, "delete"), "Delete", hidden(title)),
    ),
  ];
}

function fromLastTime({ session }, id) {
  session.open(id);
  return session.createFromLastTime(session.state(id));
}

function exportEntry(context, id) {
  context.session.open(id);
  exportOrAsk(context, id);
}
