/** The counts of several roll-ups together; and, for one PCN, where it is itself beside the spread of its system. */

import { button, el, list, table, textButton } from "../../common/dom.js";
import { asCsv } from "../../common/csv.js";
import { download } from "../../common/download.js";
import { isFew } from "../logic/counts/counting.js";
import { stageTitle } from "../../assessment/logic/labels.js";
import { whereTitle } from "../logic/intake/labels.js";
import { markOf } from "../logic/saved/shared.js";
import {
  FIRST_TABLES,
  regionCharts,
  regionFacts,
  regionNotes,
  regionTables,
  regionTitle,
  regionWords,
} from "../logic/report/region-tables.js";
import { disclosure, fewNote, section } from "./blocks.js";
import { chart, hatch } from "./chart.js";

/**
 * The page of a region.
 *
 * @param {Payload} payload
 * @param {{region: Region, own: Entry|null, names: boolean}} shown `own`: the one assessment that was read here
 * @param {string} today in words
 * @param {(file: string) => void} prefer
 */
export function regionResults(payload, { region, own, names }, today, prefer) {
  const words = regionWords(payload);
  const tables = regionTables(payload, region);
  const few = isFew(region.assessments);
  const named = (name) => tables.filter((one) => one.name === name);
  return [
    hatch(),
    el(
      "div",
      { class: "app-paper" },
      el("h2", { id: "view-region", class: "app-paper__title", tabindex: "-1" }, regionTitle(region, words)),
      el("p", { class: "app-paper__facts" }, `${[...regionFacts(region, words), today].join(". ")}.`),
      fewNote(few, words),
      el("p", {}, words.say("not-ranks")),
      ...regionNotes(region, words).map((note) => el("p", {}, note)),
    ),
    el(
      "div",
      { class: "app-screen-only" },
      button("Print these counts", () => window.print()),
    ),
    own ? el("p", { class: "app-own-place" }, ownWords(own, region, few, words)) : null,
    ...FIRST_TABLES.flatMap(named).map((one) => [el("h3", {}, one.title), table(one.title, one.columns, one.rows)]),
    names && region.leftOut.length
      ? list(region.leftOut.map(({ file }) => textButton(`Count ${file} instead`, () => prefer(file))))
      : null,
    section(
      "region-stages",
      whereTitle(region.assessments, words),
      el("p", {}, words.say("about-stages")),
      regionCharts(payload, region).map((one) => sidePart(one, few ? null : own, payload, few, words)),
    ),
    ...tables
      .filter(({ name }) => ![...FIRST_TABLES, "stages"].includes(name))
      .map((one) => section(`region-${one.name}`, one.title, tablePart(one))),
    el(
      "div",
      { class: "app-screen-only" },
      section(
        "region-save",
        "These counts for a spreadsheet",
        el("p", {}, "Each table as a CSV file:"),
        list(tables.map((one) => textButton(one.title, () => saveTable(one), "as CSV"))),
      ),
    ),
  ].flat(Infinity);
}

/** Closed on the screen; what is printed is open. */
function tablePart({ title, columns, rows }) {
  const shown = disclosure("Show the table", () => table(title, columns, rows));
  shown.classList.add("app-printed");
  shown.lastElementChild.append(table(title, columns, rows));
  return shown;
}

function saveTable({ name, columns, rows }) {
  download(`pcn-roll-up-${name}.csv`, "text/csv;charset=utf-8", asCsv([columns, ...rows]));
}

/** Whether the one assessment that was read here is among those that are counted. @param {Entry} own */
function ownWords({ id, previous }, { parts }, few, { unit, units }) {
  if (few) {
    return `There are too few ${units} in these counts to show your ${unit} beside them.`;
  }
  const marks = [id, previous].filter(Boolean).map(markOf);
  const isCounted = parts.some((part) => marks.some((mark) => part.marks.has(mark)));
  const told = isCounted
    ? `Your ${unit} is one of those that are counted.`
    : `Your ${unit} is not known to be among those that are counted.`;
  return `${told} Under each theme you can see where you are yourself.`;
}

function sidePart(one, own, { matrix }, few, words) {
  const rows = one.rows.map((row, index) => ({
    ...row,
    sentence: own && !one.few ? placeWords(own, matrix, matrix.themes[index].id, one.side, words) : "",
  }));
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, `${one.heading}: ${words.count(one.assessed)}`),
    one.few && !few ? fewNote(true, words) : null,
    chart({ ...one, rows }, `Stages: ${one.heading}`),
  );
}

/** Where a PCN is in one theme, and where it wants to be; "" where it says neither. */
function placeWords({ positions }, matrix, theme, side, { unit }) {
  const found = positions.find((one) => one.theme === theme && one.side === side);
  const said = found
    ? [
        found.now && `${stageTitle(matrix, found.now)} now`,
        found.in_a_year && `${stageTitle(matrix, found.in_a_year)} in a year`,
      ]
    : [];
  const told = said.filter(Boolean).join(", ");
  return told ? `Your ${unit}: ${told}.` : "";
}
