/** What people answered alone, beside each question of the team. */

import { answerTitle, inSentence, stageTitle } from "../../logic/labels.js";
import { answerOf, limitsOf, sidesOf } from "../../logic/selectors.js";
import { begunIn } from "../../logic/updates.js";
import { withWordsOf } from "../../logic/author-marks.js";
import { voicesOf } from "../../logic/voices.js";
import { agreed, answersOn, differ, proposedActions, saidAt, withAnswers } from "../../logic/voices-said.js";
import { stageOrder } from "../../logic/matrix.js";
import { el, hidden, textButton, button } from "../../../common/dom.js";
import { longDay } from "../../../common/dates.js";
import { inOneLine, sentence } from "../../logic/own-words.js";
import { namesSwitch } from "./names-switch.js";
import { fillFields } from "../page/fields.js";
import { labelOf } from "../../logic/labels.js";

/** Shows the voices in a part of a theme; those of the statements first on which people differ. Nothing where there are none. */
export function showVoices(context, theme, node) {
  node.querySelectorAll(".app-voices").forEach((old) => old.remove());
  if (!voicesOf(context.state()).length) {
    return;
  }
  const statements = Array.from(node.querySelectorAll("[data-field^='answer ']"));
  statements.forEach((fieldset) => showAnswers(context, theme, fieldset));
  node.querySelectorAll("[data-field^='stage ']").forEach((fieldset) => showStages(context, theme, fieldset));
  node.querySelectorAll("textarea[data-field]").forEach((field) => showWords(context, theme, field));
  inOrder(context, theme, statements);
  if (statements.length) {
    node.prepend(summary(context, theme, node, statements.map(componentOf)));
  }
}

function componentOf(fieldset) {
  return fieldset.dataset.field.split(" ")[2];
}

function showAnswers({ state, matrix }, theme, fieldset) {
  const said = answersOn(state(), theme.id, componentOf(fieldset));
  describe(fieldset, said, Object.keys(matrix.labels.answers), (answer) => answerTitle(matrix, answer));
}

function showStages({ state, matrix }, theme, fieldset) {
  const [, , side, when] = fieldset.dataset.field.split(" ");
  describe(fieldset, saidAt(state(), theme.id, [side, when]), stageOrder(matrix), (stage) => stageTitle(matrix, stage));
}

