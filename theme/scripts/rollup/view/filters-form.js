/** The form that says what to show: system, side, round, edition, names. */

import { el } from "../../common/dom.js";
import { labelled } from "../../common/form-parts.js";
import { choices } from "../logic/intake/selection.js";
import { byText } from "../logic/intake/name-matching.js";
import { LEFT_OUT, NATIONAL, namingOf } from "../logic/intake/naming.js";
import { earlierPeriods, roundsOf } from "../logic/intake/periods.js";
import { systemTitles } from "../logic/intake/words.js";
import { OTHER_EDITIONS, audiencesInWords, periodWords } from "../logic/intake/labels.js";
import { checkbox } from "./import-report.js";

/**
 * @param {{lines: Entry[][], matrix: Matrix, systems: DirectorySystem[], choice: Choice}} known
 *   without lines, as with counts alone, names alone can be chosen
 * @param {(change: Partial<Choice>) => void} choose
 */
export function filtersForm({ lines, matrix, systems, choice: wanted }, choose) {
  const naming = namingOf({ matrix, systems }, wanted.names);
  const choice = naming.choice(wanted);
  const found = choices(lines, naming);
  const title = systemTitles(systems);
  const periods = roundsOf(lines, choice.months).map(({ round }) => round);
  const inWords = (round) => [round, periodWords(round, choice.months)];
  const named = withChosen(found.systems, choice.system)
    .map((id) => [id, title(id) || "No system given"])
    .sort((a, b) => byText(a[1], b[1]));
  const locals = [...found.locals, ...(choice.local === LEFT_OUT ? [[LEFT_OUT, OTHER_EDITIONS]] : [])];
  const select = (name, label, options, parse = orNull) =>
    selectOf(name, label, options, choice[name], (value) => choose({ [name]: parse(value) }));
  const lists = () => [
    select("system", "System", [["", "All systems"], ...named.map(([id, words]) => [`=${id}`, words])], (value) =>
      value ? value.slice(1) : null,
    ),
    select("side", audiencesInWords(matrix), [
      ["", "Both"],
      ...matrix.audiences.map(({ id, heading }) => [id, heading]),
    ]),
    select("round", "Round", [["", `The newest of each ${matrix.labels.unit}`], ...periods.map(inWords)]),
    select("earlier", "Compare with", [
      ["", "The assessment before"],
      ...earlierPeriods(periods, choice.round).map(inWords),
    ]),
    select(
      "months",
      "A round is",
      [
        ["12", "A year from April"],
        ["6", "Half a year"],
        ["3", "A quarter"],
      ],
      Number,
    ),
    select("local", "Made on", [
      ["", "Any edition"],
      [NATIONAL, "The national matrix"],
      ...locals.sort((a, b) => byText(a[1], b[1])),
    ]),
  ];
  return el(
    "form",
    { class: "app-roll-up__filters", onsubmit: (event) => event.preventDefault() },
    lines.length ? lists() : null,
    el(
      "div",
      { class: "nhsuk-checkboxes nhsuk-checkboxes--small" },
      checkbox("view-names", "Leave out names, files and free text", !choice.names, (event) =>
        choose({ names: !event.target.checked }),
      ),
    ),
  );
}

/** What is chosen stays chosen, also when its name is left out. */
function withChosen(ids, chosen) {
  return chosen === LEFT_OUT ? [...ids, LEFT_OUT] : ids;
}

function orNull(value) {
  return value || null;
}

function selectOf(name, label, options, chosen, onchange) {
  const value = name === "system" && chosen !== null ? `=${chosen}` : String(chosen ?? "");
  const rows = options.map(([id, words]) => el("option", { value: id, selected: id === value }, words));
  const id = `view-${name}`;
  const change = (event) => onchange(event.target.value);
  return labelled(label, el("select", { class: "nhsuk-select", id, name, onchange: change }, rows));
}
