/** Taking an answer back, so that nothing is answered, with a way to undo it. */

import { setAnswer } from "../../logic/updates.js";
import { answerOf } from "../../logic/selectors.js";
import { el, textButton } from "../../../common/dom.js";
import { fillFields } from "../page/fields.js";

/** Offers to clear each answer of a part that is given; to be called again when an answer changed. */
export function offerClearing(context, theme, node) {
  for (const fieldset of node.querySelectorAll("[data-field^='answer ']")) {
    const id = fieldset.dataset.field.split(" ")[2];
    const answer = answerOf(context.state(), theme.id, id);
    const place = placeAfter(fieldset);
    if (place.dataset.answer !== (answer ?? "") || !place.dataset.answer) {
      place.dataset.answer = answer ?? "";
      show(place, "", answer ? clearButton(context, theme, node, id) : "");
    }
  }
}

/** Where the offer stands. Its region is there before its words are, so that they are read out; the buttons are not. */
function placeAfter(fieldset) {
  if (!fieldset.nextElementSibling?.matches(".app-statement__clear")) {
    fieldset.after(el("p", { class: "app-statement__clear" }, el("span", { role: "status" })));
  }
  return fieldset.nextElementSibling;
}

function show(place, words, button) {
  const [region] = place.children;
  region.textContent = words;
  place.replaceChildren(region, button);
}

function clearButton(context, theme, node, id) {
  return textButton("Clear this answer", () => clear(context, theme, node, id), `: ${titleOf(node, id)}`);
}

function clear(context, theme, node, id) {
  const answer = answerOf(context.state(), theme.id, id);
  give(context, theme, node, id, null);
  const undo = textButton(
    "Undo",
    () => bringBack(context, theme, node, id, answer),
    `: bring back the answer on ${titleOf(node, id)}`,
  );
  show(placeAfter(document.getElementById(id)), "Answer cleared. ", undo);
  undo.focus();
}

function bringBack(context, theme, node, id, answer) {
  give(context, theme, node, id, answer);
  document.getElementById(`${id}.${answer}`)?.focus();
}

function give(context, theme, node, id, answer) {
  context.change((state) => setAnswer(state, theme.id, id, answer));
  fillFields(node, context.state(), context.session.drafts);
  context.step.typed(node);
}

function titleOf(node, id) {
  return node.querySelector(`[id="${id}"] .app-statement__title`).textContent;
}
