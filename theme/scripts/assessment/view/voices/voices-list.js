/** The voices of an assessment: who they are, and taking one out. */

import { renameVoice, voiceNames, voicesOf, withVoices, withoutVoice } from "../../logic/voices.js";
import { differ } from "../../logic/voices-said.js";
import { button, details, el, hidden, link, partOf, textButton } from "../../../common/dom.js";
import { longDay } from "../../../common/dates.js";
import { WORKSHOP } from "../page/route.js";
import { namesSwitch } from "./names-switch.js";
import { answeredTogether, differenceWords, isSettled } from "./voices-part.js";
import { voicesLimit } from "./voices.js";

export function voicesStep(context) {
  const { matrix, state, href } = context;
  const voices = voicesOf(state());
  const titles = voiceNames(state());
  return {
    title: "What people answered alone",
    caption: state().about.name ?? "",
    back: { href: href(), words: "Back to the task list" },
    body: [
      el("p", { class: "app-voices__news" }, el("span", { role: "status", id: "voices-news" })),
      voices.length ? el("p", {}, differenceWords(matrix, state())) : null,
      voices.length ? togetherPart(context) : null,
      voices.length
        ? el(
            "ul",
            { class: "nhsuk-list app-kept" },
            voices.map((voice, at) => voiceItem(context, voice, titles[at])),
          )
        : el("p", {}, "There are no answers that people gave alone."),
      el(
        "p",
        {},
        "These answers stay with your team, and are not in any file or print-out that you send. If you add somebody's words to yours, they are sent as your words, without the name. A file that you keep holds everything.",
      ),
      voices.length ? el("p", {}, namesSwitch(context, " beside the answers")) : null,
      el("p", {}, link("#bring-together", "Bring together more answers")),
    ],
  };
}

/** Where the team begins: at the first question on which people differ, or else at the first one of all. */
function togetherPart({ matrix, state, href, go }) {
  const all = answeredTogether(matrix, state());
  if (!all.length) {
    return null;
  }
  const differing =
    all.find((one) => differ(one.said) && !isSettled(state(), one)) ?? all.find(({ said }) => differ(said));
  const { theme, component } = differing ?? all[0];
  const begin = `${differing ? "Start where you differ:" : "Start with"} “${component.title}”.`;
  return [
    el("p", {}, `${begin} Workshop view is for a projector: one statement at a time in large type.`),
    el(
      "div",
      { class: "nhsuk-button-group" },
      button("Answer together", () => go(href(theme.id, component.stage, component.id))),
      button("Answer together in workshop view", () => go(href(WORKSHOP, theme.id, component.id)), "secondary"),
    ),
  ];
}

function voiceItem(context, voice, name) {
  const date = voice.date ?? voice.updated.slice(0, 10);
  return el(
    "li",
    { class: "app-kept__item" },
    el("h2", { class: "app-kept__name" }, name),
    el("p", {}, `Answered on ${longDay(date)}.`),
    nameField(context, voice, name),
    el(
      "p",
      { class: "app-kept__actions" },
      textButton("Remove", () => remove(context, voice, name), `: the answers of ${name}`),
    ),
  );
}

/** A voice without a name, or with that of another, gets one here. */
function nameField(context, voice, name) {
  const id = `voice-${voice.id}`;
  const input = el("input", {
    class: "nhsuk-input app-bring__name",
    type: "text",
    id,
    value: voice.name ?? "",
    maxlength: "200",
    autocomplete: "off",
  });
  const save = () => {
    context.change((state) => renameVoice(state, voice.id, input.value.trim()));
    context.refresh("");
    partOf(document, "#voices-news").textContent = "The name is saved";
  };
  return details(
    ["Change the name", hidden(`: ${name}`)],
    [
      el("label", { class: "nhsuk-label", for: id }, "Name of the person or practice", hidden(`: ${name}`)),
      input,
      el("p", {}, button("Save the name", save, "secondary nhsuk-button--small")),
    ],
  );
}

function remove(context, voice, name) {
  const { themes } = context.state();
  const after = context.change((state) => withoutVoice(state, voice.id));
  context.refresh("");
  const parts = { newId: () => voice.id, limit: voicesLimit(context) };
  const back = () => {
    context.change((state) => {
      const held = state.themes === after.themes ? { ...state, themes } : state;
      return withVoices(held, [voice], parts).state;
    });
    context.refresh("");
    partOf(document, "#voices-news").textContent = `The answers of ${name} are back`;
  };
  const news = partOf(document, "#voices-news");
  news.textContent = `The answers of ${name} are removed. `;
  news.after(" ", textButton("Undo", back, `: bring back the answers of ${name}`));
}
