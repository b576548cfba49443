/** The head of the results: what they are of, what can be done with them, and what is in them. */

import { button, el, list, textButton } from "../../common/dom.js";
import { choiceItem } from "../../common/form-parts.js";
import { asCsv } from "../../common/csv.js";
import { download } from "../../common/download.js";
import { writersOf } from "../../common/writers.js";
import { factsOf, madeOf, notRanks, reportTitle, undecidedWords } from "../logic/report/about.js";
import { counted } from "../logic/intake/labels.js";
import { tablesOf } from "../logic/report/tables.js";
import { fewNote, folded, section } from "./blocks.js";
import { WHO_RETURNED } from "./expected-result.js";
import { SAVING } from "./saving-section.js";

/** The title of the paper, which takes the focus when files were read; facts; and the few that make a small group. */
export function headOf({ rollUp, words, today, besideCounts }) {
  return el(
    "div",
    { class: "app-paper" },
    el("h2", { id: "view-results", class: "app-paper__title", tabindex: "-1" }, reportTitle(rollUp, words)),
    el("p", { class: "app-paper__facts" }, `${[...factsOf(rollUp, words), today].join(". ")}.`),
    besideCounts ? null : readLine(rollUp.files),
    toDecide(rollUp, words),
    fewNote(rollUp.few, words),
    el("p", {}, notRanks(rollUp, words)),
  );
}

/** What became of the files, in one line that leads to the rest. */
function readLine({ read, refused, filtered, counted: used }) {
  const told = `${counted(read, "file")} read, ${used.toLocaleString("en-GB")} counted`;
  const unusable = refused ? `, ${refused.toLocaleString("en-GB")} could not be used` : "";
  const unshown = filtered ? `, ${filtered.toLocaleString("en-GB")} left out by what you chose to show` : "";
  return el(
    "p",
    { class: "app-screen-only" },
    `${told}${unusable}${unshown}. `,
    el("a", { href: "#view-read" }, "See what was read"),
  );
}

/** What is not decided, in one line that leads to where it is. Where names are left out, it cannot be decided. */
function toDecide({ choice, undecided, expected }, words) {
  const links = undecidedWords(undecided, expected, words).map(({ kind, told }) =>
    el("a", { href: `#view-${kind}` }, told),
  );
  return choice.names && links.length
    ? el(
        "p",
        { class: "app-screen-only" },
        el("strong", {}, "To decide:"),
        links.map((link, at) => [at ? "; " : " ", link]),
      )
    : null;
}

/** Print and save, before anything else. */
export function doneWith(known) {
  const { rollUp, words } = known;
  const told = el("p", { role: "status" });
  const save = (title, kind) => button(title, () => saveAs(kind, known, told), "secondary");
  return doneBox(
    [
      button("Print", () => window.print()),
      save("Save as a Word document", "word"),
      save(
        rollUp.choice.names
          ? "Save as an Excel workbook, with all names, actions and texts"
          : "Save as an Excel workbook",
        "sheet",
      ),
      save(
        rollUp.choice.names
          ? "Save all numbers, names and texts for other programs, as JSON"
          : "Save all numbers for other programs, as JSON",
        "data",
      ),
    ],
    told,
    el(
      "p",
      {},
      "What you print or save contains what is shown now. Leave out names before you give it to people who do not need them.",
    ),
    rollUp.choice.names ? namesInPrint(words) : null,
  );
}

/** The buttons that print and save, the place where they say how it went, and what else stands below. */
export function doneBox(buttons, told, ...more) {
  const group = el("div", { class: "nhsuk-button-group" }, buttons);
  return el("div", { class: "app-screen-only app-paper__done" }, group, told, ...more);
}

function namesInPrint({ units }) {
  const open = ({ target }) =>
    document.querySelectorAll("details.app-names-behind").forEach((names) => {
      names.toggleAttribute("open", target.checked);
    });
  const words = `Print the names too, and put them in the Word document: which ${units} are where, who moved and who asks for what`;
  const wanted = choiceItem("checkbox", { id: "view-print-names", onchange: open }, words);
  wanted.input.classList.add("app-names-wanted");
  return el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small" }, wanted.node);
}

/** @param {HTMLElement[]} sections those that a heading with an id leads to */
export function contentsOf(sections, { choice, expected }) {
  const heads = sections.flatMap((one) => [...one.querySelectorAll("h2[id]")]);
  const after = [
    { id: "view-keep", textContent: SAVING },
    ...(choice.names || expected
      ? [{ id: choice.names ? "view-expected" : "view-returned", textContent: WHO_RETURNED }]
      : []),
    { id: "view-read", textContent: "What was read" },
  ];
  return el(
    "nav",
    { class: "app-screen-only app-paper__contents", "aria-label": "Results" },
    list([...heads, ...after].map(({ id, textContent }) => el("a", { href: `#${id}` }, textContent))),
  );
}

/** What the numbers are made from. */
export function madeOfSection({ rollUp, words }) {
  return section("about", words.say("about"), list(madeOf(rollUp, words)));
}

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const FILES = Object.freeze({
  word: {
    ending: "docx",
    type: WORD,
    make: async (known) => (await writersOf("office")).wordPaper({ ...known, named: namesWanted() }),
  },
  sheet: {
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    make: async (known) =>
      (await writersOf("office")).workbookPaper({ ...known, tables: tablesOf(known.payload, known.rollUp) }),
  },
  data: {
    ending: "json",
    type: "application/json",
    make: ({ rollUp }) => `${JSON.stringify(rollUp, null, 2)}\n`,
  },
});

/** Makes a file of what is shown now and offers it as a download. */
function saveAs(kind, known, told) {
  const { ending, type, make } = FILES[kind];
  return saveMade(`pcn-roll-up${suffix(known.rollUp)}.${ending}`, type, () => make(known), told);
}

/** Offers what is made as a download, and tells of it. */
export async function saveMade(name, type, make, told) {
  told.textContent = `Making ${name}`;
  try {
    download(name, type, await make());
    told.textContent = `Look for ${name} among your downloads.`;
  } catch {
    told.textContent = "This file could not be made. Check your connection to the site, and try again.";
  }
}

/** Whether the names behind the numbers are to be in the paper. */
const namesWanted = () => document.querySelector(".app-names-wanted:checked") !== null;

function suffix({ choice }) {
  return choice.names ? "" : "-no-names";
}

/** Every table for a spreadsheet. */
export function tablesSection({ payload, rollUp, words }) {
  const filled = tablesOf(payload, rollUp).filter(({ isEmpty }) => !isEmpty());
  const save = ({ name, columns, rows }) =>
    download(`pcn-roll-up-${name}${suffix(rollUp)}.csv`, "text/csv;charset=utf-8", asCsv([columns, ...rows]));
  return el(
    "div",
    { class: "app-screen-only" },
    section(
      "save",
      "Tables for a spreadsheet",
      el("p", {}, "Each table as a CSV file:"),
      folded(counted(filled.length, "table"), () =>
        list(
          filled.map((one) => textButton(one.title, () => save(one), "as CSV")),
          "nhsuk-list",
        ),
      ),
      rollUp.domains.length ? el("p", {}, words.say("about-domains")) : null,
    ),
  );
}
