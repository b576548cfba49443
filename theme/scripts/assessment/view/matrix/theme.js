/** One page of one theme: two stages with their statements, the choice of now and in a year, how to get there, or the actions. */

import { answeredIn } from "../../logic/counts.js";
import { themeOf } from "../../logic/matrix.js";
import { dateMistakes } from "../page/errors.js";
import { mendMistakes, showMistakes } from "../../../common/mistakes.js";
import { button, el, link } from "../../../common/dom.js";
import { fillFields } from "../page/fields.js";
import { askWhetherMeant } from "./positions.js";
import { askWhetherPassed } from "../page/passed-days.js";
import { answeredSentence, progressChoices } from "../page/progress.js";
import { WORKSHOP } from "../page/route.js";
import { onwardFrom, pageAfter } from "./onward.js";
import { blankSides, prepare, refreshPart } from "./theme-part.js";
import { themeNav } from "./theme-nav.js";
import { isStage, pagesOf, pageTitle } from "./theme-pages.js";
import { workshopAt } from "./workshop.js";

export function themeStep(context) {
  const { matrix, sheet, route, href } = context;
  const theme = themeOf(matrix, route.step);
  const pages = pagesOf(context, theme);
  const page = pages.find((parts) => parts.includes(route.part));
  const nodes = page.map((part) => sheet.part(`${theme.id}/${part}`).node);
  const last = !pageAfter(context, theme, page);
  const progress = last ? progressChoices(matrix, theme.id, theme.title) : null;
  const nav = themeNav(context, theme, route.part);
  nodes.forEach((node, index) => prepare(context, theme, page[index], node));
  return {
    title: pageTitle(context, theme, page),
    caption: `Theme ${matrix.themes.indexOf(theme) + 1} of ${matrix.themes.length}: ${theme.title}`,
    back: inWorkshop(context)
      ? { href: workshopAt(context, theme, route.part), words: "Back to workshop view" }
      : { href: href(), words: "Back to the task list" },
    focus: route.field || (route.part === page[0] ? "" : stageId(theme, route.part)),
    compact: true,
    body: [
      sidesHint(context),
      el(
        "div",
        { class: "app-tool__columns" },
        el(
          "div",
          { class: "app-tool__main" },
          page.map((part, index) => shownPart(context, theme, part, nodes[index])),
          last ? answeredPart(context, theme) : null,
          progress,
          el(
            "div",
            { class: "nhsuk-button-group" },
            onwardFrom(context, theme, page, inWorkshop(context)).map(({ words, to }, at) =>
              button(words, () => carryOn(context, theme, nodes, to), at ? "secondary" : ""),
            ),
          ),
        ),
        nav.node,
      ),
    ],
    typed() {
      nodes.forEach((node) => refreshPart(context, theme, node));
      nav.showCounts();
      mendMistakes(context.frame.step, mistakesIn(context, nodes));
      if (progress) {
        fillFields(progress, context.state(), context.session.drafts);
      }
    },
  };
}

const stageId = (theme, stage) => `${theme.id}/${stage}`;

/** A part; a stage below its name, as it is named in the matrix. */
function shownPart({ matrix, sheet }, theme, part, node) {
  if (!isStage(matrix, part)) {
    return node;
  }
  const position = matrix.stages.findIndex(({ id }) => id === part) + 1;
  const { title } = sheet.part(`${theme.id}/${part}`);
  return el(
    "section",
    { class: "app-tool__stage" },
    el(
      "h2",
      { class: "app-tool__stage-title app-stage", "data-position": position, id: stageId(theme, part), tabindex: "-1" },
      title,
    ),
    blankSides(node),
    node,
  );
}

/** Nobody has said yet for whom is answered, and there is a choice. */
function sidesHint({ matrix, state, href }) {
  return state().about.audiences || matrix.audiences.length === 1
    ? null
    : el(
        "p",
        { class: "app-tool__hint" },
        "You see the statements for everyone. ",
        link(href("about", "", "about.audiences"), "Choose who you answer for"),
      );
}

/** Whether somebody came here from workshop view to write an action down, and wants to be back there. */
function inWorkshop({ from, route }) {
  return from === WORKSHOP && route.part === "actions";
}

/** At the end of a theme: how much of it is answered, beside the question how far the team is. */
function answeredPart({ matrix, state }, theme) {
  return el("p", {}, answeredSentence(answeredIn(matrix, state(), theme.id)));
}

function mistakesIn({ state, session }, nodes) {
  return nodes.flatMap((node) => dateMistakes(node, state(), session.drafts));
}

function carryOn(context, theme, nodes, hash) {
  const { frame, go } = context;
  const summary = showMistakes(frame.step, mistakesIn(context, nodes));
  const question = summary ?? askWhetherMeant(context, theme, nodes[0]) ?? askWhetherPassed(context, nodes);
  if (question) {
    question.focus();
  } else {
    go(hash);
  }
}
