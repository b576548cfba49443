/** One part of one theme: a stage with its statements, one of the three questions, or the actions. */

import { themeOf } from "../logic/matrix.js";
import { sidesOf } from "../logic/selectors.js";
import { actionsBody } from "./actions.js";
import { offerClearing } from "./clear-answer.js";
import { dateMistakes } from "./errors.js";
import { button, el, link } from "../../common/dom.js";
import { clearMistakes, showMistakes } from "./errors.js";
import { fillFields } from "./fields.js";
import { showLastAnswers, showLastStages } from "./last-time.js";
import { progressChoices } from "./progress.js";
import { showSuggestions } from "./suggestions.js";

export function themeStep(context) {
  const { matrix, sheet, route, href } = context;
  const theme = themeOf(matrix, route.step);
  const parts = sheet.partsOf(theme.id);
  const { node, title } = sheet.part(`${theme.id}/${route.part}`);
  const last = route.part === parts.at(-1);
  const progress = last ? progressChoices(matrix, theme.id, theme.title) : null;
  clearMistakes(node);
  prepare(context, theme, node);
  return {
    title,
    caption: theme.title,
    back: { href: href(), words: "Back to the task list" },
    body: [
      el(
        "div",
        { class: "app-tool__columns" },
        el(
          "div",
          { class: "app-tool__main" },
          blankSides(node),
          node,
          progress,
          button("Save and continue", () => carryOn(context, parts, node)),
        ),
        partsList(context, theme, parts),
      ),
    ],
    typed() {
      offerClearing(context, theme, node);
      if (progress) {
        fillFields(progress, context.state(), context.session.drafts);
      }
    },
  };
}

function prepare(context, theme, node) {
  const { matrix, route, state } = context;
  const sides = sidesOf(matrix, state());
  for (const side of node.querySelectorAll("[data-side]")) {
    side.hidden = !sides.includes(side.dataset.side);
  }
  if (route.part === "actions") {
    node.replaceChildren(...actionsBody(context, theme));
  }
  showLastAnswers(context, theme, node);
  showLastStages(context, theme, node);
  showSuggestions(context, theme, node);
  offerClearing(context, theme, node);
}

/** A stage may have no statement for the side that is answered. */
function blankSides(node) {
  const sides = Array.from(node.querySelectorAll("[data-side]"));
  return sides.length && sides.every(({ hidden }) => hidden)
    ? el("p", {}, "The matrix has no components here for what you chose to answer.")
    : null;
}

function carryOn(context, parts, node) {
  const { route, frame, state, session, go, href } = context;
  const summary = showMistakes(frame.step, dateMistakes(node, state(), session.drafts));
  frame.markTitle(summary);
  if (summary) {
    summary.focus();
    return;
  }
  const next = parts[parts.indexOf(route.part) + 1];
  if (context.from === "review") {
    go(href("review"));
  } else {
    go(next ? href(route.step, next) : href());
  }
}

function partsList({ route, sheet, href }, theme, parts) {
  const items = parts.map((part) => {
    const anchor = link(href(theme.id, part), sheet.part(`${theme.id}/${part}`).title);
    if (part === route.part) {
      anchor.setAttribute("aria-current", "page");
    }
    return el("li", {}, anchor);
  });
  return el(
    "nav",
    { class: "app-tool__parts", "aria-label": `Parts of ${theme.title}` },
    el("h2", { class: "nhsuk-heading-s" }, "In this theme"),
    el("ol", { class: "nhsuk-list" }, items),
  );
}
