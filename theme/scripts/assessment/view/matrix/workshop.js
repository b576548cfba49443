/**
 * Workshop view, for a projector: one statement at a time in large type, and each theme on one screen after its statements.
 * It shows the parts of the other steps, so state, saving and history are theirs.
 */

import { answeredIn } from "../../logic/counts.js";
import { questionFor, stageOrder } from "../../logic/matrix.js";
import { sidesOf } from "../../logic/selectors.js";
import { stageTitle } from "../../logic/labels.js";
import { button, el, link, textButton } from "../../../common/dom.js";
import { WORKSHOP } from "../page/route.js";
import { addFor } from "./actions.js";
import { namesSwitch } from "../voices/names-switch.js";
import { prepare, refreshPart } from "./theme-part.js";

/**
 * Where workshop view begins for a page of a theme: at the first statement of its stage; from any other page where it was left
 * in this theme, or else at the theme as a whole.
 */
export function workshopAt({ matrix, state, href, route, left }, theme, part) {
  const first = statementsOf(matrix, state(), theme).find(({ stage }) => stage === part);
  const back = left && left.id === route.id && left.part === theme.id ? left.field : "";
  return href(WORKSHOP, theme.id, first ? first.id : back);
}

function statementsOf(matrix, state, theme) {
  return theme.components.filter(({ audience }) => sidesOf(matrix, state).includes(audience));
}

/** All screens in order: the statements of a theme, each with its `component`, and then the theme itself. */
function screensOf(matrix, state) {
  return matrix.themes.flatMap((theme) => [
    ...statementsOf(matrix, state, theme).map((component) => ({ theme, component })),
    { theme, component: null },
  ]);
}

export function workshopStep(context) {
  const { matrix, state, sheet, route, href } = context;
  const screens = screensOf(matrix, state());
  const { screen, at } = screenAt(screens, route);
  const { theme, component } = screen;
  const part = component ? component.stage : questionFor(matrix, "now");
  const { node } = sheet.part(`${theme.id}/${part}`);
  const progress = el("p", { class: "app-workshop__progress" });
  prepare(context, theme, part, node);
  for (const statement of node.querySelectorAll(".app-statement")) {
    const shown = component && statement.querySelector("fieldset").id === component.id;
    statement.classList.toggle("app-statement--shown", Boolean(shown));
  }
  const showProgress = () => progress.replaceChildren(progressWords(matrix, state(), theme));
  showProgress();
  return {
    title: component ? numberWords(matrix, state(), screen) : sheet.part(`${theme.id}/${part}`).title,
    caption: theme.title,
    back: { href: href(theme.id, part, component?.id), words: "Leave workshop view" },
    workshop: true,
    focus: "",
    body: [
      // The headings of the sides are below one of the stage, as everywhere.
      component ? el("h2", { class: "nhsuk-u-visually-hidden" }, stageTitle(matrix, part)) : null,
      node,
      component
        ? el(
            "p",
            { class: "app-workshop__more" },
            textButton("Add an action", () => addFor(context, theme, component.id), `: ${component.title}`),
            namesSwitch(context),
          )
        : null,
      el(
        "div",
        { class: "app-workshop__foot" },
        at > 0 ? link(addressOf(href, screens[at - 1]), "Previous") : el("span", {}),
        progress,
        next(context, screens[at + 1]),
      ),
    ],
    typed() {
      refreshPart(context, theme, node);
      showProgress();
    },
  };
}

/** The screen of an address; the first one of the theme, or of all, where the address names no other. */
function screenAt(screens, { part, field }) {
  const ofTheme = screens.findIndex(({ theme }) => theme.id === part);
  const named = screens.findIndex(({ theme, component }) => theme.id === part && (component?.id ?? "") === field);
  const at = Math.max(named, named < 0 ? ofTheme : 0, 0);
  return { screen: screens[at], at };
}

const addressOf = (href, { theme, component }) => href(WORKSHOP, theme.id, component?.id);

function next({ href, go }, screen) {
  return screen ? button("Next", () => go(addressOf(href, screen))) : button("Go to the task list", () => go(href()));
}

/** "Step 1, statement 2 of 3". */
function numberWords(matrix, state, { theme, component }) {
  const here = statementsOf(matrix, state, theme).filter(({ stage }) => stage === component.stage);
  const number = here.indexOf(component) + 1;
  return `${stageTitle(matrix, component.stage)}, statement ${number} of ${here.length}`;
}

function progressWords(matrix, state, theme) {
  const counts = matrix.themes.map(({ id }) => answeredIn(matrix, state, id, stageOrder(matrix)));
  const [answered, of] = ["answered", "of"].map((name) => counts.reduce((sum, count) => sum + count[name], 0));
  return `Theme ${matrix.themes.indexOf(theme) + 1} of ${matrix.themes.length}. ${answered} of ${of} answered.`;
}
