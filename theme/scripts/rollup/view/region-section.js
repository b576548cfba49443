/** The counts of several roll-ups together; and, for one PCN, where it is itself beside the spread of its system. */

import { button, el, list, table, textButton } from "../../common/dom.js";
import { asCsv } from "../../common/csv.js";
import { download } from "../../common/download.js";
import { isFew } from "../logic/counts/counting.js";
import { whereTitle } from "../logic/intake/labels.js";
import { ownWords, withOwnPlace } from "../logic/report/own-place.js";
import { regionCharts } from "../logic/report/region-charts.js";
import {
  FIRST_TABLES,
  regionFacts,
  regionNotes,
  regionTables,
  regionTitle,
  regionWords,
} from "../logic/report/region-tables.js";
import { OWN_FILES } from "../logic/saved/sharing.js";
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
  const charts = regionCharts(payload, region, words);
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
      ? el(
          "div",
          { class: "app-screen-only" },
          list(region.leftOut.map(({ file }) => textButton(`Use ${fileWords(file)} instead`, () => prefer(file)))),
        )
      : null,
    section(
      "region-stages",
      whereTitle(region.assessments, words),
      el("p", {}, words.say("about-stages")),
      (own && !few ? withOwnPlace(charts, own, payload.matrix, words) : charts).map((one) => sidePart(one, few, words)),
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

const fileWords = (file) => (file === OWN_FILES ? "the files read here" : file);

/** Closed on the screen; what is printed is open. */
function tablePart({ title, columns, rows }) {
  const shown = disclosure("Show the table", () => table(title, columns, rows));
  shown.classList.add("app-printed");
  shown.firstElementChild.classList.add("app-screen-only");
  shown.lastElementChild.append(table(title, columns, rows));
  return shown;
}

function saveTable({ name, columns, rows }) {
  download(`pcn-roll-up-${name}.csv`, "text/csv;charset=utf-8", asCsv([columns, ...rows]));
}

function sidePart(one, few, words) {
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, `${one.heading}: ${words.count(one.assessed)}`),
    one.few && !few ? fewNote(true, words) : null,
    chart(one, `Stages: ${one.heading}`),
  );
}
