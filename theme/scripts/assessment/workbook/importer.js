/** A filled-in workbook as an exported assessment, or every reason why it cannot be one. `importer.py` has the same for the command line. */

import { sha1 } from "@noble/hashes/legacy.js";

import { FORMAT, VERSION } from "../format/migrate.js";
import { readBook } from "./book.js";
import { cellOf, filled, finding, placeOf } from "./columns.js";
import { ABOUT, ACTIONS, ANSWERS, FILLED_IN, LISTS, READ_ME, THEMES, TIMES } from "./layout.js";
import { listsOf } from "./lists.js";
import { readingOf } from "./reading.js";

const NOT_OURS = "This file is not a workbook of the self-assessment. Use the blank one from the downloads page.";
const FOR_READING =
  "This file is a workbook that the tool made for reading. Open the data file or the web page instead.";
const UNNAMED = "without a name and a date, a corrected workbook counts as another assessment; fill in both.";
const NO_ACTION = "this row names a theme and no action; it is left out.";
const OTHER_SHEET = "this sheet is not one of a blank workbook; what it holds, from this row on, is left out.";
const MOST_PLACES = 20;
const URLS = "6ba7b8119dad11d180b400c04fd430c8"; // the namespace of names in RFC 9562

/**
 * The document that a workbook holds, null where it cannot be one, and what was found.
 *
 * @param {Uint8Array} bytes
 * @param {{now: string, generator: object}} start
 * @returns {Promise<{document: any, findings: SheetFinding[], placeAt: (path: (string|number)[]) => string}>}
 */
export async function readWorkbook(bytes, start) {
  const nowhere = () => "";
  const { refused, sheets, passedOver } = await readBook(bytes, [...FILLED_IN, LISTS], [READ_ME]);
  const found = sheets?.get(LISTS);
  const lists = found ? listsOf(found) : null;
  if (!sheets || !lists) {
    return { document: null, findings: [finding("", refused || refusal(sheets))], placeAt: nowhere };
  }
  const reading = readingOf(sheets, lists);
  reading.findings.push(...passedOver.flatMap(leftOut));
  const document = documentOf(reading, start);
  if (reading.findings.some(({ level }) => level === "error")) {
    return { document: null, findings: reading.findings, placeAt: nowhere };
  }
  const unnamed = isNamed(document.about) ? [] : [finding(ABOUT, UNNAMED, "note")];
  return { document, findings: [...reading.findings, ...unnamed], placeAt: reading.placeAt };
}

/** Why a workbook without the hidden sheet is none: with two sheets alone it is the one that the tool saves, which holds no ids. */
function refusal(sheets) {
  const own = sheets?.size === 2 && sheets.has(ANSWERS) && sheets.has(ACTIONS);
  return own ? FOR_READING : NOT_OURS;
}

