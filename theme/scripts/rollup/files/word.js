/** The paper of a system as a Word document: the order and the words of the print, with headings, tables and pictures that can be edited. */

import { Document, HeadingLevel, PageOrientation, Packer, Paragraph } from "docx";

import {
  MARGIN,
  NARROW,
  bullet,
  foot,
  grey,
  head,
  labelled,
  plain,
  runs,
  styles,
  tableOf,
} from "../../assessment/files/word-parts.js";
import { factsOf, madeOf, notRanks, reportTitle } from "../logic/report/about.js";
import { needsTableOf, ownWordsByTheme, supportNames } from "../logic/report/asks.js";
import { chartTables } from "../logic/report/chart-tables.js";
import { whereTitle } from "../logic/intake/labels.js";
import { inBoth, namesAtStages, namesMoved, onlyIn } from "../logic/report/named.js";
import { moreWords, otherComponentsTable, setAsideTable } from "../logic/report/others.js";
import { SHOWN } from "../logic/intake/limits.js";
import { drawingsOfBars } from "./drawing.js";
import { charted, few, inTurn, numbers, pictured, sideHead, small } from "./word-blocks.js";
import { components } from "./word-matrix.js";

const { HEADING_1, HEADING_2, HEADING_3, TITLE } = HeadingLevel;

/**
 * The document.
 *
 * @param {{rollUp: RollUp, words: Words, matrix: Matrix, pictures: any, today: string, named: boolean}} known
 *   `named` says whether the names behind the numbers are printed too
 * @returns {Promise<Blob>}
 */
export async function wordPaper(known) {
  const { rollUp, words, today } = known;
  const title = reportTitle(rollUp, words);
  const section = (children, page) => ({
    properties: { page },
    footers: { default: foot(`${title}, ${today}`) },
    children: children.flat(Infinity).filter(Boolean),
  });
  const across = { size: { orientation: PageOrientation.LANDSCAPE }, margin: NARROW };
  return Packer.toBlob(
    new Document({
      title,
      creator: title,
      description: known.matrix.labels.together,
      styles: styles(),
      sections: [
        section([firstPage(known, title), await stages(known)], { margin: NARROW }),
        section(await components(known), across),
        section(
          [
            await wanted(known),
            await asks(known),
            await actions(known),
            await moved(known),
            await fromOthers(known),
            madeFrom(known),
            tables(known),
          ],
          { margin: MARGIN },
        ),
      ],
    }),
  );
}

function firstPage({ rollUp, words, today }, title) {
  return [
    head(title, TITLE),
    grey(`${[...factsOf(rollUp, words), today].join(". ")}.`),
    few(rollUp.few, words),
    grey(notRanks(rollUp, words)),
  ];
}

async function stages({ rollUp, words, pictures, named }) {
  return [
    head(whereTitle(pictures.stages.length && rollUp.assessments, words), HEADING_1),
    pictures.stages.length ? null : plain(words.say("side-not-answered")),
    await inTurn(pictures.stages, async (one) => [
      ...sideHead(one, rollUp.few, words),
      await charted(one, `Stages: ${one.heading}`),
      one.rows.map(({ title, sentence }) => (sentence ? small(`${title}: `, sentence) : null)),
    ]),
    named ? behind(pictures.stages, (side) => namesAtStages(rollUp.themes, side, words)) : null,
  ];
}

async function wanted({ rollUp, words, pictures }) {
  return [
    head(words.say("wanted"), HEADING_1),
    pictures.stages.length ? plain(words.say("about-wanted")) : null,
    pictures.wanted.length ? null : plain(words.say(pictures.stages.length ? "none-wanted" : "side-not-answered")),
    await inTurn(pictures.wanted, async (one) => [
      ...sideHead(one, rollUp.few, words),
      await charted(one, `${words.say("wanted")}: ${one.heading}`),
    ]),
  ];
}

