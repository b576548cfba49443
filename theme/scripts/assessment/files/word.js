/** The plan as a Word document: real headings, lists and tables, the ladder as a drawing with a picture beside it, in British English. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
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

import { askWords, footWords, positionWords } from "../logic/plan.js";
import { xmlText } from "../../common/xml-text.js";
import { bothPictures } from "./picture.js";

const FONT = "Arial";
const BLUE = "003087";
const GREY = "4c6272";
const PICTURE_WIDTH = 640;
const BORDER = Object.freeze({ style: BorderStyle.SINGLE, size: 4, color: "d8dde0" });
const NO_BORDER = Object.freeze({ style: BorderStyle.NONE, size: 0, color: "auto" });

/**
 * The document.
 *
 * @param {{matrix: any, plan: ReturnType<typeof import("../logic/plan.js").planOf>, state: Assessment, picture: () => SVGElement}} parts
 * @returns {Promise<Blob>}
 */
export async function wordFile({ matrix, plan, state, picture }) {
  const ladder = await ladderRun(plan, picture());
  return Packer.toBlob(
    new Document({
      title: footWords(state),
      creator: plan.name,
      description: "Development plan",
      styles: styles(),
      sections: [
        {
          properties: { page: { margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 } } },
          footers: { default: foot(state) },
          children: [...firstPage(plan, ladder), ...themes(plan, matrix.labels)],
        },
      ],
    }),
  );
}

function styles() {
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

function foot(state) {
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TabStopPosition.MAX }],
        children: [
          new TextRun({ text: `${footWords(state)}\t`, size: 16, color: GREY }),
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

async function ladderRun({ ladder }, drawing) {
  const { svg, png, width, height } = await bothPictures(drawing);
  const words = ladder.rows.map((row) => `${row.name}. ${positionWords(ladder, row)}`).join(" ");
  return new ImageRun({
    type: "svg",
    data: svg,
    fallback: { type: "png", data: png },
    transformation: { width: PICTURE_WIDTH, height: Math.round((PICTURE_WIDTH * height) / width) },
    altText: { name: "Ladder", title: "Where every theme stands now and in a year", description: words },
  });
}

function firstPage(plan, ladder) {
  const { name, period, system, date, priority, participants, keeper, meeting } = plan;
  const facts = [
    [priority.label, priority.words],
    [participants.label, participants.words],
    ["Who keeps it moving", keeper || "Not decided yet"],
    ["The team meets again", meeting ? `On ${meeting}` : "No date yet"],
  ].filter(([, words]) => words);
  return [
    grey([period ? `Development plan, ${period}` : "Development plan", system].filter(Boolean).join(". ")),
    new Paragraph({ text: xmlText(name), heading: HeadingLevel.TITLE }),
    ...(date ? [grey(`Discussed on ${date}`)] : []),
    ...facts.map(([label, words]) => labelled(label, words)),
    head("Where we are, and where we want to be in a year", HeadingLevel.HEADING_1),
    new Paragraph({ children: [ladder] }),
    grey("The team chose these stages of the maturity matrix, and they are not a score."),
    head("What we will do first", HeadingLevel.HEADING_1),
    ...actionsOf(plan.first),
    head("What we ask of the system", HeadingLevel.HEADING_1),
    ...(plan.asks.length
      ? plan.asks.map((ask) => bullet(`${ask.theme}: `, askWords(ask)))
      : [plain("Nothing is written yet.")]),
  ];
}

function themes({ themes: all }, labels) {
  return [
    head("Theme by theme", HeadingLevel.HEADING_1),
    ...all.flatMap((theme) => [
      head(theme.title, HeadingLevel.HEADING_2),
      ...theme.sides.flatMap((side) => sideOf(side, theme.sides.length > 1, labels)),
      ...theme.said.map(({ label, words }) => labelled(label, words)),
      ...(theme.actions.length ? actionsOf(theme.actions) : []),
    ]),
  ];
}

function sideOf({ heading, words, work, unanswered, notes }, several, labels) {
  return [
    ...(several ? [head(heading, HeadingLevel.HEADING_3)] : []),
    new Paragraph({ children: [new TextRun({ text: xmlText(words), bold: true })] }),
    ...(work.length ? [plain("To work on:")] : []),
    ...work.map(({ title, stage, answer, note }) =>
      bullet(`${title}. `, [`${stage}. ${answer}.`, note].filter(Boolean).join(" ")),
    ),
    ...(unanswered.length ? [labelled(labels.unanswered, unanswered.map(({ title }) => title).join("; "))] : []),
    ...(notes.length ? [plain("Other notes:")] : []),
    ...notes.map(({ title, note }) => bullet(`${title}. `, note)),
  ];
}

function actionsOf(actions) {
  return actions.length
    ? [
        tableOf(
          ["By", "What", "Who"],
          actions.map(({ day, what, who }) => [day, what, who]),
          [18, 55, 27],
        ),
        new Paragraph({}),
      ]
    : [plain("There are no actions yet.")];
}

function tableOf(heads, rows, widths) {
  const cell = (words, index, bold) =>
    new TableCell({
      width: { size: widths[index], type: WidthType.PERCENTAGE },
      borders: { top: NO_BORDER, left: NO_BORDER, right: NO_BORDER, bottom: BORDER },
      margins: { top: 60, bottom: 60, left: 0, right: 120 },
      children: [new Paragraph({ alignment: AlignmentType.LEFT, children: runs(words, bold) })],
    });
  const row = (cells, bold, tableHeader) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((words, index) => cell(words, index, bold || index === 0)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(heads, true, true), ...rows.map((cells) => row(cells, false, false))],
  });
}

const head = (words, heading) => new Paragraph({ text: xmlText(words), heading });
const plain = (words) => new Paragraph({ children: runs(words) });
const grey = (words) => new Paragraph({ children: [new TextRun({ text: xmlText(words), size: 18, color: GREY })] });

function labelled(label, words) {
  return new Paragraph({ children: [new TextRun({ text: `${xmlText(label)}: `, bold: true }), ...runs(words)] });
}

function bullet(label, words) {
  return new Paragraph({
    bullet: { level: 0 },
    children: [new TextRun({ text: xmlText(label), bold: true }), ...runs(words)],
  });
}

/** Words as they were typed, with their line breaks. */
function runs(words, bold = false) {
  return words.split("\n").map((line, index) => new TextRun({ text: xmlText(line), bold, break: index ? 1 : 0 }));
}
