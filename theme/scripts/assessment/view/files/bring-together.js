/** Several files of one team: what people answered alone becomes the voices of one assessment. */

import { newId } from "../../format/ids.js";
import { aboutOf, isVoice } from "../../logic/selectors.js";
import { setAbout } from "../../logic/updates.js";
import { hideNames, voiceOf, withVoices } from "../../logic/voices.js";
import { button, el, hidden } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { longDay } from "../../../common/dates.js";
import { findingsList } from "../page/findings.js";
import { picker } from "./import.js";
import { routeTo } from "../page/route.js";
import { isUnreadable, titleAmong } from "../page/titles.js";
import { voicesLimit } from "../voices/voices.js";
import { countWords } from "../voices/voices-list.js";

const CARRIED = Object.freeze([
  "name",
  "system",
  "audiences",
  "improvement_priority",
  "asked_by",
  "send_to",
  "wanted_by",
]);

export function bringStep(context) {
  const read = context.together ?? [];
  const refused = read.filter(({ ok }) => !ok);
  const groups = groupsOf(read.filter(({ ok }) => ok));
  return {
    title: "Bring together",
    back: { href: "#", words: "All assessments on this computer" },
    body: [
      el(
        "p",
        {},
        "When people have answered alone, bring their files together here. Each question then shows who answered what, and your team answers together. Nothing on this computer is replaced.",
      ),
      refused.map(({ name, findings }) => [el("h2", {}, `This file cannot be used: ${name}`), findingsList(findings)]),
      groups.map((group, index) => groupForm(context, group, index)),
      groups.length > 1
        ? el("p", {}, "The files are of more than one team. You bring together one team at a time.")
        : null,
      el("h2", {}, read.length ? "Choose other files" : "Choose the files"),
      picker(context),
    ],
  };
}

const keyOf = (text) => text.trim().replace(/\s+/g, " ").toLowerCase();

/** Files by the name of their team, in the order in which they were chosen. */
function groupsOf(read) {
  const groups = new Map();
  for (const one of read) {
    const key = keyOf(aboutOf(one.assessment, "name"));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** The voices of one team: which files, what each is called, and where they go. */
function groupForm(context, files, index) {
  const name = aboutOf(files[0].assessment, "name");
  const here = targets(context, name);
  const fields = files.map((file, at) => fileFields(file, `bring-${index}-${at}`));
  const where = here.length ? whereFields(context, here, `bring-${index}-to`) : null;
  const names = namesField(`bring-${index}-hide`);
  const error = el("p", { class: "nhsuk-error-message", role: "alert" });
  const bring = () => {
    const chosen = fields.filter(({ box }) => box.checked);
    if (chosen.length) {
      brought(context, files, chosen.map(voiceFrom), { to: where?.chosen() ?? "", hide: names.box.checked });
    } else {
      error.replaceChildren(hidden("Error:"), " Select at least one file");
      fields[0].box.focus();
    }
  };
  return el(
    "section",
    { class: "app-bring" },
    el("h2", {}, name || "No name of a team"),
    el(
      "fieldset",
      { class: "nhsuk-fieldset" },
      el(
        "legend",
        { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" },
        "Whose answers do you bring together?",
      ),
      error,
      fields.map(({ node }) => node),
    ),
    where?.node,
    names.node,
    button("Bring them together", bring),
  );
}

const voiceFrom = ({ file, input }) => voiceOf(file.assessment, input.value.trim());

function fileFields(file, id) {
  const { assessment, name } = file;
  const voice = aboutOf(assessment, "voice");
  const input = el("input", {
    class: "nhsuk-input app-bring__name",
    type: "text",
    id: `${id}-name`,
    value: voice,
    maxlength: "200",
    autocomplete: "off",
  });
  const about = [
    isVoice(assessment) ? null : "This file does not say that one person or practice answered it.",
    `Last changed on ${longDay(assessment.updated.slice(0, 10))}.`,
  ];
  const hint = { words: about.filter(Boolean).join(" ") };
  const box = choiceItem("checkbox", { id, checked: isOffered(assessment) }, voice || name, hint);
  const node = el(
    "div",
    { class: "app-bring__file" },
    el("div", { class: "nhsuk-checkboxes" }, box.node),
    el(
      "label",
      { class: "nhsuk-label nhsuk-label--s", for: `${id}-name` },
      "Name of the person or practice",
      hidden(`: ${name}`),
    ),
    input,
  );
  return { node, box: box.input, input, file };
}

/** Whether the room sees who answered what; names that are hidden already stay so. */
function namesField(id) {
  const words =
    "Otherwise everybody in the room sees who answered what, also in workshop view. You can change this there at any time.";
  const box = choiceItem("checkbox", { id }, "Hide names beside the answers", { id: `${id}-hint`, words });
  const node = el("div", { class: "nhsuk-checkboxes nhsuk-form-group" }, box.node);
  return { box: box.input, node };
}

/** A file that says that the team answered together is no voice, unless somebody says so. */
function isOffered(assessment) {
  return aboutOf(assessment, "answered_by") !== "together";
}

/** The assessments on this computer to which voices of a team may go. */
function targets({ session }, name) {
  const all = session.list().filter((entry) => !isUnreadable(entry));
  return all.filter((entry) => keyOf(entry.name) === keyOf(name) && !entry.voice);
}

function whereFields({ session }, here, id) {
  const all = session.list();
  const choices = [
    { value: "", words: "A new one" },
    ...here.map((entry) => ({ value: entry.id, words: titleAmong(all, entry) })),
  ];
  const radios = choices.map(({ value, words }, at) => {
    return choiceItem("radio", { name: id, id: `${id}-${at}`, value, checked: at === choices.length - 1 }, words);
  });
  const legend = el(
    "legend",
    { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" },
    "In which assessment does your team answer together?",
  );
  return {
    node: el(
      "div",
      { class: "nhsuk-form-group" },
      el(
        "fieldset",
        { class: "nhsuk-fieldset" },
        legend,
        el(
          "div",
          { class: "nhsuk-radios" },
          radios.map(({ node }) => node),
        ),
      ),
    ),
    chosen: () => radios.find(({ input }) => input.checked)?.input.value,
  };
}

function brought(context, files, voices, { to, hide }) {
  const { session } = context;
  const id = to || session.create();
  session.open(id);
  const parts = { newId: () => newId(), limit: voicesLimit(context) };
  let made;
  session.change(id, (state) => {
    made = withVoices(to ? state : carried(state, files), voices, parts);
    return hide ? hideNames(made.state, true) : made.state;
  });
  context.together = null;
  const left = made.left.length ? `. There was no room for ${countWords(made.left.length)}` : "";
  const words = made.added
    ? `${countWords(made.added)} brought together`
    : "Nothing new: these answers are in this assessment already";
  context.go(routeTo(id, "voices"), words + left);
}

/** Who is assessed, as the files say it, in a new assessment of the team. */
function carried(state, files) {
  const given = (field) =>
    files.map(({ assessment }) => aboutOf(assessment, field)).find((value) => value.length) ?? "";
  const filled = CARRIED.filter((field) => given(field).length);
  return filled.reduce(
    (held, field) => setAbout(held, field, given(field)),
    setAbout(state, "answered_by", "together"),
  );
}
