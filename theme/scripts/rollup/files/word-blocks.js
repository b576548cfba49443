/** Pieces of the Word document of a roll-up: charts, heads of sides, tables of counts. */

import { HeadingLevel, Paragraph, TextRun } from "docx";

import { xmlText } from "../../common/xml-text.js";
import { head, pictureRun, runs, tableOf } from "../../assessment/files/word-parts.js";
import { WIDTH, drawingsOf } from "./drawing.js";

// In letters: what may stand in two lines, the most that a column is wide, and the room beside a word.
const [SHORT, LONGEST, EDGE] = [16, 36, 3];

/** The heading of one side, with the note where it is few PCNs. */
export function sideHead({ heading, assessed, few: isFew }, fewInAll, words, more = {}) {
  return [
    head(`${heading}: ${words.count(assessed)}`, HeadingLevel.HEADING_2, more),
    few(isFew && !fewInAll, words),
  ].filter(Boolean);
}

/** The note where few PCNs make a group; null where they are not. */
export function few(isFew, words) {
  const [first, rest] = [`${words.say("few")} `, words.say("few-recognised")];
  return isFew ? new Paragraph({ children: [new TextRun({ text: xmlText(first), bold: true }), ...runs(rest)] }) : null;
}

/** A chart of that title, as one picture or several. */
export const charted = (one, title) => pictured(drawingsOf(one), title);

export function pictured(drawings, title) {
  return inTurn(
    drawings,
    async ({ drawing, words }) =>
      new Paragraph({ children: [await pictureRun(drawing, WIDTH * 0.97, altText("Chart", title, words))] }),
  );
}

export const altText = (name, title, description) => ({ name, title, description });

/** A table of counts. */
export function numbers(columns, rows) {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en-GB") : cell)));
  return [tableOf(columns, cells, widthsOf(columns, cells)), new Paragraph({})];
}

/** How wide columns are in hundredths: no word is broken, and those with names have most of the room. */
export function widthsOf(columns, rows) {
  const rooms = columns.map((column, at) => {
    const longest = Math.max(0, ...rows.map((row) => row[at].length));
    const words = [column, ...rows.map((row) => row[at])].flatMap((cell) => cell.split(" "));
    return longest > SHORT ? Math.min(longest, LONGEST) : Math.max(...words.map(({ length }) => length)) + EDGE;
  });
  const all = rooms.reduce((sum, room) => sum + room, 0);
  return rooms.map((room) => (100 * room) / all);
}

/** Words of a size in half points. */
export const sized = (words, size, bold) => [new TextRun({ text: xmlText(words), size, bold })];

/** A sentence in small letters, as below a chart. */
export function small(label, words) {
  return new Paragraph({ spacing: { after: 0 }, children: [...sized(label, 17, true), ...sized(words, 17, false)] });
}

/** One after the other: each picture needs memory while it is drawn. */
export async function inTurn(items, make) {
  const made = [];
  for (const [index, item] of items.entries()) {
    made.push(await make(item, index));
  }
  return made;
}