async function asks({ rollUp, words, matrix, pictures, named }) {
  const needs = needsTableOf(rollUp, words);
  const own = ownWordsByTheme(rollUp, matrix, words);
  return [
    head(words.say("asks"), HEADING_1, { pageBreakBefore: true }),
    head(words.say("support"), HEADING_2),
    rollUp.support.length ? await charted(pictures.support, words.say("support")) : plain(words.say("no-support")),
    rollUp.support.length && named
      ? [
          head(words.say("who-ticked"), HEADING_3),
          tableOf(["Support", words.units], supportNames(rollUp, words), [45, 55]),
        ]
      : null,
    head(words.say("needs"), HEADING_2),
    plain(words.say("about-needs")),
    numbers(needs.columns, needs.rows),
    own.length ? plain(words.say("about-asks"), { keepNext: true }) : null,
    own.map(({ title, needs: found, all }) => [
      head(title, HEADING_3),
      found.map((need) => [
        plainBold(need.title),
        need.said.map(({ name, text }) => bullet(named ? `${name}: ` : "", text)),
      ]),
      notShown(
        all,
        found.reduce((sum, { said }) => sum + said.length, 0),
      ),
    ]),
  ];
}

async function actions({ pictures, words }) {
  const bars = pictures.months;
  const { outcomes } = pictures;
  if (!bars.length && !outcomes.rows.length) {
    return null;
  }
  return [
    head(words.say("actions"), HEADING_1),
    bars.length ? await pictured(drawingsOfBars(bars), words.say("actions")) : plain("None."),
    outcomes.rows.length
      ? [head(words.say("outcomes"), HEADING_2), await charted(outcomes, words.say("outcomes"))]
      : null,
  ];
}

async function moved({ rollUp, words, pictures, named }) {
  const { comparison } = rollUp;
  if (!comparison.both.count) {
    return null;
  }
  return [
    head(words.say("comparison"), HEADING_1, { pageBreakBefore: true }),
    plain(inBoth(comparison, words)),
    few(comparison.few, words),
    onlyIn(comparison, words).map(({ told, title, names }) => [
      plain(told),
      named ? labelled(title, names.join("; ")) : null,
    ]),
    await inTurn(pictures.moves, async (one) => [
      head(one.heading, HEADING_2),
      few(one.few && !comparison.few, words),
      await charted(one, `${words.say("comparison")}: ${one.heading}`),
      one.rows.map(({ title, sentence }) => (sentence ? small(`${title}: `, sentence) : null)),
    ]),
    named ? behind(pictures.moves, (side) => namesMoved(comparison.themes, side, words)) : null,
    more(comparison, rollUp),
  ];
}

async function fromOthers({ rollUp, words, pictures }) {
  const answered = otherComponentsTable(rollUp, words);
  const aside = setAsideTable(rollUp, words);
  if (![pictures.others, answered.rows, aside.rows].some(({ length }) => length)) {
    return null;
  }
  return [
    head(words.say("others"), HEADING_1),
    plain(words.say("about-others")),
    await inTurn(pictures.others, async (one) => [
      ...sideHead(one, rollUp.few, words),
      await charted(one, `Stages in other editions: ${one.heading}`),
    ]),
    listed(answered),
    aside.rows.length ? plain(words.say("about-set-aside")) : null,
    listed(aside),
    more(rollUp.not_in_matrix, rollUp),
  ];
}

/** A table below its title, of many rows the first; nothing where it has none. */
function listed({ title, columns, rows }) {
  return rows.length
    ? [head(title, HEADING_3), numbers(columns, rows.slice(0, SHOWN)), notShown(rows.length, SHOWN)]
    : null;
}

function madeFrom({ rollUp, words }) {
  return [head(words.say("about"), HEADING_1), madeOf(rollUp, words).map((told) => bullet("", told))];
}

/** The numbers of all pictures. */
function tables({ rollUp, pictures, words }) {
  return [
    head(words.say("tables"), HEADING_1, { pageBreakBefore: true }),
    chartTables(rollUp, pictures, words).map(({ title, columns, rows }) => [
      head(title, HEADING_2),
      numbers(columns, rows),
    ]),
  ];
}

/** The names behind the numbers of all sides, by theme. */
function behind(sides, namesOf) {
  return sides.flatMap(({ side, heading }) =>
    namesOf(side).flatMap(({ title, groups }) => [
      head(`${heading}: ${title}`, HEADING_3),
      ...groups.map((group) => labelled(group.title, group.names.join("; "))),
    ]),
  );
}

function more(found, rollUp) {
  const told = moreWords(found, rollUp);
  return told ? plain(told) : null;
}

function notShown(all, shown) {
  return all > shown ? plain(`And ${(all - shown).toLocaleString("en-GB")} more.`) : null;
}

const plainBold = (words) => new Paragraph({ keepNext: true, children: runs(words, true) });
