/** The numbers of all pictures as tables, at the end of the paper; on the screen they stand behind each picture. */

import { el, table } from "../../common/dom.js";
import { monthWords } from "../logic/intake/labels.js";
import { SHOWN } from "../logic/intake/limits.js";
import { section } from "./blocks.js";
import { asText } from "./chart.js";

export function appendix({ rollUp, words, pictures }) {
  const charts = [
    ...pictures.stages.map((one) => [`Stages: ${one.heading}`, one]),
    ...pictures.components.map((one) => [`Components: ${one.heading}`, one]),
    ...pictures.wanted.map((one) => [`${words.say("wanted")}: ${one.heading}`, one]),
    ...pictures.moves.map((one) => [`What moved: ${one.heading}`, one]),
  ].map(([title, { columns, table: rows }]) => [title, columns, rows]);
  const months = rollUp.actions.slice(0, SHOWN).map(({ month, count }) => [monthWords(month), count]);
  const tables = [...charts, ...(months.length ? [[words.say("actions"), ["Month", "Actions"], months]] : [])];
  return el(
    "div",
    { class: "app-print-only" },
    section(
      "tables",
      words.say("tables"),
      tables.map(([title, columns, rows]) => [el("h3", {}, title), table(title, columns, rows.map(asText))]),
    ),
  );
}
