/** The plan as a Word document: real headings, lists and tables, the ladder as a drawing with a picture beside it, in British English. */

import { Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";

import { chosenWords, positionWords } from "../logic/ladder.js";
import { askWords } from "../logic/asks.js";
import { doneWords, firstSteps, stepWords } from "../logic/plan.js";
import { footWords } from "../logic/plan-title.js";
import { xmlText } from "../../common/xml-text.js";
import { MARGIN, bullet, foot, grey, head, labelled, pictureRun, plain, styles, tableOf } from "./word-parts.js";
import { wordBlocks } from "./word-from-page.js";

const PICTURE_WIDTH = 640;

/**
 * The document.
 *
 * @param {{matrix: any, plan: ReturnType<typeof import("../logic/plan.js").planOf>, state: Assessment, picture: () => SVGElement, end: Element[]}} parts `end`: what follows the themes, as on the page
 * @returns {Promise<Blob>}
 */
export async function wordFile({ matrix, plan, state, picture, end }) {
  const agreed = plan.alone ? [] : agreedParts(plan, await ladderRun(plan, picture()));
  return Packer.toBlob(
    new Document({
      title: xmlText(footWords(state)),
      creator: xmlText(plan.owner),
      description: plan.alone ? plan.kind : "Development plan",
      styles: styles(),
      sections: [
        {
          properties: { page: { margin: MARGIN } },
          footers: { default: foot(footWords(state)) },
          children: [...firstPage(plan), ...agreed, ...themes(plan, matrix.labels), ...wordBlocks(end)],
        },
      ],
    }),
  );
}

function ladderRun({ ladder }, drawing) {
  const words = ladder.rows.map((row) => `${row.name}. ${positionWords(ladder, row)}`).join(" ");
  const title = "Where every theme stands now and in a year";
  return pictureRun(drawing, PICTURE_WIDTH, { name: "Ladder", title, description: words });
}

function firstPage(plan) {
  const { title, kind, of, alone, system, when, priority, participants, keeper, meeting } = plan;
  const above = [kind, of, system].filter(Boolean).join(". ");
  const facts = [
    ["Answered alone", alone],
    [priority.label, priority.words],
    [participants.label, participants.words],
    ["Who keeps it moving", keeper],
    ["The team meets again", meeting],
  ].filter(([, words]) => words);
  return [
    ...(above ? [grey(above)] : []),
    new Paragraph({ text: xmlText(title), heading: HeadingLevel.TITLE }),
    grey(when),
    ...facts.map(([label, words]) => labelled(label, words)),
  ];
}

/** What only a team agrees, as on the page. */
function agreedParts(plan, ladder) {
  return [
    head("Where we are, and where we want to be in a year", HeadingLevel.HEADING_1),
    new Paragraph({ children: [ladder] }),
    grey(chosenWords(plan.ladder)),
    head("What we will do first", HeadingLevel.HEADING_1),
    ...actionsOf(plan.first),
    ...asksOf(plan),
    ...stepsOf(plan),
  ];
}

/** What the system is asked for, and what the team needs; that nothing is asked only where nothing is needed either. */
function asksOf({ asks, needs }) {
  const part = (title, some) => [
    head(title, HeadingLevel.HEADING_1),
    ...some.map((one) => bullet(`${one.theme}: `, askWords(one))),
  ];
  return [
    ...(asks.length || !needs.length ? part("What we ask of the system", asks) : []),
    ...(asks.length || needs.length ? [] : [plain("Nothing is chosen yet.")]),
    ...(needs.length ? part("What we need", needs) : []),
  ];
}

function stepsOf(plan) {
  const steps = firstSteps(plan);
  return steps.length
    ? [
        head("What to put in place next", HeadingLevel.HEADING_1),
        ...steps.map((step) => bullet(`${step.name}: `, stepWords(step) + step.first)),
      ]
    : [];
}

function themes({ themes: all }, labels) {
  return [
    ...(all.length ? [head("Theme by theme", HeadingLevel.HEADING_1)] : []),
    ...all.flatMap((theme) => [
      head(theme.title, HeadingLevel.HEADING_2),
      ...theme.sides.flatMap((side) => sideOf(side, theme.sides.length > 1, labels)),
      ...theme.said.map(({ label, words }) => labelled(label, words)),
      ...(theme.actions.length ? actionsOf(theme.actions) : []),
    ]),
  ];
}

function sideOf(side, several, labels) {
  const { heading, words, lead, work, unanswered, notes } = side;
  const done = doneWords(side);
  return [
    ...(several ? [head(heading, HeadingLevel.HEADING_3)] : []),
    ...(words ? [new Paragraph({ children: [new TextRun({ text: xmlText(words), bold: true })] })] : []),
    ...(done ? [plain(done)] : []),
    ...(work.length ? [plain(lead, { keepNext: true })] : []),
    ...work.map(({ title, stage, answer, note }) =>
      bullet(`${title}. `, [`${stage}. ${answer}.`, note].filter(Boolean).join("\n")),
    ),
    ...(unanswered.length ? [labelled(labels.unanswered, unanswered.map(({ title }) => title).join("; "))] : []),
    ...(notes.length ? [plain("Other notes:", { keepNext: true })] : []),
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
