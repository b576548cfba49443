/** All answers, with links to change them. */

import { componentsOf, partAsking } from "../../logic/matrix.js";
import {
  aboutOf,
  answerOf,
  isVoice,
  needOf,
  needSetAside,
  noteOf,
  setAsideIn,
  sidesOf,
  stageOf,
  stageSetAside,
  supportOf,
  textOf,
  unknownComponents,
  whoseAnswers,
  writtenActionsOf,
} from "../../logic/selectors.js";
import { answerTitle, labelOf, stageTitle, wordsOf } from "../../logic/labels.js";
import { el, link, list, paragraphs, summaryList } from "../../../common/dom.js";
import { supportGroups, supportTitles } from "../../logic/asks.js";
import { SUPPORT_QUESTION } from "../matrix/gaps.js";
import { hiddenNotice } from "../page/hidden-sides.js";
import { inOneLine, sentence } from "../../logic/own-words.js";
import { SEND_ALONE } from "../page/export-file.js";
import { asShown } from "../../logic/voices.js";
import { withoutHidden } from "../../logic/sides.js";
import { localTag } from "../../../common/local-badge.js";
import { longDay } from "../../../common/dates.js";

const BLANK = "Not provided";

/** What only a team says of itself: where one answers alone, it is shown if it is there. */
const OF_TEAM = Object.freeze(["date", "participants", "kept_moving_by", "next_meeting"]);

export function reviewStep(tool) {
  const context = { ...tool, state: () => asShown(tool.state()) };
  const { matrix, href, state } = context;
  return {
    title: "Review your answers",
    caption: whoseAnswers(state()),
    back: { href: href(), words: "Back to the task list" },
    body: [
      el("h2", {}, matrix.labels.parts.about),
      summaryList(aboutRows(context)),
      matrix.themes.map((theme) => themeSummary(context, theme)),
      otherAnswers(context),
      hiddenNotice(context, "this review"),
      el("p", {}, isVoice(state()) ? link(href("export"), SEND_ALONE) : link(href("plan"), "Go on to your plan")),
    ],
  };
}

function aboutRows({ state, matrix, payload, href }) {
  const sides = state().about.audiences ?? [];
  const { answered_by: answeredBy } = matrix.labels;
  const by = aboutOf(state(), "answered_by");
  const values = {
    ...(by ? { answered_by: isVoice(state()) ? aboutOf(state(), "voice") || answeredBy.one : answeredBy[by] } : {}),
    name: aboutOf(state(), "name"),
    system: systemTitle(payload, aboutOf(state(), "system")),
    date: longDay(aboutOf(state(), "date")),
    participants: paragraphs(aboutOf(state(), "participants")),
    audiences: matrix.audiences
      .filter(({ id }) => sides.includes(id))
      .map(({ heading }) => heading)
      .join(", "),
    improvement_priority: paragraphs(aboutOf(state(), "improvement_priority")),
    kept_moving_by: paragraphs(aboutOf(state(), "kept_moving_by")),
    next_meeting: longDay(aboutOf(state(), "next_meeting")),
  };
  const asked = Object.entries(values).filter(
    ([id, value]) => !isVoice(state()) || !OF_TEAM.includes(id) || value.length,
  );
  return asked.map(([id, value]) => ({
    key: matrix.labels.fields[id],
    value: value.length ? value : BLANK,
    href: href("about", "", `about.${id}`),
  }));
}

/** The title of a system of the directory; any other text as it is. */
export function systemTitle({ systems }, system) {
  return systems.find(({ id }) => id === system)?.title ?? system;
}

function themeSummary(context, theme) {
  const rows = [...stageParts(context, theme), ...questionRows(context, theme)];
  return el("section", {}, el("h2", {}, theme.title), rows);
}

function stageParts(context, theme) {
  const { matrix, state, href } = context;
  const components = sidesOf(matrix, state()).flatMap((side) => componentsOf(matrix, theme.id, side));
  return matrix.stages.flatMap((stage) => {
    const here = components.filter((component) => component.stage === stage.id);
    const rows = here.map((component) => answerRow(context, theme, component, href(theme.id, stage.id, component.id)));
    return here.length ? [el("h3", { class: "nhsuk-heading-s" }, stage.title), summaryList(rows)] : [];
  });
}

function answerRow({ matrix, state, payload }, theme, { id, title }, href) {
  const answer = answerTitle(matrix, answerOf(state(), theme.id, id));
  const note = noteOf(state(), theme.id, id);
  return { key: title, value: [localTag(payload, `component:${id}`), answer || BLANK, ...paragraphs(note)], href };
}