/** What stands in a sheet and is not read. */
function leftOut({ sheet, first, comments }) {
  const place = (at) => placeOf(sheet, ...at);
  const more = comments.length - MOST_PLACES;
  const where = [...comments.slice(0, MOST_PLACES).map(place), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
  const words = comments.length === 1 ? "comment at this cell is" : "comments at these cells are";
  return [
    ...(first ? [finding(place([first[0]]), OTHER_SHEET, "note")] : []),
    ...(comments.length
      ? [finding(where, `the ${words} left out; write what is to be kept into a cell.`, "note")]
      : []),
  ];
}

function documentOf(reading, { now, generator }) {
  const about = aboutIn(reading);
  const themes = {};
  answersIn(reading, themes);
  themesIn(reading, themes);
  actionsIn(reading, themes);
  reading.findings.push(...notTicked(reading, about.audiences ?? reading.lists.sides));
  return {
    format: FORMAT,
    format_version: VERSION,
    generator,
    matrix: reading.lists.matrix(),
    id: idOf(about, themes),
    previous_id: null,
    created: now,
    updated: now,
    about,
    themes,
    last_time: null,
  };
}

/** @returns {Record<string, any>} */
function aboutIn(reading) {
  const { lists } = reading;
  const filledIn = reading.rowsById(ABOUT, "answer");
  const cell = (name) => filledIn.get(name)?.cells.answer ?? cellOf("", "");
  for (const name of filledIn.keys()) {
    reading.comesFrom(cell(name).place, "about", name);
  }
  const text = (name) => given(name, cell(name).words);
  const system = cell("system").words;
  const sides = () => lists.sides.filter((side) => reading.chosen("yes", cell(`side.${side}`)) === "yes");
  return {
    ...["name", "participants", "improvement_priority"].reduce((held, name) => ({ ...held, ...text(name) }), {}),
    ...given("system", lists.value("system", system) || system),
    ...given("date", reading.day(cell("date"))),
    ...given("audiences", sides()),
  };
}

function answersIn(reading, themes) {
  for (const [component, row] of reading.rowsById(ANSWERS, "answer", "note")) {
    const said = {
      ...given("answer", reading.chosen("answer", row.cells.answer)),
      ...given("note", row.cells.note.words),
    };
    const [theme, , side] = component.split(".");
    if (side !== undefined) {
      reading.belongs(side, row);
    }
    for (const name of ["answer", "note"]) {
      reading.comesFrom(row.cells[name].place, "themes", theme, "components", component, name);
    }
    const held = (themes[theme] ??= {});
    (held.components ??= {})[component] = said;
  }
}

function themesIn(reading, themes) {
  const { lists } = reading;
  for (const [theme, row] of reading.rowsById(THEMES, ...lists.columns(THEMES).slice(2))) {
    const said = (themes[theme] ??= {});
    for (const side of lists.sides) {
      const stages = TIMES.map((time) => [time, reading.chosen("stage", row.cells[`${side}.${time}`])]).filter(
        ([, stage]) => stage,
      );
      if (stages.length) {
        said[side] = Object.fromEntries(stages);
        reading.belongs(side, row);
      }
    }
    for (const name of ["evidence", "how", ...lists.needs]) {
      const path = lists.needs.includes(name) ? ["needs", name] : [name];
      reading.comesFrom(row.cells[name].place, "themes", theme, ...path);
    }
    const needs = lists.needs.map((need) => [need, row.cells[need].words]).filter(([, words]) => words);
    Object.assign(
      said,
      given("evidence", row.cells.evidence.words),
      given("how", row.cells.how.words),
      given("needs", needs.length ? Object.fromEntries(needs) : null),
    );
  }
}

function actionsIn(reading, themes) {
  for (const row of reading.rows(ACTIONS)) {
    const { what, who, by } = row.cells;
    const said = { ...given("what", what.words), ...given("who", who.words), ...given("by", reading.day(by)) };
    if (!Object.keys(said).length) {
      reading.findings.push(finding(row.place, NO_ACTION, "note"));
      continue;
    }
    const theme = reading.chosen("theme", row.cells.theme);
    if (!filled(row, "theme")) {
      reading.findings.push(finding(row.place, "this action has no theme; choose one from the list."));
    } else if (theme) {
      addAction(reading, themes, theme, said, row);
    }
  }
}

function addAction(reading, themes, theme, said, row) {
  const actions = ((themes[theme] ??= {}).actions ??= []);
  const path = ["themes", theme, "actions"];
  for (const name of Object.keys(said)) {
    reading.comesFrom(row.cells[name].place, ...path, actions.length, name);
  }
  const [first] = (reading.sourceOf(path) ?? row.place).split(" to ");
  reading.comesFrom(actions.length ? `${first} to ${row.place.split(", ").at(-1)}` : row.place, ...path);
  actions.push({ id: String(actions.length + 1), ...said });
}

/** Words of a side that the team does not answer: the tool hides them, so who sends the file must know that they are in it. */
function notTicked({ lists, places }, ticked) {
  return lists.sides
    .filter((side) => !ticked.includes(side) && places.has(side))
    .map((side) => {
      const remedy = `Choose 'Yes' for '${lists.question(`side.${side}`)}' in ${ABOUT}, or clear what you wrote there, and try again.`;
      const message = `this belongs to a side without a tick; the tool does not show it, but it is in the file. ${remedy}`;
      return finding(places.get(side).join("; "), message, "note");
    });
}

/** The field, when there is anything in it: what is blank is absent. */
function given(name, value) {
  return value && value.length !== 0 ? { [name]: value } : {};
}

/** @param {Record<string, any>} about */
const isNamed = ({ name, date }) => Boolean(name && date);

/**
 * The same for the same name, system and date, so that a corrected workbook takes the place of the first.
 *
 * Where name or date is missing, two workbooks may be of two years or two PCNs: then it also depends on all that they say.
 */
function idOf(about, themes) {
  const named = ["name", "system", "date"].map((field) => about[field] ?? null);
  const text = JSON.stringify(isNamed(about) ? named : [...named, sorted([about, themes])]);
  const space = Uint8Array.from(URLS.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const digest = sha1(new Uint8Array([...space, ...new TextEncoder().encode(`pcn-self-assessment:${text}`)])).slice(
    0,
    16,
  );
  digest[6] = (digest[6] & 0x0f) | 0x50;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A value with the names in every object in order. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value && typeof value === "object"
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
}
