/** The counts of several roll-ups together; and, for one PCN, where it is itself beside the spread of its system. */

import { button, el, list, table, textButton } from "../../common/dom.js";
import { asCsv } from "../../common/csv.js";
import { download } from "../../common/download.js";
import { isFew } from "../logic/counts/counting.js";
import { whereTitle } from "../logic/intake/labels.js";
import { ownWords, withOwnPlace } from "../logic/report/own-place.js";
import { regionCharts } from "../logic/report/region-charts.js";
import { regionGrids } from "../logic/report/region-grids.js";
import {
  FIRST_TABLES,
  regionFacts,
  regionNotes,
  regionTables,
  regionTitle,
  regionWords,
} from "../logic/report/region-tables.js";
import { OWN_FILES } from "../logic/saved/counts-for-others.js";
import { disclosure, fewNote, section } from "./blocks.js";
import { chart, hatch } from "./chart.js";
import { gridPart } from "./components-section.js";
import { WORD, doneBox, saveMade } from "./paper.js";
import { writersOf } from "../../common/writers.js";

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
  const plain = regionCharts(payload, region, words);
  const charts = own && !few ? withOwnPlace(plain, own, payload.matrix, words) : plain;
  const known = {
    title: regionTitle(region, words),
    facts: [...regionFacts(region, words), today],
    notes: regionNotes(region, words),
    own: own ? ownWords(own, region, few, words) : "",
    stagesTitle: whereTitle(region.assessments, words),
    charts,
    grids: regionGrids(payload, plain, region, words),
    first: FIRST_TABLES.flatMap(named),
    rest: tables.filter(({ name }) => ![...FIRST_TABLES, "stages"].includes(name)),
    words,
    few,
  };
  return [
    hatch(),
    el(
      "div",
      { class: "app-paper" },
      el("h2", { id: "view-region", class: "app-paper__title", tabindex: "-1" }, known.title),
      el("p", { class: "app-paper__facts" }, `${known.facts.join(". ")}.`),
      fewNote(few, words),
      el("p", {}, words.say("not-ranks")),
      ...known.notes.map((note) => el("p", {}, note)),
    ),
    doneWith(known, names),
    own ? el("p", { class: "app-own-place" }, known.own) : null,
    names && region.leftOut.length
      ? el(
          "div",
          { class: "app-screen-only" },
          list(region.leftOut.map(({ file }) => textButton(`Use ${fileWords(file)} instead`, () => prefer(file)))),
        )
      : null,
    stagesSection(known),
    known.grids.length ? gridsSection(known) : null,
    ...known.first.map((one) => section(`region-${one.name}`, one.title, table(one.title, one.columns, one.rows))),
    ...known.rest.map((one) => section(`region-${one.name}`, one.title, tablePart(one))),
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

function doneWith(known, names) {
  const told = el("p", { role: "status" });
  const name = `pcn-roll-up-counts${names ? "" : "-no-names"}.docx`;
  const make = async () => (await writersOf("office")).wordRegion(known);
  return doneBox(
    [
      button("Print these counts", () => window.print()),
      button("Save these counts as a Word document", () => saveMade(name, WORD, make, told), "secondary"),
    ],
    told,
  );
}

function stagesSection({ stagesTitle, charts, words, few }) {
  const sides = charts.map((one) => sidePart(one, few, words));
  const made = section("region-stages", stagesTitle, el("p", {}, words.say("about-stages")), sides);
  made.classList.add("app-roll-up__stages");
  return made;
}

/** The matrix with a bar in each component; its numbers are in the table that follows. */
function gridsSection({ grids, words, few }) {
  const made = section(
    "region-grids",
    words.say("components"),
    el("p", {}, words.say("about-components")),
    grids.map((grid) => gridPart(grid, few, words)),
  );
  made.classList.add("app-landscape", "app-roll-up__components");
  return made;
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
