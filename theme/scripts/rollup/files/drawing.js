/** The charts of a roll-up as drawings that carry their own colours, for documents: the same bars as on the page. */

import { svg } from "../../common/dom.js";
import { lines, wrapped } from "../../common/picture-text.js";

export const WIDTH = 660;
const TITLE = 152;
const [BAR, GAP, ROW_GAP, KEY_LINE] = [15, 3, 5, 18];
/** The most bars of one drawing: more would be taller than a page. */
const MOST_BARS = 24;
const LETTER = 5.8; // how wide a letter of 11 pixels is, about
const FONT = "Arial, Helvetica, sans-serif";
const INK = "#212b32";

/** The tint of a stage by its place, 0 before the first; five and more take the last. */
const TINTS = Object.freeze(["#d8dde0", "#b9d9f7", "#6fa8dc", "#005eb8", "#002f5c"]);
const [DARK, PALE, WHITE] = [TINTS[4], TINTS[1], "#ffffff"];
/** What a part looks like; any other is hatched: it is not known. */
const LOOKS = Object.freeze({
  ...Object.fromEntries(["in_place", "forward", "reached", "done"].map((look) => [look, DARK])),
  ...Object.fromEntries(["partly", "same", "still_open", "count"].map((look) => [look, PALE])),
  ...Object.fromEntries(["not_yet", "back", "not_reached", "changed", "none"].map((look) => [look, WHITE])),
  dropped: TINTS[0],
});

/**
 * A chart as drawings, each no taller than a page, and each with its words.
 *
 * @param {Pick<Chart, "key" | "rows">} chart
 * @returns {{drawing: SVGElement, words: string}[]}
 */
export function drawingsOf({ key, rows }) {
  const label = labelWidth(rows);
  return pagesOf(rows).map((some) => ({ drawing: drawn(key, some, label), words: some.map(rowWords).join(" ") }));
}

/** Bars that need no key: each with its label. @param {Bar[]} bars */
export function drawingsOfBars(bars) {
  return drawingsOf({ key: [], rows: [{ title: "", bars, sentence: "" }] });
}

/** One bar alone, without its number. @param {Bar} bar */
export function barDrawing({ parts }, width, height) {
  return frame(
    width,
    height,
    parts.map((part) => rectOf(part, 0.5, 0.5, width - 1, height - 1)),
  );
}

/** What a part of a bar looks like, alone. @param {Part} part */
export function keyDrawing(part) {
  return frame(14, 14, [rectOf(part, 0.5, 0.5, 13, 13)]);
}

/** @param {ChartRow[]} rows */
function pagesOf(rows) {
  /** @type {ChartRow[]} */
  let page = [];
  const pages = [page];
  let bars = 0;
  for (const row of rows.flatMap(piecesOf)) {
    if (bars && bars + row.bars.length > MOST_BARS) {
      page = [];
      pages.push(page);
      bars = 0;
    }
    page.push(row);
    bars += row.bars.length;
  }
  return pages.filter(({ length }) => length);
}

/** @param {ChartRow} row */
function piecesOf(row) {
  const starts = Array.from({ length: Math.ceil(row.bars.length / MOST_BARS) }, (_, index) => index * MOST_BARS);
  return starts.map((start) => ({ ...row, bars: row.bars.slice(start, start + MOST_BARS) }));
}

/** @param {ChartRow} row */
function rowWords({ title, bars }) {
  const each = bars.map(({ label, words }) => `${label}: ${words}.`).join(" ");
  return title ? `${title}. ${each}` : each;
}

function labelWidth(rows) {
  const longest = Math.max(0, ...rows.flatMap(({ bars }) => bars.map(({ label }) => label.length)));
  return Math.min(240, Math.ceil(longest * LETTER) + 12);
}

function drawn(key, rows, label) {
  const keyed = keyOf(key);
  let top = keyed.height;
  const parts = rows.map((row) => {
    const { elements, height } = rowOf(row, top, label);
    top += height + ROW_GAP;
    return elements;
  });
  return frame(WIDTH, top, [keyed.elements, ...parts]);
}

function frame(width, height, children) {
  const space = "http://www.w3.org/2000/svg";
  const box = { xmlns: space, viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT };
  return svg("svg", box, ...children);
}

