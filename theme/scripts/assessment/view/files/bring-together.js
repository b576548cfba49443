/** Several files of one team: what people answered alone becomes the voices of one assessment. */

import { newId } from "../../format/ids.js";
import { inSentence } from "../../logic/labels.js";
import { aboutOf } from "../../logic/selectors.js";
import { keyOf, teamsOf, withMore } from "../../logic/together.js";
import { setAbout } from "../../logic/updates.js";
import { hideNames, withVoices } from "../../logic/voices.js";
import { button, el, hidden } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { fileFields, removeButton, teamForm, voiceFrom } from "./bring-files.js";
import { findingsList } from "../page/findings.js";
import { picker } from "./import.js";
import { routeTo } from "../page/route.js";
import { isUnreadable, titleAmong } from "../page/titles.js";
import { voicesLimit } from "../voices/voices.js";
import { countWords } from "../voices/voices-part.js";

/** Who is assessed. Who asked, where to send it and by when is not among it: whoever answered alone was asked that. */
const CARRIED = Object.freeze(["system", "audiences", "improvement_priority"]);

export function bringStep(context) {
  const listed = context.together ?? withMore(null, []);
  const refused = listed.files.filter(({ ok }) => !ok);
  const groups = teamsOf(listed);
  return {
    title: "Bring together",
    back: { href: "#", words: "All assessments on this device" },
    body: [
      el(
        "p",
        {},
        "When people have answered alone, bring their files together here. Each question then shows who answered what, and your team answers together. If somebody's answers are here already, a newer file of theirs takes their place. What your team has answered stays as it is.",
      ),
      listed.again.length ? el("p", {}, againWords(listed.again)) : null,
      refused.map((file) => [
        el("h2", {}, `This file cannot be used: ${file.name}`),
        findingsList(file.findings),
        el("p", {}, removeButton(context, file)),
      ]),
      groups.map((group, index) => groupForm(context, group, index)),
      teamForm(context, groups),
      el("h2", {}, listed.files.length ? "More files" : "Choose the files"),
      listed.files.length ? picker(context, "Add more files") : picker(context),
    ],
  };
}

const againWords = (again) => `Not listed again, because the same file is listed already: ${inSentence(again)}.`;

/** The voices of one team: which files, what each is called, and where they go. */
function groupForm(context, { name, files }, index) {
  const here = targets(context, name);
  const fields = files.map((file, at) => fileFields(context, file, `bring-${index}-${at}`));
  const where = here.length ? whereFields(context, here, `bring-${index}-to`) : null;
  const names = namesField(`bring-${index}-hide`);
  const error = el("p", { class: "nhsuk-error-message", role: "alert" });
  const bring = () => {
    const chosen = fields.filter(({ box }) => box.checked);
    if (chosen.length) {
      bringTogether(context, { name, files }, chosen.map(voiceFrom), {
        to: where?.chosen() ?? "",
        hide: names.box.checked,
      });
    } else {
      error.replaceChildren(hidden("Error:"), " Select at least one file");
      fields[0].box.focus();
    }
  };
  return el(
    "section",
    { class: "app-bring" },
    el("h2", {}, name || `No ${context.matrix.labels.unit} is named`),
    el(
      "fieldset",
      { class: "nhsuk-fieldset" },
      el(
        "legend",
        { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" },
        "Whose answers do you want to bring together?",
      ),
      error,
      fields.map(({ node }) => node),
    ),
    where?.node,
    names.node,
    button("Bring them together", bring),
  );
}

/** Whether the room sees who answered what; names that are hidden already stay so. */
function namesField(id) {
  const words =
    "Otherwise everybody in the room sees who answered what, also in workshop view. You can change this at any time.";
  const box = choiceItem("checkbox", { id }, "Hide names beside the answers", { id: `${id}-hint`, words });
  const node = el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small nhsuk-form-group" }, box.node);
  return { box: box.input, node };
}

/** The assessments on this device to which voices of a team may go. */
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
          { class: "nhsuk-radios nhsuk-radios--small" },
          radios.map(({ node }) => node),
        ),
      ),
    ),
    chosen: () => radios.find(({ input }) => input.checked)?.input.value,
  };
}

function bringTogether(context, group, voices, { to, hide }) {
  const { session } = context;
  const id = to || session.create();
  session.open(id);
  const parts = { newId: () => newId(), limit: voicesLimit(context) };
  let made;
  session.change(id, (state) => {
    made = withVoices(to ? state : carried(state, group), voices, parts);
    return hide ? hideNames(made.state, true) : made.state;
  });
  context.together = null;
  context.go(routeTo(id, "voices"), broughtWords(made));
}

/** What came of the files: no answers are left out without a word. */
function broughtWords({ added, left, older }) {
  const words = [
    added ? `${countWords(added)} brought together` : "",
    left.length ? `There was no room for ${countWords(left.length)}` : "",
    older.length
      ? `${countWords(older.length)} left out: this assessment already has newer answers from the same person or practice`
      : "",
  ].filter(Boolean);
  return words.join(". ") || "Nothing new: these answers are in this assessment already";
}

/** Who is assessed, as the files say it, in a new assessment of the team. */
function carried(state, { name, files }) {
  const given = (field) =>
    files.map(({ assessment }) => aboutOf(assessment, field)).find((value) => value.length) ?? "";
  const filled = CARRIED.filter((field) => given(field).length);
  return filled.reduce(
    (held, field) => setAbout(held, field, given(field)),
    setAbout(setAbout(state, "name", name), "answered_by", "together"),
  );
}
