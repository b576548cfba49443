/** About you: who assesses, when, which sides. */

import { lowerFirst } from "../logic/labels.js";
import { aboutOf, isVoice } from "../logic/selectors.js";
import { button, el } from "../../common/dom.js";
import { clearMistakes, mendMistakes, showMistakes } from "../../common/mistakes.js";
import { dateMistakes } from "./page/errors.js";
import { fillFields } from "./page/fields.js";
import { askWhetherPassed } from "./page/passed-days.js";
import { progressChoices } from "./page/progress.js";

export function aboutStep(context) {
  const { matrix, sheet, state, session, href, go, frame } = context;
  const { node, title } = sheet.part("about");
  const progress = progressChoices(matrix, "about", title);
  clearMistakes(node);
  showVoiceName(node, state());
  const next = () => {
    const question = showMistakes(frame.step, mistakes(context, node)) ?? askWhetherPassed(context, [node]);
    if (question) {
      question.focus();
    } else {
      go(href(context.from === "review" ? "review" : ""));
    }
  };
  return {
    title,
    back: { href: href(), words: "Back to the task list" },
    body: [el("div", { class: "app-reading" }, node, progress, button("Save and continue", next))],
    typed(target) {
      fillFields(progress, state(), session.drafts);
      clearOtherSystem(node, target);
      showVoiceName(node, state());
      mendMistakes(frame.step, mistakes(context, node));
    },
  };
}

/** One person or practice says who it is, and nothing of the team's meeting. What was given stays, hidden, where that changes. */
function showVoiceName(node, state) {
  const alone = isVoice(state);
  node.querySelector("[data-voice]").hidden = !alone;
  for (const part of node.querySelectorAll("[data-together-only]")) {
    part.hidden = alone;
  }
}

/** The list and the text field for the system say one thing: what is given in one clears the other. */
function clearOtherSystem(node, target) {
  const fields = Array.from(node.querySelectorAll("[data-field^='system']"));
  for (const field of fields.includes(target) ? fields.filter((one) => one !== target) : []) {
    field.value = "";
  }
}

function mistakes({ matrix, state, session }, node) {
  const field = (id) => node.querySelector(`[id="${id}"]`);
  const name = aboutOf(state(), "name").trim()
    ? []
    : [{ field: field("about.name"), message: `Enter the ${lowerFirst(matrix.labels.fields.name)}` }];
  const voice =
    isVoice(state()) && !aboutOf(state(), "voice").trim()
      ? [{ field: field("about.voice"), message: `Enter the ${lowerFirst(matrix.labels.fields.voice)}` }]
      : [];
  const sides =
    state().about.audiences || matrix.audiences.length === 1
      ? []
      : [
          {
            field: field(`about.audiences.${matrix.audiences[0].id}`),
            message: "Select who you want to answer for",
          },
        ];
  return [...voice, ...name, ...dateMistakes(node, state(), session.drafts), ...sides];
}
