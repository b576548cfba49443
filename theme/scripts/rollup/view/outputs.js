/** What can be taken away: the roll-up as JSON, each table as CSV, and a print. */

import { asCsv } from "../../common/csv.js";
import { button, el, textButton } from "../../common/dom.js";
import { download } from "../../common/download.js";
import { tablesOf } from "../logic/tables.js";
import { section } from "./blocks.js";

export function outputsSection({ payload, rollUp }) {
  const filled = tablesOf(payload, rollUp).filter(({ rows }) => rows.length);
  const without = rollUp.choice.names ? "" : "-no-names";
  const save = ({ name, columns, rows }) =>
    download(`pcn-roll-up-${name}${without}.csv`, "text/csv;charset=utf-8", asCsv([columns, ...rows]));
  const json = () => download(`pcn-roll-up${without}.json`, "application/json", `${JSON.stringify(rollUp, null, 2)}\n`);
  return el(
    "div",
    { class: "app-screen-only" },
    section(
      "save",
      "Save and print",
      el(
        "p",
        {},
        "What you save contains what is shown now. Leave out names before you give it to people who do not need them. A print contains what is open on this page: to print a closed part, open it first.",
      ),
      el(
        "div",
        { class: "nhsuk-button-group" },
        button("Save all as JSON", json),
        button("Print", () => window.print(), "secondary"),
      ),
      el("p", {}, "Tables for a spreadsheet (CSV):"),
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
