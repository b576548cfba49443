/** Two files that leave the page: one to go on with, and counts for others. */

import { button, el } from "../../common/dom.js";
import { download } from "../../common/download.js";
import { choiceItem } from "../../common/form-parts.js";
import { section } from "./blocks.js";

/**
 * @param {{words: Words, names: boolean, kept: number, systems: DirectorySystem[], day: string, numbers: ReturnType<typeof import("../logic/session.js").sharedNumbers>}} known
 *   `kept`: how many assessments can be kept; `numbers`: what the counts for others would show
 * @param {{saved: (texts: boolean) => any, shared: () => any}} make
 */
export function savingSection(known, make) {
  const told = el("p", { role: "status" });
  const save = (name, content, more = "") => {
    download(name, "application/json", `${JSON.stringify(content)}\n`);
    told.textContent = `Look for ${name} among your downloads. ${more}`.trim();
  };
  return section("keep", SAVING, known.kept ? toGoOn(known, make, save) : null, forOthers(known, make, save), told);
}

/** The title of the section. */
export const SAVING = "Save to go on later, or for others";

function toGoOn({ words, names, systems, day }, make, save) {
  const texts = choiceItem("checkbox", { id: "view-save-texts" }, `Keep what ${words.units} wrote in it too`);
  const press = () => {
    const content = make.saved(texts.input.checked);
    save(fileName("saved", content, systems, day, names), content);
  };
  return [
    el("h3", {}, "To go on later: keep this file within your system"),
    el(
      "p",
      {},
      `This file opens here again, so that you can add more files. The answers of each ${words.unit} are in it${names ? " with its name" : " without its name"}. Keep it within your system.`,
    ),
    el("p", {}, notKept(words, names)),
    names
      ? el(
          "div",
          { class: "nhsuk-form-group" },
          el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small" }, texts.node),
        )
      : null,
    button("Save to go on later", press, "secondary"),
  ];
}

function notKept({ units }, names) {
  const list = names
    ? `The list of expected ${units} and what you ticked about names are in it.`
    : `The list of expected ${units} is not in it.`;
  return `${list} Not in it: files that could not be used, other files of the same assessment, and ${units} that you chose not to show.`;
}

function forOthers({ words, systems, day, numbers }, make, save) {
  const press = () => {
    const content = make.shared();
    save(fileName("for-others", content, systems, day), content, numbersWords(numbers, words));
  };
  return [
    el("h3", {}, `For a region, or for the ${words.units} themselves: this file may be sent`),
    el(
      "p",
      {},
      `This file holds counts, and a mark for each ${words.unit}, by which somebody who has that ${words.unit}'s own file can tell that it is counted. Names, files and texts are not in it. Numbers under five are left out, and others where they could be worked out from the rest. A region can add up such files, and a ${words.unit} can see where it is beside them.`,
    ),
    numbers
      ? [el("p", {}, numbersWords(numbers, words)), button("Save counts for others", press, "secondary")]
      : el("p", {}, `Fewer than five ${words.units} are counted, so these counts cannot be given to others.`),
  ];
}

/** How many numbers the counts show, and that it is little where it is. */
function numbersWords({ shown, fewer, rest, pcns, stages }, words) {
  const number = (count) => count.toLocaleString("en-GB");
  const told = `Numbers in this file: ${number(shown)}. Left out because they are under five: ${number(fewer)}. Left out because one of those could be worked out: ${number(rest)}. Zeros are not included.`;
  const isLittle = stages.shown < stages.fewer + stages.rest;
  return isLittle
    ? `${told} With ${words.count(pcns)}, ${stages.shown ? "most" : "all"} numbers at the stages are left out, so this file shows little.`
    : told;
}

/**
 * The name of a file: with its system where it is one of the directory alone, and with the day. Counts of any other have a piece of a
 * mark that they hold, so that those that two systems send have different names.
 */
function fileName(what, { systems: held, marks: [mark = ""] = [] }, directory, day, names = true) {
  const only = held.length === 1 ? directory.find(({ id }) => id === held[0].system)?.id : "";
  return `${["pcn-roll-up", what, only || mark.slice(0, 4), day, names ? "" : "no-names"].filter(Boolean).join("-")}.json`;
}
