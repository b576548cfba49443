/** The matrix with a bar in each component, and what is not yet in place up to the stages wanted. */

import { el, table } from "../../common/dom.js";
import { counted } from "../logic/intake/labels.js";
import { otherComponentsTable, setAsideTable } from "../logic/report/others.js";
import { fewNote, firstRows, pictureRow, printed, section } from "./blocks.js";
import { asText, chart, key, smallBar, tableBehind } from "./chart.js";

export function componentsSection({ rollUp, words, pictures }) {
  return section(
    "components",
    words.say("components"),
    el("p", {}, words.say(pictures.components.length ? "about-components" : "side-not-answered")),
    pictures.components.map((grid) => gridPart(grid, rollUp.few, words)),
  );
}

/** The matrix of one side; the note on few stands there unless it stands over all. */
export function gridPart({ heading, assessed, few, key: parts, rows, columns, table: lines }, fewInAll, words) {
  const title = `${heading}: ${words.count(assessed)}`;
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, title),
    few && !fewInAll ? fewNote(true, words) : null,
    key(parts),
    el("div", { class: "app-grid" }, headOf(rows), rows.map(gridRow)),
    lines.length ? tableBehind(`Components: ${heading}`, columns, lines) : null,
  );
}

/** The stages once above their columns, for the eye; every cell names its own too. */
function headOf([{ cells }]) {
  return el(
    "div",
    { class: "app-grid__head", "aria-hidden": "true" },
    cells.map(({ stage, position }) => el("p", { class: "app-stage", "data-position": position }, stage)),
  );
}

function gridRow({ title, cells }) {
  const held = cells.reduce((sum, { components }) => sum + components.length, 0);
  return pictureRow(
    "grid",
    title,
    counted(held, "component"),
    cells.map(({ stage, components }) =>
      el(
        "div",
        { class: "app-grid__cell" },
        components.length ? el("h5", { class: "app-grid__stage" }, stage) : null,
        components.length ? el("ul", { class: "app-grid__components" }, components.map(component)) : null,
      ),
    ),
  );
}

function component({ bar, count }) {
  return el(
    "li",
    {},
    el("p", { class: "app-grid__component" }, `${bar.label} `, el("strong", {}, count.toLocaleString("en-GB"))),
    smallBar(bar),
  );
}

/** Components not in place up to the stage that each PCN chose. */
export function wantedSection({ rollUp, words, pictures }) {
  return section(
    "wanted",
    words.say("wanted"),
    pictures.stages.length ? el("p", {}, words.say("about-wanted")) : null,
    pictures.wanted.length
      ? pictures.wanted.map((one) => wantedPart(one, rollUp, words))
      : el("p", {}, words.say(pictures.stages.length ? "none-wanted" : "side-not-answered")),
  );
}

function wantedPart(one, rollUp, words) {
  const title = `${one.heading}: ${words.count(one.assessed)}`;
  return el(
    "section",
    { class: "app-roll-up__side" },
    el("h3", {}, title),
    one.few && !rollUp.few ? fewNote(true, words) : null,
    chart(one, `${words.say("wanted")}: ${one.heading}`, {
      classes: "app-chart--components",
      held: ({ length }) => counted(length, "component"),
    }),
  );
}

/** What has no counterpart in this matrix, shown apart. */
export function otherComponents({ rollUp, words }) {
  const { title, columns, rows } = otherComponentsTable(rollUp, words);
  return rows.length ? printed(title, () => table(title, columns, rows.map(asText))) : null;
}

/** What is at stages and sides, or of needs, that this matrix does not have. */
export function setAsidePart({ rollUp, words }) {
  const { title, columns, rows } = setAsideTable(rollUp, words);
  return rows.length
    ? [el("p", {}, words.say("about-set-aside")), printed(title, () => firstRows(title, columns, rows.map(asText)))]
    : null;
}
