/** The pages of a theme as a list, with how far the team is with each. */

import { actionCount, answeredIn, isDecided, saysHow } from "../../logic/counts.js";
import { questionFor } from "../../logic/matrix.js";
import { isVoice } from "../../logic/selectors.js";
import { el, hidden, link } from "../../../common/dom.js";
import { isStage, pagesOf, pageTitle } from "./theme-pages.js";
import { workshopAt } from "./workshop.js";

/** The list; `showCounts` is to be called when an answer changed. */
export function themeNav(context, theme, current) {
  const { href, matrix, state } = context;
  const entries = pagesOf(context, theme).map((page) => {
    const anchor = link(href(theme.id, page[0]), pageTitle(context, theme, page));
    if (page.includes(current)) {
      anchor.setAttribute("aria-current", "page");
    }
    const optional = isVoice(state()) && !isStage(matrix, page[0]) ? " (optional)" : null;
    return { page, count: el("span", { class: "app-tool__count" }), anchor, optional };
  });
  const showCounts = () => entries.forEach(({ page, count }) => showCount(context, theme, page, count));
  showCounts();
  const workshop = isVoice(state()) ? null : el("p", {}, link(workshopAt(context, theme, current), "Workshop view"));
  return { node: navOf(theme, entries, workshop), showCounts };
}

function navOf(theme, entries, workshop) {
  return el(
    "nav",
    { class: "app-tool__parts", "aria-label": `Parts of ${theme.title}` },
    el("h2", { class: "nhsuk-heading-s" }, "In this theme"),
    el(
      "ol",
      { class: "nhsuk-list" },
      entries.map(({ anchor, count, optional }) => el("li", {}, anchor, optional, count)),
    ),
    workshop,
    theme.href ? el("p", {}, link(theme.href, "See it in the matrix", hidden(`: ${theme.title}`))) : null,
  );
}

function showCount(context, theme, page, node) {
  const { done, words } = countOf(context, theme, page);
  if (node.dataset.words !== words) {
    node.dataset.words = words;
    node.replaceChildren(...(done ? [el("span", { "aria-hidden": "true" }, "✓ ")] : []), words);
  }
}

function countOf({ matrix, state }, theme, page) {
  if (isStage(matrix, page[0])) {
    const { answered, of } = answeredIn(matrix, state(), theme.id, page);
    return { done: answered === of, words: `${answered} of ${of} answered` };
  }
  if (page[0] === questionFor(matrix, "now")) {
    const decided = isDecided(matrix, state(), theme.id);
    return { done: decided, words: decided ? "Decided" : isVoice(state()) ? "" : matrix.labels.undecided };
  }
  if (page[0] === questionFor(matrix, "how")) {
    const written = saysHow(matrix, state(), theme.id);
    return { done: written, words: written ? "Written" : "" };
  }
  const count = actionCount(state(), theme.id);
  return {
    done: count > 0,
    words: page[0] === "actions" && count ? `${count} ${count === 1 ? "action" : "actions"}` : "",
  };
}
