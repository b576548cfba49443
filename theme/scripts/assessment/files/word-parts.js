/** What our Word documents are made of: their styles, headings, paragraphs and tables. The words of each document are elsewhere. */

import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  Footer,
  ImageRun,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopPosition,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";

import { xmlText } from "../../common/xml-text.js";
import { bothPictures } from "./picture.js";

const FONT = "Arial";
const BLUE = "003087";
const GREY = "4c6272";
const BORDER = Object.freeze({ style: BorderStyle.SINGLE, size: 4, color: "d8dde0" });
const NO_BORDER = Object.freeze({ style: BorderStyle.NONE, size: 0, color: "auto" });
/** The edges of a page, in twentieths of a point. */
/** @type {Readonly<Record<"top"|"bottom"|"left"|"right", number>>} */
export const MARGIN = Object.freeze({ top: 1000, bottom: 1000, left: 1000, right: 1000 });
/** For a page that a picture and its words are to fill. */
export const NARROW = Object.freeze({ ...MARGIN, top: 560, bottom: 560 });

/** The styles of a document in British English. */
export function styles() {
  const heading = (size, before) => ({
    run: { font: FONT, size, bold: true, color: BLUE },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 21, language: { value: "en-GB" } },
        paragraph: { spacing: { after: 100 } },
      },
      title: { run: { font: FONT, size: 44, bold: true, color: BLUE }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(30, 280),
      heading2: heading(25, 240),
      heading3: heading(22, 160),
    },
  };
}

/** What stands at the foot of every page: what it is, and the number of the page. */
export function foot(words) {
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TabStopPosition.MAX }],
        children: [
          new TextRun({ text: `${xmlText(words)}\t`, size: 16, color: GREY }),
          new TextRun({
            children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
            size: 16,
            color: GREY,
          }),
        ],
      }),
    ],
  });
}

/**
 * A drawing with the same as dots beside it, for programs that show no drawings.
 *
 * @param {SVGElement} drawing
 * @param {number} wide how wide it is in the document, in pixels
 * @param {{name: string, title: string, description: string}} altText
 */
export async function pictureRun(drawing, wide, altText) {
  const { svg, png, width, height } = await bothPictures(drawing);
  return new ImageRun({
    type: "svg",
    data: svg,
    fallback: { type: "png", data: png },
    transformation: { width: wide, height: Math.round((wide * height) / width) },
    altText: Object.fromEntries(Object.entries(altText).map(([name, words]) => [name, xmlText(words)])),
  });
}

/** A table with a row of heads, which stands on every page that it reaches. */
export function tableOf(heads, rows, widths) {
  const cell = (words, index, bold) =>
    cellOf(
      [new Paragraph({ alignment: AlignmentType.LEFT, spacing: { after: 0 }, children: runs(words, bold) })],
      widths[index],
    );
  const row = (cells, bold, tableHeader) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((words, index) => cell(words, index, bold || index === 0)),
    });
  return tableFrom([row(heads, true, true), ...rows.map((cells) => row(cells, false, false))]);
}

/** A table as wide as the page. */
export const tableFrom = (rows) => new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows });

/** A cell with a line below it; `wide` in hundredths of its table. */
export function cellOf(children, wide, more = {}) {
  return new TableCell({
    width: { size: wide, type: WidthType.PERCENTAGE },
    borders: { top: NO_BORDER, left: NO_BORDER, right: NO_BORDER, bottom: BORDER },
    margins: { top: 60, bottom: 60, left: 0, right: 120 },
    children,
    ...more,
  });
}

export const head = (words, heading, more = {}) => new Paragraph({ text: xmlText(words), heading, ...more });
export const plain = (words, more = {}) => new Paragraph({ children: runs(words), ...more });
export const grey = (words) =>
  new Paragraph({ children: [new TextRun({ text: xmlText(words), size: 18, color: GREY })] });

/** Words after their label, which has a colon unless it is a question. */
export function labelled(label, words) {
  const colon = /[?:]$/.test(label) ? "" : ":";
  return new Paragraph({ children: [new TextRun({ text: `${xmlText(label)}${colon} `, bold: true }), ...runs(words)] });
}

export function linked(words, address) {
  const run = new TextRun({ text: xmlText(words), style: "Hyperlink" });
  return new Paragraph({ children: [new ExternalHyperlink({ link: address, children: [run] })] });
}

export function bullet(label, words) {
  return new Paragraph({
    bullet: { level: 0 },
    children: [new TextRun({ text: xmlText(label), bold: true }), ...runs(words)],
  });
}

/** Words as they were typed, with their line breaks. */
export function runs(words, bold = false) {
  return words.split("\n").map((line, index) => new TextRun({ text: xmlText(line), bold, break: index ? 1 : 0 }));
}