/** Who said what, below the question, in the order of what can be said. */
function describe(fieldset, said, order, words) {
  if (!said.length) {
    return;
  }
  const id = `${fieldset.id}.voices`;
  const given = order.filter((one) => said.some(({ value }) => value === one));
  const groups = given.map((value) =>
    el("li", {}, el("strong", {}, words(value)), ": ", whoWords(said.filter((one) => one.value === value))),
  );
  const tag = differ(said) ? el("strong", { class: "nhsuk-tag nhsuk-tag--yellow" }, "You differ") : null;
  const box = el("div", { class: "app-voices", id }, tag, el("ul", { class: "nhsuk-list" }, groups));
  const legend = fieldset.querySelector("legend");
  (fieldset.querySelector(".app-last-time") ?? legend).after(box);
  const others = (fieldset.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  fieldset.setAttribute("aria-describedby", [...others, id].join(" "));
}

/** Names, and how many without one: "Alder Vale and 2 more of you", "2 of you". */
export function whoWords(said) {
  const named = said.map(({ name }) => name).filter(Boolean);
  const others = said.length - named.length;
  return inSentence([...named, ...(others ? [`${others} ${named.length ? "more " : ""}of you`] : [])]);
}

/** Where the words of a field stand in a theme, by the kind of the field. */
const PATHS = Object.freeze({
  note: ([, id]) => ["components", id, "note"],
  text: ([, field]) => [field],
  need: ([, need]) => ["needs", need],
});

/** The actions that people wrote down alone, each to add to those of the team; null where there are none. */
export function proposedNode({ state }, theme, add) {
  const proposed = proposedActions(state(), theme.id);
  return proposed.length
    ? el(
        "section",
        { class: "app-gaps" },
        el("h2", { class: "nhsuk-heading-s" }, "Actions that people wrote down alone"),
        el(
          "ul",
          { class: "nhsuk-list" },
          proposed.map(({ name, action }) => el("li", {}, proposal(theme, name, action, add))),
        ),
      )
    : null;
}

function proposal(theme, name, action, add) {
  const { what, who, by, component } = action;
  const known = theme.components.some(({ id }) => id === component);
  const more = [who ? sentence(`Who: ${inOneLine(who)}`) : "", by ? `By ${longDay(by)}.` : ""]
    .filter(Boolean)
    .join(" ");
  const given = { what, who, by, ...(known ? { component } : {}) };
  const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  return [
    name ? el("strong", {}, `${name}: `) : null,
    el("span", { class: "app-own-words" }, what),
    more ? ` ${more}` : null,
    " ",
    textButton("Add this action", () => add(values), `: ${what}`),
  ];
}

/** What people wrote, below the field of the team, to take over with its author. */
function showWords(context, theme, field) {
  const [kind, ...path] = field.dataset.field.split(" ");
  const said = Object.hasOwn(PATHS, kind) ? saidAt(context.state(), theme.id, PATHS[kind](path)) : [];
  if (!said.length) {
    return;
  }
  const about = labelOf(["themes", theme.id, ...PATHS[kind](path)], context.matrix);
  fillFields(field.parentElement, context.state(), context.session.drafts); // to see which words stand there already
  const items = said.map((one) =>
    el(
      "li",
      {},
      one.name ? el("strong", {}, `${one.name}: `) : null,
      el("span", { class: "app-own-words" }, one.value),
      " ",
      takeOver(field, one, `: what ${one.name || "one of you"} wrote, ${about}`),
    ),
  );
  field.after(el("div", { class: "app-voices" }, el("ul", { class: "nhsuk-list" }, items)));
}

/** A button that adds words to those of the team, and one that takes them out again where they stand. */
function takeOver(field, said, about) {
  let added = standing(field.value, [withWordsOf("", said), said.value]);
  const toggle = () => {
    const before = field.value;
    if (added) {
      const words = added;
      added = "";
      typeInto(field, before.replace(words, () => "").trimStart());
    } else {
      const longer = withWordsOf(before, said);
      added = longer.slice(before.trimEnd().length);
      typeInto(field, longer);
    }
    node.firstChild.textContent = label();
    if (added) {
      field.focus();
    }
  };
  const label = () => (added ? "Undo" : "Add to ours");
  const node = textButton(label(), toggle, about);
  return node;
}

/** The first of some words that stands in a text as lines of its own, with the line break before it; "" where none does. */
function standing(text, all) {
  const found = all.find((words) => `\n${text}\n`.includes(`\n${words}\n`)) ?? "";
  return found && text.includes(`\n${found}`) ? `\n${found}` : found;
}

/** As if somebody typed it, so that what follows from typing follows from this too. */
function typeInto(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Statements on which people differ stand first in their part; the others keep the order of the matrix. */
function inOrder({ state, matrix }, theme, statements) {
  const order = matrix.themes.find(({ id }) => id === theme.id).components.map(({ id }) => id);
  const placeOf = (fieldset) => {
    const id = componentOf(fieldset);
    return order.indexOf(id) + (differ(answersOn(state(), theme.id, id)) ? 0 : order.length);
  };
  [...statements]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((fieldset) => fieldset.closest(".app-statement"))
    .forEach((statement) => statement.parentElement.append(statement));
}

/** How many they differ on, and a way to take in one step what all agree on. */
function summary(context, theme, node, ids) {
  const { state, matrix } = context;
  const sides = sidesOf(matrix, state());
  const here = theme.components.filter(({ id, audience }) => ids.includes(id) && sides.includes(audience));
  const said = here.map(({ id }) => answersOn(state(), theme.id, id));
  const differing = said.filter(differ).length;
  const open = agreed(
    state(),
    theme.id,
    here.map(({ id }) => id),
  );
  const news = el("span", { role: "status" });
  const words = differing
    ? `You differ on ${differing} of these ${here.length} statements. ${differing === 1 ? "It comes" : "They come"} first.`
    : said.some((one) => one.length > 1)
      ? "You do not differ on anything here."
      : "No two of you answered the same question here.";
  return el(
    "div",
    { class: "nhsuk-inset-text app-voices app-voices--summary" },
    hidden("Information:"),
    el("p", {}, words),
    open.length
      ? button(
          [
            open.length === 1
              ? "Where all agree: take that answer"
              : `Where all agree: take those ${open.length} answers`,
            hidden(`: ${stageTitle(matrix, here[0].stage)}`),
          ],
          () => take(context, theme, node, open),
          "secondary nhsuk-button--small",
        )
      : null,
    el("p", { class: "app-voices__news" }, news),
    namesSwitch(context),
  );
}

function take(context, theme, node, answers) {
  give(context, theme, node, (state) => withAnswers(state, theme.id, answers));
  const undo = textButton(
    "Undo",
    () => {
      give(context, theme, node, (state) => withAnswers(state, theme.id, asTaken(state, theme, answers)));
      node.querySelector(".app-voices--summary button").focus();
    },
    ": take these answers back",
  );
  const news = node.querySelector(".app-voices__news");
  news.firstElementChild.textContent = answers.length === 1 ? "1 answer taken." : `${answers.length} answers taken.`;
  news.append(" ", undo);
  undo.focus();
}

/** Those of the answers that nobody changed since, to be taken back. */
function asTaken(state, theme, answers) {
  return answers
    .filter(({ id, answer }) => answerOf(state, theme.id, id) === answer)
    .map(({ id }) => ({ id, answer: null }));
}

function give(context, theme, node, change) {
  context.change((state) => begunIn(change(state), theme.id));
  fillFields(node, context.state(), context.session.drafts);
  showVoices(context, theme, node);
  context.step.typed?.(node);
}

/** How many voices an assessment can have. */
export function voicesLimit({ payload }) {
  return limitsOf(payload.schema).voices;
}