/** What the parts are, in as many lines as they need. */
function keyOf(key) {
  let [left, top] = [0, 0];
  const elements = key.map((part) => {
    const wide = 18 + part.label.length * (LETTER + 0.4) + 14;
    if (left + wide > WIDTH && left) {
      [left, top] = [0, top + KEY_LINE];
    }
    const x = left;
    left += wide;
    return [
      rectOf(part, x + 0.5, top + 2.5, 11, 11),
      lines([part.label], { x: x + 17, middle: top + 8, size: 11, fill: INK, anchor: "start", weight: 400 }),
    ];
  });
  return { elements, height: key.length ? top + KEY_LINE + 6 : 0 };
}

/** A row: its title, and its bars with their labels. */
function rowOf({ title, bars }, top, label) {
  const named = title ? TITLE : 0;
  const heads = title ? wrapped(title, 22, 4) : [];
  const tops = [];
  let height = 0;
  for (const bar of bars) {
    const words = wrapped(bar.label, Math.floor((label - 12) / LETTER) + 1, 3);
    tops.push({ bar, words, at: top + height });
    height += Math.max(BAR, words.length * 12) + GAP;
  }
  const lower = Math.max(height, heads.length * 14);
  return {
    height: lower,
    elements: [
      heads.length
        ? lines(heads, { x: 0, middle: top + (heads.length * 14) / 2, size: 12, fill: INK, anchor: "start" })
        : null,
      tops.map(({ bar, words, at }) => barOf(bar, words, named, named + label, at)),
    ],
  };
}

function barOf({ parts }, words, left, start, top) {
  const wide = WIDTH - 1 - start;
  const tall = Math.max(BAR, words.length * 12);
  const middle = top + tall / 2;
  return [
    lines(words, { x: left, middle, size: 11, fill: INK, anchor: "start", weight: 400 }),
    parts.map((part) => [
      rectOf(part, start + 0.5, middle - BAR / 2 + 0.5, wide, BAR - 1),
      numberOf(part, start + 0.5, middle, wide),
    ]),
  ];
}

/** The count of a part where it has room for it, on a ground of its own where the part is hatched. */
function numberOf(part, start, middle, wide) {
  const words = part.count.toLocaleString("en-GB");
  const room = words.length * LETTER + 4;
  const x = start + (wide * parseFloat(part.middle)) / 100;
  return room <= (wide * parseFloat(part.width)) / 100
    ? [
        fillOf(part)
          ? null
          : svg("rect", { x: x - room / 2, y: middle - BAR / 2 + 2, width: room, height: BAR - 4, fill: WHITE }),
        lines([words], { x, middle, size: 11, fill: inkOn(fillOf(part)), anchor: "middle" }),
      ]
    : null;
}

/** A part in the room of its bar. Hatching is drawn line by line, since not every program knows patterns. */
function rectOf(part, left, y, wide, height) {
  const [x, width] = [left + (wide * parseFloat(part.start)) / 100, (wide * parseFloat(part.width)) / 100];
  const edge = { stroke: "#4c6272", "stroke-width": 1, "stroke-dasharray": part.look === "none" ? "3 3" : null };
  const fill = fillOf(part);
  return [
    svg("rect", { x, y, width, height, fill: fill ?? WHITE, ...edge }),
    fill ? null : svg("path", { d: hatching(x, y, width, height), stroke: "#aeb7bd", "stroke-width": 2, fill: "none" }),
  ];
}

/** The tint of a stage by its place. */
export const tintAt = (position) => TINTS[Math.min(position, TINTS.length - 1)];

function fillOf({ look, position }) {
  return look === "stage" ? tintAt(position) : LOOKS[look];
}

/** White on a dark fill, black on a light one. */
export const inkOn = (fill) => (TINTS.indexOf(fill) >= 3 ? WHITE : INK);

/** Lines from the lower left to the upper right, cut at the edges. */
function hatching(x, y, width, height) {
  const found = [];
  for (let at = 6; at < width + height; at += 6) {
    const [low, high] = [Math.min(at, height), Math.max(0, at - width)];
    found.push(`M${x + Math.max(0, at - height)} ${y + low}L${x + Math.min(at, width)} ${y + high}`);
  }
  return found.join("");
}
