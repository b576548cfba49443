/** One page of one theme: two stages with their statements, the choice of now and in a year, how to get there, or the actions. */

import { questionFor, themeOf } from "../logic/matrix.js";
import { sidesOf } from "../logic/selectors.js";
import { actionsBody, addFor } from "./actions.js";
import { offerClearing } from "./clear-answer.js";
import { clearMistakes, dateMistakes, showMistakes } from "./errors.js";
import { button, el, link } from "../../common/dom.js";
import { fillFields } from "./fields.js";
import { offerLastAnswers, showLastAnswers, showLastTexts } from "./as-last-time.js";
import { gapsNode, supportChoices } from "./gaps.js";
import { showLastStages } from "./last-time.js";
import { askWhetherMeant, showPositions } from "./positions.js";
import { progressChoices } from "./progress.js";
import { themeNav } from "./theme-nav.js";
import { isStage, pagesOf, pageTitle } from "./theme-pages.js";
import { showVoices } from "./voices.js";

export function themeStep(context) {
  const { matrix, sheet, route, href } = context;
  const theme = themeOf(matrix, route.step);
  const pages = pagesOf(context, theme);
  const page = pages.find((parts) => parts.includes(route.part));
  const nodes = page.map((part) => sheet.part(`${theme.id}/${part}`).node);
  const last = page === pages.at(-1);
  const progress = last ? progressChoices(matrix, theme.id, theme.title) : null;
  const nav = themeNav(context, theme, route.part);
  nodes.forEach((node) => prepare(context, theme, node));
  return {
    title: pageTitle(context, theme, page),
    caption: `Theme ${matrix.themes.indexOf(theme) + 1} of ${matrix.themes.length}: ${theme.title}`,
    back: { href: href(), words: "Back to the task list" },
    focus: route.part === page[0] ? "" : stageId(theme, route.part),
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
          progress,
          onward(context, theme, pages, page, nodes),
        ),
        nav.node,
      ),
    ],
    typed() {
      nodes.forEach((node) => refresh(context, theme, node));
      nav.showCounts();
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

function prepare(context, theme, node) {
  const { matrix, route, state } = context;
  const sides = sidesOf(matrix, state());
  clearMistakes(node);
  for (const side of node.querySelectorAll("[data-side]")) {
    side.hidden = !sides.includes(side.dataset.side);
    side.firstElementChild.classList.toggle("nhsuk-u-visually-hidden", sides.length === 1);
  }
  if (route.part === "actions") {
    node.replaceChildren(...actionsBody(context, theme));
  }
  if (route.part === questionFor(matrix, "how")) {
    showWay(context, theme, node);
  }
  showLastAnswers(context, theme, node);
  showLastStages(context, theme, node);
  showVoices(context, theme, node);
  showLastTexts(context, theme, node);
  refresh(context, theme, node);
}

/** Above what a team writes about its way: what is not in place yet; below: the support that helps. */
function showWay(context, theme, node) {
  node.querySelectorAll(".app-gaps, .app-support").forEach((old) => old.remove());
  node.querySelector("details").after(gapsNode(context, theme, (id) => addFor(context, theme, id)) ?? "");
  node.append(supportChoices(context, theme) ?? "");
}

function refresh(context, theme, node) {
  offerClearing(context, theme, node);
  offerLastAnswers(context, theme, node);
  showPositions(context, theme, node);
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

/** A stage may have no statement for the side that is answered. */
function blankSides(node) {
  const sides = Array.from(node.querySelectorAll("[data-side]"));
  return sides.length && sides.every(({ hidden }) => hidden)
    ? el("p", {}, "The matrix has no components here for what you chose to answer.")
    : null;
}

/** The buttons at the end of a page; at the end of a theme one of them leads to the next theme. */
function onward(context, theme, pages, page, nodes) {
  const { matrix, href } = context;
  const next = pages[pages.indexOf(page) + 1];
  const to = (hash) => () => carryOn(context, theme, nodes, hash);
  const following = next ? null : matrix.themes[matrix.themes.indexOf(theme) + 1];
  return el(
    "div",
    { class: "nhsuk-button-group" },
    button("Save and continue", to(next ? href(theme.id, next[0]) : href())),
    following
      ? button(`Next theme: ${following.title}`, to(href(following.id, pagesOf(context, following)[0][0])), "secondary")
      : null,
  );
}

function carryOn(context, theme, nodes, hash) {
  const { frame, state, session, go, href } = context;
  const mistakes = nodes.flatMap((node) => dateMistakes(node, state(), session.drafts));
  const summary = showMistakes(frame.step, mistakes);
  frame.markTitle(summary);
  const question = summary ?? askWhetherMeant(context, theme, nodes[0]);
  if (question) {
    question.focus();
  } else {
    go(context.from === "review" ? href("review") : hash);
  }
}
