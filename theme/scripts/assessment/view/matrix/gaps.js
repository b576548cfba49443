/** From gap to action: what is not in place up to the stage that a team wants, and the support that helps with it. */

import { supportGroups, supportTitles } from "../../logic/asks.js";
import { gapsOf } from "../../logic/next-steps.js";
import { actionsOf, lastSupportOf, sidesOf, supportOf } from "../../logic/selectors.js";
import { answerTitle, stageTitle } from "../../logic/labels.js";
import { sideTitle } from "../../logic/matrix.js";
import { whoWants } from "../../logic/voices-said.js";
import { el, link, list, textButton } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { whoWords } from "../voices/voices.js";

export const SUPPORT_QUESTION = "What support do you want to ask your system for?";

/** What is open in a theme, each with a way to add an action for it; `add` takes the id of a component. */
export function gapsNode(context, theme, add) {
  const { matrix, state } = context;
  const sides = sidesOf(matrix, state());
  const found = sides
    .map((side) => gapsOf(matrix, state(), theme.id, side))
    .filter(({ up_to: upTo, components }) => upTo !== null && components.length);
  return found.length
    ? el(
        "section",
        { class: "app-gaps" },
        found.map((gaps) => [
          el("h2", { class: "nhsuk-heading-s" }, heading(matrix, gaps, sides.length > 1)),
          list(
            gaps.components.map((one) => gap(context, theme, one, add)),
            "nhsuk-list",
          ),
        ]),
      )
    : null;
}

function heading(matrix, { side, up_to: upTo }, named) {
  const words = `Not in place, not known or not answered, up to ${stageTitle(matrix, upTo)}`;
  return named ? `${sideTitle(matrix, side)}: ${words}` : words;
}

function gap({ matrix, state }, theme, { id, answer }, add) {
  const { title } = componentOf(theme, id);
  const count = actionsOf(state(), theme.id).filter(({ component }) => component === id).length;
  return [
    `${title} `,
    el("strong", { class: "nhsuk-tag nhsuk-tag--grey" }, answerTitle(matrix, answer) || matrix.labels.unanswered),
    " ",
    textButton(count ? "Plan another action for this" : "Plan an action for this", () => add(id), `: ${title}`),
    count ? el("span", { class: "app-gaps__count" }, ` ${count} ${count === 1 ? "action" : "actions"}`) : null,
  ];
}

/** Which component an action is for; null for none. */
export function purposeOf({ state }, theme, index) {
  const { component } = actionsOf(state(), theme.id)[index];
  return component
    ? el("p", { class: "app-action__for" }, `For: ${componentOf(theme, component)?.title ?? component}`)
    : null;
}

function componentOf(theme, id) {
  return theme.components.find((component) => component.id === id);
}

/** The groups of components of the domains that help with a theme, to tick; null where there are none. */
export function supportChoices({ state }, theme) {
  const all = supportGroups(theme, supportOf(state(), theme.id));
  return all.length
    ? el(
        "div",
        { class: "nhsuk-form-group app-support" },
        el(
          "fieldset",
          { class: "nhsuk-fieldset", id: `${theme.id}.support`, "data-field": `support ${theme.id}` },
          el("legend", { class: "nhsuk-fieldset__legend" }, SUPPORT_QUESTION),
          el(
            "div",
            { class: "nhsuk-hint" },
            "From the support domains that the matrix names for this theme: ",
            domainLinks(theme),
            ".",
          ),
          lastSupport(state(), theme),
          el(
            "div",
            { class: "nhsuk-checkboxes nhsuk-checkboxes--small" },
            all.map((group) => supportChoice(theme, group, whoWants(state(), theme.id, group.id))),
          ),
        ),
      )
    : null;
}

function lastSupport(state, theme) {
  const titles = supportTitles(theme, lastSupportOf(state, theme.id));
  return titles.length ? el("div", { class: "nhsuk-hint app-last-time" }, `Last time: ${titles.join("; ")}`) : null;
}

function domainLinks({ domains }) {
  const named = domains.filter(({ groups }) => groups.length);
  return named.flatMap(({ href, title }, index) => [index ? ", " : "", link(href, title)]);
}

function supportChoice(theme, { id, title }, wanted) {
  const name = `${theme.id}.support`;
  const hint = wanted.length ? { words: `Wanted by ${whoWords(wanted)}`, id: `${name}.${id}.voices` } : null;
  return choiceItem("checkbox", { id: `${name}.${id}`, name, value: id }, title, hint).node;
}
