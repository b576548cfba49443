/** Last time's talk beside this time's: its answers, notes and texts, and a way to say that it is as it was. */

import { answerAsLastTime, setAnswer, setNote } from "../../logic/updates.js";
import { answerOf, lastAnswerOf, lastNoteOf, lastTextOf, noteOf } from "../../logic/selectors.js";
import { asShown } from "../../logic/voices.js";
import { answerTitle } from "../../logic/labels.js";
import { el, textButton } from "../../../common/dom.js";
import { fillFields } from "../page/fields.js";
import { remark } from "./last-time.js";

/** Puts last time's answer and note below each statement of a part, and offers to answer as last time. */
export function showLastAnswers(context, theme, node) {
  const { matrix, state } = context;
  const fieldsets = Array.from(node.querySelectorAll("[data-field^='answer ']"));
  const shown = asShown(state());
  for (const fieldset of fieldsets) {
    const id = idOf(fieldset);
    const note = lastNoteOf(shown, theme.id, id);
    const answer = answerTitle(matrix, lastAnswerOf(state(), theme.id, id));
    const words = [answer, note && `“${note}”`].filter(Boolean).join(". ");
    remark(fieldset, words, `${id}.last`);
  }
  node.querySelector(".app-as-last-time")?.remove();
  if (fieldsets.some((fieldset) => lastAnswerOf(state(), theme.id, idOf(fieldset)) !== null)) {
    node.prepend(wholePart(context, theme, node));
  }
  offerLastAnswers(context, theme, node);
}

const idOf = (fieldset) => fieldset.dataset.field.split(" ")[2];

/** Offers each answer of last time that is not given again yet; to be called again when an answer changed. */
export function offerLastAnswers(context, theme, node) {
  for (const fieldset of node.querySelectorAll("[data-field^='answer ']")) {
    const id = idOf(fieldset);
    const then = lastAnswerOf(context.state(), theme.id, id);
    const offered = then !== null && answerOf(context.state(), theme.id, id) === null;
    const place = fieldset.querySelector(".app-last-time__offer");
    if (offered && !place) {
      const title = fieldset.querySelector(".app-statement__title").textContent;
      const take = () => taken(context, theme, node, [id], `${id}.${then}`);
      fieldset
        .querySelector(".app-last-time")
        .after(el("p", { class: "app-last-time__offer" }, textButton("As last time", take, `: ${title}`)));
    } else if (!offered) {
      place?.remove();
    }
  }
}

/** All that is not answered yet in a part, as last time, with a way to undo it. */
function wholePart(context, theme, node) {
  const region = el("span", { role: "status" });
  const place = el("p", { class: "app-as-last-time" }, region);
  const offer = textButton("All of this stage as last time", () => {
    const open = idsOf(node).filter((id) => answerOf(context.state(), theme.id, id) === null);
    const before = context.state();
    taken(context, theme, node, open);
    const given = open.filter((id) => answerOf(context.state(), theme.id, id) !== null);
    const back = textButton("Undo", () => {
      context.change((state) => given.reduce((held, id) => takenBack(held, theme, id, before), state));
      refill(context, node);
      region.textContent = "";
      place.replaceChildren(region, offer);
      offer.focus();
    });
    region.textContent =
      given.length === 1 ? "1 answer is as last time. " : `${given.length} answers are as last time. `;
    place.replaceChildren(region, given.length ? back : offer);
    (given.length ? back : offer).focus();
  });
  place.append(offer);
  return place;
}

/** The state without an answer and a note that still are those of last time; `before`: the state in which the note was not taken yet. */
function takenBack(state, theme, id, before) {
  const same = answerOf(state, theme.id, id) === lastAnswerOf(state, theme.id, id);
  const noted = noteOf(state, theme.id, id) === lastNoteOf(state, theme.id, id);
  const blank = same ? setAnswer(state, theme.id, id, null) : state;
  return noted ? setNote(blank, theme.id, id, noteOf(before, theme.id, id)) : blank;
}

/** The components that are shown. */
function idsOf(node) {
  return Array.from(node.querySelectorAll("[data-side]:not([hidden]) [data-field^='answer ']"), idOf);
}

function taken(context, theme, node, ids, focus = "") {
  context.change((state) => answerAsLastTime(state, theme.id, ids));
  refill(context, node);
  document.getElementById(focus)?.focus();
}

function refill(context, node) {
  fillFields(node, context.state(), context.session.drafts);
  context.step.typed(node);
}

/** Puts what was written last time above each text of a theme: evidence, how to get there, and needs. */
export function showLastTexts({ state }, theme, node) {
  const shown = asShown(state());
  for (const field of node.querySelectorAll("textarea[data-field^='text '], textarea[data-field^='need ']")) {
    const [kind, , name] = field.dataset.field.split(" ");
    const words = lastTextOf(shown, theme.id, kind === "need" ? ["needs", name] : [name]);
    field.parentElement.querySelector(".app-last-time")?.remove();
    if (words) {
      field.before(el("div", { class: "nhsuk-hint app-last-time app-own-words" }, `Last time: ${words}`));
    }
  }
}