function questionRows(context, theme) {
  const { matrix, state, href, sheet } = context;
  const { labels } = matrix;
  const stages = sidesOf(matrix, state()).flatMap((side) => {
    const heading = matrix.audiences.find(({ id }) => id === side).heading;
    return [
      {
        key: `${heading}: now`,
        value: positionWords(context, theme, side, "now"),
        href: href(theme.id, partAsking(matrix, "now"), `${theme.id}.${side}.now`),
      },
      {
        key: `${heading}: in a year`,
        value: positionWords(context, theme, side, "in_a_year"),
        href: href(theme.id, partAsking(matrix, "in_a_year"), `${theme.id}.${side}.in_a_year`),
      },
    ];
  });
  const texts = [
    { key: labels.fields.evidence, value: textOf(state(), theme.id, "evidence"), asks: "now", at: "evidence" },
    { key: labels.fields.how, value: textOf(state(), theme.id, "how"), asks: "how", at: "how" },
    ...labels.needs.map((id) => ({
      key: labels.fields[id],
      value: needOf(state(), theme.id, id),
      asks: "how",
      at: `needs.${id}`,
    })),
  ].map(({ key, value, asks, at }) => ({
    key,
    value: value ? paragraphs(value) : BLANK,
    href: href(theme.id, partAsking(matrix, asks), `${theme.id}.${at}`),
  }));
  const chosen = supportOf(state(), theme.id);
  const ticked = supportTitles(theme, chosen);
  const support = {
    key: SUPPORT_QUESTION,
    value: ticked.length ? list(ticked) : BLANK,
    href: href(theme.id, partAsking(matrix, "how"), `${theme.id}.support`),
  };
  const actions = {
    key: sheet.part(`${theme.id}/actions`).title,
    value: actionsList(writtenActionsOf(state(), theme.id)),
    href: href(theme.id, "actions"),
  };
  const rows = [...stages, ...texts, ...(supportGroups(theme, chosen).length ? [support] : []), actions];
  const shown = isVoice(state()) ? rows.filter(({ value }) => value !== BLANK && value !== labels.undecided) : rows;
  return shown.length
    ? [
        el("h3", { class: "nhsuk-heading-s" }, "Stage, needs and actions"),
        summaryList(shown.map((row) => ({ ...row, about: `${theme.title}: ${row.key}` }))),
      ]
    : [];
}

function positionWords({ matrix, state }, theme, side, when) {
  const aside = stageSetAside(state(), theme.id, side, when);
  const open = aside ? `Not known here: “${aside}”` : matrix.labels.undecided;
  return stageTitle(matrix, stageOf(state(), theme.id, side, when)) || open;
}

function actionsList(actions) {
  return actions.length ? list(actions.map(actionWords)) : BLANK;
}

function actionWords({ what, who, by }) {
  const parts = [inOneLine(what) || "Nothing written", who && `Who: ${inOneLine(who)}`, by && `By ${longDay(by)}`];
  return parts.filter(Boolean).map(sentence).join(" ");
}

/** Answers that this matrix has no component for, and what is set aside since it has no such side, stage or need. */
export function otherAnswers({ matrix, state, payload }, heading = (words) => el("h2", {}, words)) {
  const sent = withoutHidden(matrix, state());
  const rows = unknownComponents(matrix, sent).map(({ theme, id, answer, note }) => ({
    key: `${labelOf(["themes", theme], matrix)}: ${payload.retired[id]?.title ?? wordsOf(id)}`,
    value: [
      answerTitle(matrix, answer) || BLANK,
      ...paragraphs(note),
      ...(payload.retired[id]?.now ? [el("p", {}, `Now: ${payload.retired[id].now}`)] : []),
    ],
  }));
  return [
    rows.length
      ? [
          heading("Answers from another matrix"),
          el("p", {}, "This matrix does not have these components. The answers are kept, and exported again."),
          summaryList(rows),
        ]
      : null,
    setAside(matrix, sent, heading),
  ];
}

function setAside(matrix, state, heading) {
  const rows = setAsideIn(matrix, state).map(({ kind, theme, id, path }) => ({
    key: labelOf(path, matrix),
    value: kind === "need" ? paragraphs(needSetAside(state, theme, id)) : stageTitle(matrix, id),
  }));
  return rows.length
    ? [
        heading("Set aside"),
        el(
          "p",
          {},
          "This matrix has no sides, stages or needs with these ids. What the file says there is kept and exported again. It is not counted here.",
        ),
        summaryList(rows),
      ]
    : null;
}
