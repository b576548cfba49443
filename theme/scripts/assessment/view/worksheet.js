/** The parts of the tool, made from the forms of the page: each sort of question stands there once, in the words of the worksheet. */

import { limitsOf } from "../logic/selectors.js";
import { own } from "../../common/own-property.js";
import { details, el, hidden } from "../../common/dom.js";
import { disclosureOfHidden, localMark } from "../../common/local-badge.js";

const PLACE = /\{(\w+)\}/g;

/**
 * Takes the forms off the page. A part is made when it is first asked for, and is the same element from then on.
 *
 * @returns {{
 *   part: (name: string) => {node: HTMLElement, title: string}|null,
 *   partsOf: (theme: string) => string[],
 *   action: (theme: string, index: number) => HTMLElement,
 * }}
 */
export function takeSheet(root, payload) {
  const forms = new Map();
  for (const form of root.querySelectorAll("[data-form]")) {
    forms.set(form.dataset.form, form);
    form.remove();
  }
  const limits = limitsOf(payload.schema);
  const fill = (form, values) => filled(forms.get(form), values, limits);
  const titleOf = (form) => forms.get(form).dataset.title;
  const parts = partsOf(payload, fill, titleOf);
  const made = new Map();
  return {
    part(name) {
      if (!made.has(name) && parts.has(name)) {
        const { title, body } = parts.get(name);
        made.set(name, { title, node: el("div", { "data-part": name }, body()) });
      }
      return made.get(name) ?? null;
    },
    partsOf: (theme) =>
      [...parts.keys()].filter((name) => name.startsWith(`${theme}/`)).map((name) => name.split("/")[1]),
    action: (theme, index) => fill("action", { theme, index, number: index + 1 }).firstElementChild,
  };
}

/** All parts by name, in order: the title of each, and what makes it. */
function partsOf(payload, fill, titleOf) {
  const { matrix } = payload;
  const ofTheme = (theme) => [
    ...matrix.stages
      .filter(({ id }) => theme.components.some(({ stage }) => stage === id) || hiddenIn(payload, theme, id).length)
      .map(({ id, title }) => [id, title, () => stageBody(payload, fill, theme, id)]),
    ...matrix.questions
      .filter(({ asks }) => asks !== "in_a_year") // asked beside "now"
      .map(({ id }) => [id, titleOf(id), () => questionBody(matrix, fill, theme.id, id)]),
    ["actions", titleOf("action"), () => null],
  ];
  const about = ["about", { title: matrix.labels.parts.about, body: () => fill("about", {}) }];
  const others = matrix.themes.flatMap((theme) =>
    ofTheme(theme).map(([id, title, body]) => [`${theme.id}/${id}`, { title, body }]),
  );
  return new Map([about, ...others]);
}

/** A question; one about stages is asked for each side. */
function questionBody({ audiences }, fill, theme, question) {
  const body = fill(question, { theme });
  const sides = audiences.map(({ id, heading }) => fill("positions", { theme, side: id, heading }));
  body.querySelector("[data-sides]")?.replaceWith(...sides);
  return foldHelp(body);
}

function stageBody(payload, fill, theme, stage) {
  const sides = payload.matrix.audiences.map(({ id, heading }) => {
    const here = theme.components.filter((component) => component.stage === stage && component.audience === id);
    return here.length
      ? el(
          "div",
          { class: "app-sheet__side", "data-side": id },
          el("h3", { class: "nhsuk-heading-s" }, heading),
          here.map((component) => statement(payload, fill, theme, component)),
        )
      : null;
  });
  return [sides, disclosureOfHidden(hiddenIn(payload, theme, stage))];
}

function hiddenIn({ local_hidden: left }, theme, stage) {
  return (own(left, theme.id) ?? []).filter((component) => component.stage === stage);
}

function statement(payload, fill, theme, { id, title, text }) {
  const form = fill("statement", { theme: theme.id, component: id, title, text });
  form.querySelector("legend").after(...localMark(payload, `component:${id}`).filter(Boolean));
  const guide = own(payload.guide, id);
  if (guide) {
    form.querySelector("fieldset").append(guideOf(guide, title));
  }
  return form;
}

/** What the publisher suggests at a statement, for those who want it. */
function guideOf({ in_place: inPlace, partly, ask }, title) {
  const parts = [
    ["In place looks like", inPlace],
    ["Partly means", partly],
    ["Ask each other", ask],
  ].filter(([, words]) => words);
  const suggested = [
    ...parts.map(([label, words]) => el("p", {}, el("strong", {}, label), `: ${words}`)),
    el("p", { class: "nhsuk-hint" }, "A suggestion of the publisher of this site. It is not part of the matrix."),
  ];
  return details(["Help to answer", hidden(`: ${title}`)], suggested, " app-statement__help");
}

/** A copy of a form. A name in braces, in a text or in an attribute, becomes the value of that name. */
function filled(form, values, limits) {
  const copy = form.content.cloneNode(true);
  const put = (text) => text.replace(PLACE, (place, name) => own(values, name) ?? place);
  const nodes = document.createTreeWalker(copy, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node instanceof Element) {
      for (const attribute of node.attributes) {
        attribute.value = put(attribute.value);
      }
    } else {
      node.nodeValue = put(node.nodeValue);
    }
  }
  setLimits(copy, limits);
  return copy;
}

/** How long a text may be. No field cuts one off: what is too long is said, and stays where somebody typed it. */
function setLimits(node, limits) {
  for (const field of node.querySelectorAll("textarea[data-field], input[data-field]")) {
    field.dataset.limit = field.dataset.field === "system other" ? limits.short : limits.text;
  }
}

/** What to talk about is there for those who want it; others come to the question sooner. */
function foldHelp(node) {
  const help = Array.from(node.querySelectorAll("[data-help]"));
  node.prepend(details("What to talk about", help, " app-tool__help"));
  return node;
}
