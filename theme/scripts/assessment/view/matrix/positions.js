/** Now and in a year: the stages side by side with the answers of the team, what they suggest, and what a target means. */

import { componentsOf, stageOrder, themeOf } from "../../logic/matrix.js";
import { targetBeforeNow } from "../../logic/counts.js";
import { gapsOf } from "../../logic/next-steps.js";
import { answerOf, sidesOf, stageOf, stageSetAside } from "../../logic/selectors.js";
import { answerTitle, inSentence, labelOf, stageTitle } from "../../logic/labels.js";
import { el, list } from "../../../common/dom.js";
import { suggestionOf } from "./suggestions.js";

/** Shows what the assessment says beside the choices of each side; to be called again when a choice changed. */
export function showPositions(context, theme, node) {
  for (const part of node.querySelectorAll(".app-positions")) {
    showAnswers(context, theme, part);
    part.querySelector(".app-suggestion")?.remove();
    part.querySelector(".app-positions__stages").before(suggestionOf(context, theme, part.dataset.side));
    showSetAside(context, theme, part);
    showMeaning(context, theme, part);
  }
}

/** What the file said at a stage that this matrix does not have. */
function showSetAside({ matrix, state }, theme, part) {
  part.querySelector(".app-positions__aside")?.remove();
  const held = ["now", "in_a_year"].map((when) => ({
    when,
    id: stageSetAside(state(), theme.id, part.dataset.side, when),
  }));
  const names = held.filter(({ id }) => id).map(({ when, id }) => `“${id}” for ${labelOf([when], matrix)}`);
  if (names.length) {
    const words = `This matrix does not have ${inSentence(names)}. What was chosen stays in the file until you choose a stage here.`;
    part.querySelector(".app-positions__stages").before(el("p", { class: "app-positions__aside" }, words));
  }
}

/** The components of each stage with their answers: in its column, and as the hint of each choice of it, for where there are no columns. */
function showAnswers({ matrix, state }, theme, part) {
  const { side } = part.dataset;
  const words = (id) => answerTitle(matrix, answerOf(state(), theme.id, id)) || matrix.labels.unanswered;
  for (const column of part.querySelectorAll("[data-components-of]")) {
    const stage = column.dataset.componentsOf;
    const here = componentsOf(matrix, theme.id, side).filter((component) => component.stage === stage);
    const items = here.map(({ id, title }) => [title, el("strong", { class: "nhsuk-tag nhsuk-tag--grey" }, words(id))]);
    column.replaceChildren(here.length ? list(items, "nhsuk-list") : "No components");
    const hint = here.map(({ id, title }) => `${title}: ${words(id)}`).join("; ");
    for (const when of ["now", "in_a_year"]) {
      describe(part.querySelector(`[id="${theme.id}.${side}.${when}.${stage}"]`), hint);
    }
  }
}

function describe(radio, words) {
  const id = `${radio.id}.hint`;
  radio.parentElement.querySelector(".app-positions__hint")?.remove();
  if (words) {
    radio.setAttribute("aria-describedby", id);
    radio.parentElement.append(el("div", { class: "nhsuk-hint nhsuk-radios__hint app-positions__hint", id }, words));
  }
}

/** What the chosen target means. Its region is there before its words, so that they are read out. */
function showMeaning({ matrix, state }, theme, part) {
  const { side } = part.dataset;
  const region =
    part.querySelector(".app-positions__meaning") ?? el("p", { class: "app-positions__meaning", role: "status" });
  const words = meaningOf(matrix, state(), theme.id, side);
  if (region.textContent !== words) {
    region.textContent = words;
  }
  if (!region.parentElement) {
    part.append(region);
  }
}

function meaningOf(matrix, state, theme, side) {
  const wanted = stageOf(state, theme, side, "in_a_year");
  if (wanted === null) {
    return "";
  }
  const before = targetBeforeNow(matrix, state, theme, side);
  const gaps = gapsOf(matrix, state, theme, side);
  return before
    ? [beforeWords(matrix, before), openWords(matrix, theme, gaps)].filter(Boolean).join(" ")
    : gapWords(matrix, theme, gaps, wanted);
}

function beforeWords(matrix, { now, in_a_year: year }) {
  return `${stageTitle(matrix, year)} comes before ${stageTitle(matrix, now)}, where you are now.`;
}

function gapWords(matrix, theme, { up_to: upTo, components }, wanted) {
  if (!components.length) {
    return `Everything up to ${stageTitle(matrix, upTo)} that applies to you is in place already.`;
  }
  const stays = wanted === stageOrder(matrix)[0];
  const act = stays ? `work on ${howMany(components)}` : `put ${howMany(components)} in place`;
  return `To get there, ${act}: ${titlesOf(matrix, theme, components)}.`;
}

/** What is open up to a stage that comes before the present one: nothing that the target asks for, but worth a look. */
function openWords(matrix, theme, { up_to: upTo, components }) {
  const verb = components.length === 1 ? "is" : "are";
  return components.length
    ? `${howMany(components)} up to ${stageTitle(matrix, upTo)} ${verb} not in place, not known or not answered: ${titlesOf(matrix, theme, components)}.`
    : "";
}

const howMany = ({ length }) => (length === 1 ? "1 component" : `${length} components`);

const titlesOf = (matrix, theme, components) =>
  inSentence(components.map(({ id }) => themeOf(matrix, theme).components.find((one) => one.id === id).title));

/**
 * Asks, once for each such choice, whether a target that comes before the present stage is meant.
 *
 * @returns {HTMLElement|null} the question, which is shown at the end of the part; null where there is nothing to ask, as on any other part
 */
export function askWhetherMeant({ matrix, state, route, meant }, theme, node) {
  if (!node.querySelector(".app-positions")) {
    return null;
  }
  node.querySelector(".app-positions__question")?.remove();
  const open = sidesOf(matrix, state())
    .map((side) => ({ side, before: targetBeforeNow(matrix, state(), theme.id, side) }))
    .filter(({ before }) => before)
    .map(({ side, before }) => ({ before, key: [route.id, theme.id, side, before.now, before.in_a_year].join(" ") }))
    .filter(({ key }) => !meant.has(key));
  if (!open.length) {
    return null;
  }
  open.forEach(({ key }) => meant.add(key));
  const question = el(
    "div",
    { class: "nhsuk-inset-text app-positions__question", id: "meant", tabindex: "-1" },
    open.map(({ before }) => el("p", {}, beforeWords(matrix, before))),
    el("p", {}, "If that is what you mean, carry on. Otherwise choose again. You will not be asked again."),
  );
  node.append(question);
  return question;
}
