/** The files that are listed to be brought together: whose answers each holds, which are taken, and of which team they are. */

import { inSentence } from "../../logic/labels.js";
import { aboutOf, isVoice } from "../../logic/selectors.js";
import { keyOf, withoutFile } from "../../logic/together.js";
import { voiceOf } from "../../logic/voices.js";
import { longDay } from "../../../common/dates.js";
import { button, el, hidden, textButton } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";

export const voiceFrom = ({ file, input }) => voiceOf(file.assessment, input.value.trim());

/** What was ticked and typed stays with the file, while others are added. */
export function fileFields(context, file, id) {
  const { assessment, name } = file;
  const given = voiceName(context, assessment);
  const input = el("input", {
    class: "nhsuk-input app-bring__name",
    type: "text",
    id: `${id}-name`,
    value: file.called ?? given,
    maxlength: "200",
    autocomplete: "off",
    oninput: ({ target }) => Object.assign(file, { called: target.value }),
  });
  const about = [
    isVoice(assessment) ? null : "This file does not say that one person or practice answered it.",
    `Last changed on ${longDay(assessment.updated.slice(0, 10))}.`,
  ];
  const tick = {
    id,
    checked: file.chosen ?? isOffered(assessment),
    onchange: ({ target }) => Object.assign(file, { chosen: target.checked }),
  };
  const box = choiceItem("checkbox", tick, given || name, { words: about.filter(Boolean).join(" ") });
  const node = el(
    "div",
    { class: "app-bring__file" },
    el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small" }, box.node),
    el(
      "label",
      { class: "nhsuk-label nhsuk-label--s", for: `${id}-name` },
      "Name of the person or practice",
      hidden(`: ${name}`),
    ),
    input,
    removeButton(context, file),
  );
  return { node, box: box.input, input, file };
}

/** Who answered; where all files are said to be of one team, another name that a file gives its own may be that of a practice. */
function voiceName({ together: { team } }, assessment) {
  const name = aboutOf(assessment, "name");
  return aboutOf(assessment, "voice") || (team && keyOf(name) !== keyOf(team) ? name : "");
}

/** A file that says that the team answered together is no voice, unless somebody says so. */
function isOffered(assessment) {
  return aboutOf(assessment, "answered_by") !== "together";
}

export function removeButton(context, file) {
  const remove = () => {
    context.together = withoutFile(context.together, file);
    context.refresh("");
  };
  return textButton("Remove from this list", remove, `: ${file.name}`);
}

/** Where files name several teams or none: all of them as the answers of one that somebody names; null where there is nothing to say. */
export function teamForm(context, groups) {
  const { unit } = context.matrix.labels;
  const { together } = context;
  const say = (team) => {
    context.together = { ...together, team, again: [] };
    context.refresh("");
  };
  if (together?.team) {
    const back = textButton(`Use the ${unit} that each file names`, () => say(""));
    return el("p", {}, `You said that all these files are answers of ${together.team}. `, back);
  }
  const names = groups.map(({ name }) => name).filter(Boolean);
  if (groups.length === names.length && groups.length < 2) {
    return null;
  }
  const input = el("input", {
    class: "nhsuk-input app-bring__name",
    type: "text",
    id: "bring-team",
    maxlength: "200",
    autocomplete: "off",
  });
  const error = el("p", { class: "nhsuk-error-message", role: "alert" });
  const all = () => {
    if (input.value.trim()) {
      say(input.value.trim());
    } else {
      error.replaceChildren(hidden("Error:"), ` Enter the name of the ${unit}`);
      input.focus();
    }
  };
  return el(
    "section",
    { class: "app-bring" },
    el("h2", {}, `Are all these answers of one ${unit}?`),
    el("p", {}, namedWords(names, unit)),
    el("label", { class: "nhsuk-label", for: "bring-team" }, `Name of the ${unit}`),
    error,
    input,
    el("p", {}, button(`Treat all files as answers of this ${unit}`, all, "secondary")),
  );
}

function namedWords(names, unit) {
  return names.length > 1
    ? `You can bring together one ${unit} at a time, and these files name ${inSentence(names)}. If these are practices or people of one ${unit}, say which.`
    : `Not every file names its ${unit}. If they are all answers of one ${unit}, say which.`;
}
