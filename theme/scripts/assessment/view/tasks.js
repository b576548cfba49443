/** The task list of one assessment. */

import { answeredIn } from "../logic/counts.js";
import { isVoice, progressOf, whoseAnswers } from "../logic/selectors.js";
import { longDay } from "../../common/dates.js";
import { button, el, inset, link } from "../../common/dom.js";
import { own } from "../../common/own-property.js";
import { SEND_ALONE } from "./page/export-file.js";
import { workshopAt } from "./matrix/workshop.js";
import { askedPart } from "./starter.js";
import { voicesPart } from "./voices/voices-part.js";

export function tasksStep(context) {
  const { matrix, state, sheet, href } = context;
  const themes = matrix.themes.map((theme) => ({
    title: theme.title,
    href: href(theme.id, sheet.partsOf(theme.id)[0]),
    section: theme.id,
    hint: answeredWords(answeredIn(matrix, state(), theme.id)),
  }));
  const alone = isVoice(state());
  const end = [
    { title: "Review your answers", href: href("review") },
    ...(alone ? [] : [{ title: "Your plan", href: href("plan") }]),
    { title: alone ? SEND_ALONE : "Keep or send", href: href("export") },
  ];
  const last = state().last_time ? [{ title: "Compare with last time", href: href("last-time") }] : [];
  return {
    title: whoseAnswers(state()) || "Your self-assessment",
    caption: whoseAnswers(state()) ? "Self-assessment" : "",
    back: { href: "#", words: "All assessments on this device" },
    body: [
      el(
        "p",
        {},
        "Work through the themes in any order, and leave out what you like. ",
        alone ? "Then send your answers." : "At the end of a theme, mark it as completed if you have finished it.",
      ),
      promisedPart(state()),
      group(
        alone ? "Before you start" : "Before you talk",
        [{ title: matrix.labels.parts.about, href: href("about"), section: "about" }],
        context,
      ),
      askedPart(context),
      voicesPart(context),
      group("Themes", themes, context),
      alone
        ? null
        : el(
            "p",
            {},
            "For a projector: ",
            link(workshopAt(context, matrix.themes[0], matrix.stages[0].id), "workshop view"),
            ", one statement at a time in large type.",
          ),
      group("At the end", [...end, ...last], context),
      alone
        ? el(
            "p",
            {},
            button(SEND_ALONE, () => context.exportOrAsk()),
          )
        : [
            el("h2", { class: "nhsuk-heading-m" }, "Files and deleting"),
            el(
              "p",
              {},
              button("Export a file", () => context.exportOrAsk(), "secondary"),
            ),
          ],
      el("p", {}, link(href("start-again"), "Start again with blank answers")),
      el("p", {}, link(href("delete"), "Delete this assessment from this device")),
    ],
  };
}

/** What was agreed last time about the plan, at the top of the next round. */
function promisedPart({ last_time: last }) {
  const keeper = own(last, "kept_moving_by")?.trim();
  const meeting = longDay(own(last, "next_meeting") ?? "");
  const words = [
    keeper ? `${keeper} was to keep the plan moving.` : "",
    meeting ? `You were to meet again on ${meeting}.` : "",
  ].filter(Boolean);
  return words.length ? inset(el("p", {}, `Last time you agreed: ${words.join(" ")}`)) : null;
}

function group(title, tasks, context) {
  return [
    el("h2", { class: "nhsuk-heading-m" }, title),
    el(
      "ul",
      { class: "nhsuk-task-list" },
      tasks.map((task) => item(task, context)),
    ),
  ];
}

const answeredWords = ({ answered, of }) => `${answered} of ${of} answered`;

function item({ title, href, section, hint }, { matrix, state }) {
  const id = section && `status-${section}`;
  const described = [hint && `hint-${section}`, id].filter(Boolean).join(" ") || null;
  const words = el(
    "div",
    { class: "nhsuk-task-list__name-and-hint" },
    el("a", { class: "nhsuk-link nhsuk-task-list__link", href, "aria-describedby": described }, title),
    hint ? el("div", { class: "nhsuk-task-list__hint", id: `hint-${section}` }, hint) : null,
  );
  return el(
    "li",
    { class: "nhsuk-task-list__item nhsuk-task-list__item--with-link" },
    words,
    section ? statusOf(matrix, progressOf(state(), section), id) : null,
  );
}

function statusOf(matrix, status, id) {
  const words = matrix.labels.statuses[status];
  const shown = status === "completed" ? words : el("strong", { class: "nhsuk-tag nhsuk-tag--blue" }, words);
  return el(
    "div",
    { class: `nhsuk-task-list__status${status === "completed" ? " nhsuk-task-list__status--completed" : ""}`, id },
    shown,
  );
}
