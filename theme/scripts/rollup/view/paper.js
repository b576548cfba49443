/** The head of the results: what they are of, what can be done with them, and what is in them. */

import { button, el, list, textButton } from "../../common/dom.js";
import { asCsv } from "../../common/csv.js";
import { download } from "../../common/download.js";
import { factsOf, madeOf, titleOf } from "../logic/about.js";
import { counted } from "../logic/labels.js";
import { tablesOf } from "../logic/tables.js";
import { fewNote, section } from "./blocks.js";

/** The title of the paper, which takes the focus when files were read; facts; and the few that make a small group. */
export function headOf({ rollUp, words, today }) {
  return el(
    "div",
    { class: "app-paper" },
    el("h2", { id: "view-results", class: "app-paper__title", tabindex: "-1" }, titleOf(rollUp, words)),
    el("p", { class: "app-paper__facts" }, `${[...factsOf(rollUp, words), today].join(". ")}.`),
    readLine(rollUp.files),
    fewNote(rollUp.few, words),
    el(
      "p",
      {},
      `These are counts, not ranks. The matrix is not a score${rollUp.choice.names ? `, and ${words.units} are listed in alphabetical order` : ""}.`,
    ),
  );
}

/** What became of the files, in one line that leads to the rest. */
function readLine({ read, refused, filtered, counted: used }) {
  const told = `${counted(read, "file")} read, ${used.toLocaleString("en-GB")} counted`;
  const unusable = refused ? `, ${refused.toLocaleString("en-GB")} not usable` : "";
  const unshown = filtered ? `, ${filtered.toLocaleString("en-GB")} left out by what you chose to show` : "";
  return el(
    "p",
    { class: "app-screen-only" },
    `${told}${unusable}${unshown}. `,
    el("a", { href: "#view-read" }, "See what was read"),
  );
}

/** Print and save, before anything else. */
export function doneWith({ rollUp, words }) {
  return el(
    "div",
    { class: "app-screen-only app-paper__done" },
    el(
      "div",
      { class: "nhsuk-button-group" },
      button("Print", () => window.print()),
      button("Save all as JSON", () => saveJson(rollUp), "secondary"),
    ),
    el(
      "p",
      {},
      "What you print or save contains what is shown now. Leave out names before you give it to people who do not need them.",
    ),
    rollUp.choice.names ? namesInPrint(words) : null,
  );
}

function namesInPrint({ units }) {
  const open = ({ target }) =>
    document.querySelectorAll("details.app-names-behind").forEach((names) => {
      names.toggleAttribute("open", target.checked);
    });
  return el(
    "div",
    { class: "nhsuk-checkboxes nhsuk-checkboxes--small" },
    el(
      "div",
      { class: "nhsuk-checkboxes__item" },
      el("input", {
        class: "nhsuk-checkboxes__input app-names-wanted",
        type: "checkbox",
        id: "view-print-names",
        onchange: open,
      }),
      el(
        "label",
        { class: "nhsuk-label nhsuk-checkboxes__label", for: "view-print-names" },
        `Print the names too: which ${units} are where, and who moved`,
      ),
    ),
  );
}

/** @param {HTMLElement[]} sections those that a heading with an id leads to */
export function contentsOf(sections, names) {
  const heads = sections.flatMap((one) => [...one.querySelectorAll("h2[id]")]);
  const after = [
    ...(names ? [{ id: "view-expected", textContent: "Who has not returned a file?" }] : []),
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
  return section("about", "What the numbers are made from", list(madeOf(rollUp, words)));
}

function saveJson(rollUp) {
  download(`pcn-roll-up${suffix(rollUp)}.json`, "application/json", `${JSON.stringify(rollUp, null, 2)}\n`);
}

function suffix({ choice }) {
  return choice.names ? "" : "-no-names";
}

/** Every table for a spreadsheet. */
export function tablesSection({ payload, rollUp }) {
  const filled = tablesOf(payload, rollUp).filter(({ rows }) => rows.length);
  const save = ({ name, columns, rows }) =>
    download(`pcn-roll-up-${name}${suffix(rollUp)}.csv`, "text/csv;charset=utf-8", asCsv([columns, ...rows]));
  return el(
    "div",
    { class: "app-screen-only" },
    section(
      "save",
      "Tables for a spreadsheet",
      el("p", {}, "Each table as a CSV file:"),
      el(
        "ul",
        { class: "nhsuk-list" },
        filled.map((one) =>
          el(
            "li",
            {},
            textButton(one.title, () => save(one), "as CSV"),
          ),
        ),
      ),
    ),
  );
}
