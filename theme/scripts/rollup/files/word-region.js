/** The counts of several roll-ups as a Word document, in the order of the print. */

import { Document, HeadingLevel, PageOrientation, Packer } from "docx";

import { MARGIN, NARROW, foot, grey, head, plain, styles, tableOf } from "../../assessment/files/word-parts.js";
import { charted, few, inTurn, sideHead, small, widthsOf } from "./word-blocks.js";
import { components } from "./word-matrix.js";

const { HEADING_1, HEADING_2, TITLE } = HeadingLevel;

/** @typedef {{title: string, columns: string[], rows: string[][]}} WordTable */

/**
 * The document.
 *
 * @param {{title: string, facts: string[], notes: string[], own: string, stagesTitle: string, charts: any[], grids: any[],
 *   first: WordTable[], rest: WordTable[], words: Words, few: boolean}} known `facts`: the day of the paper is the last
 * @returns {Promise<Blob>}
 */
export async function wordRegion(known) {
  const { title, facts, words, grids } = known;
  const section = (children, orientation, margin = MARGIN) => ({
    properties: { page: { size: { orientation }, margin } },
    footers: { default: foot(`${title}, ${facts.at(-1)}`) },
    children: children.flat(Infinity).filter(Boolean),
  });
  const matrix = grids.length
    ? await components({ rollUp: { few: known.few }, words, pictures: { components: grids } })
    : null;
  return Packer.toBlob(
    new Document({
      title,
      creator: title,
      description: title,
      styles: styles(),
      sections: [
        section([await firstPages(known)], PageOrientation.PORTRAIT, NARROW),
        ...(matrix ? [section(matrix, PageOrientation.LANDSCAPE, NARROW)] : []),
        section([...known.first, ...known.rest].map(tablePart), PageOrientation.LANDSCAPE),
      ],
    }),
  );
}

async function firstPages({ title, facts, notes, words, few: isFew, charts, stagesTitle, own }) {
  return [
    head(title, TITLE),
    grey(`${facts.join(". ")}.`),
    few(isFew, words),
    grey(words.say("not-ranks")),
    notes.map(grey),
    own ? plain(own) : null,
    head(stagesTitle, HEADING_1),
    await inTurn(charts, async (one) => [
      ...sideHead(one, isFew, words),
      await charted(one, `Stages: ${one.heading}`),
      one.rows.map((row) => (row.sentence ? small(`${row.title}: `, row.sentence) : null)),
    ]),
  ];
}

function tablePart({ title, columns, rows }) {
  return [head(title, HEADING_2), tableOf(columns, rows, widthsOf(columns, rows))];
}
