/** The matrix of a roll-up in Word: its stages across, its themes down, and in each cell the components with their bars. */

import { HeadingLevel, Paragraph, TableRow, TextRun } from "docx";

import { xmlText } from "../../common/xml-text.js";
import { cellOf, grey, head, pictureRun, tableFrom } from "../../assessment/files/word-parts.js";
import { barDrawing, inkOn, keyDrawing, tintAt } from "./drawing.js";
import { altText, inTurn, sideHead, sized } from "./word-blocks.js";

const EVEN = Object.freeze({ top: 60, bottom: 60, left: 80, right: 80 });
/** How much of the matrix its first column takes, in hundredths. */
const NAME_COLUMN = 16;

/** The section with the matrix of every side, each on a page of its own. */
export async function components({ rollUp, words, pictures }) {
  return [
    head(words.say("components"), HeadingLevel.HEADING_1),
    grey(words.say(pictures.components.length ? "about-components" : "side-not-answered")),
    await inTurn(pictures.components, async (grid, index) => [
      ...sideHead(grid, rollUp.few, words, { pageBreakBefore: index > 0 }),
      await keyLine(grid.key),
      await matrixTable(grid),
    ]),
  ];
}

async function keyLine(key) {
  const pieces = await inTurn(key, async (part) => [
    await pictureRun(keyDrawing(part), 11, altText("Key", part.label, part.label)),
    new TextRun({ text: ` ${xmlText(part.label)}    `, size: 18 }),
  ]);
  return new Paragraph({ keepNext: true, children: pieces.flat(Infinity) });
}

/** The matrix: its stages across, its themes down, and in each cell the components with their bars. */
async function matrixTable({ rows }) {
  const [{ cells: columns }] = rows;
  const wide = (100 - NAME_COLUMN) / columns.length;
  const heads = columns.map(({ stage, position }) => {
    const fill = tintAt(position);
    return cellOf([line(stage, true, inkOn(fill))], wide, { margins: EVEN, shading: { fill: hex(fill) } });
  });
  const others = await inTurn(rows, async ({ title, cells }) => {
    const found = await inTurn(cells, async (cell) => cellOf(await answered(cell), wide, { margins: EVEN }));
    return new TableRow({ cantSplit: true, children: [cellOf([line(title, true)], NAME_COLUMN), ...found] });
  });
  const first = new TableRow({ tableHeader: true, children: [cellOf([line("Theme", true)], NAME_COLUMN), ...heads] });
  return tableFrom([first, ...others]);
}

const hex = (colour) => colour.slice(1);

function line(words, bold, colour = "#212b32") {
  const run = new TextRun({ text: xmlText(words), size: 16, bold, color: hex(colour) });
  return new Paragraph({ spacing: { after: 20 }, children: [run] });
}

async function answered({ components: found }) {
  const parts = await inTurn(found, async ({ bar, count }) => [
    new Paragraph({
      spacing: { after: 0 },
      keepNext: true,
      children: [...sized(`${bar.label} `, 16, false), ...sized(count.toLocaleString("en-GB"), 16, true)],
    }),
    new Paragraph({
      spacing: { after: 40 },
      children: [
        await pictureRun(barDrawing(bar, 180, 8), 180, altText("Bar", bar.label, `${bar.label}: ${bar.words}`)),
      ],
    }),
  ]);
  return parts.length ? parts.flat() : [line("", false)];
}
