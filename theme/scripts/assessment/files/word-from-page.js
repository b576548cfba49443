/** Parts of a page as parts of a Word document: headings, paragraphs, lists, tables, and terms with what is said of them. */

import { HeadingLevel, Paragraph } from "docx";

import { leadsAway, onlyLink } from "../../common/links-away.js";
import { bullet, head, labelled, linked, plain, tableOf } from "./word-parts.js";

/** The title of the document is the first heading of the page. */
const LEVELS = Object.freeze({ H2: HeadingLevel.HEADING_1, H3: HeadingLevel.HEADING_2, H4: HeadingLevel.HEADING_3 });

/** What makes a paragraph, a list and so on from an element; what is not named is looked into. */
const MAKERS = Object.freeze({
  H2: headOf,
  H3: headOf,
  H4: headOf,
  P: paragraphIn,
  LI: (node) => [bullet("", wordsIn(node))],
  TABLE: tableIn,
  DL: termsIn,
});

/** @param {Iterable<Element>} nodes */
export function wordBlocks(nodes) {
  return Array.from(nodes).flatMap((node) => MAKERS[node.tagName]?.(node) ?? wordBlocks(node.children));
}

/** A link that is all that a paragraph says is one here too, or is left out where it leads nowhere. */
function paragraphIn(node) {
  const link = onlyLink(node);
  return link ? (leadsAway(link) ? [linked(link.textContent, link.href)] : []) : [plain(wordsIn(node))];
}

function headOf(node) {
  return [head(wordsIn(node), LEVELS[node.tagName])];
}

function tableIn(node) {
  const [heads, ...rows] = Array.from(node.rows, ({ cells }) => Array.from(cells, wordsIn));
  return [
    tableOf(
      heads,
      rows,
      heads.map(() => 100 / heads.length),
    ),
    new Paragraph({}),
  ];
}

function termsIn(node) {
  const terms = Array.from(node.querySelectorAll("dt"));
  return terms.map((term) => labelled(wordsIn(term), wordsIn(term.nextElementSibling)));
}

/** The words of an element; what stands in a line of its own on the page does so here. */
function wordsIn(node) {
  const parts = Array.from(node.childNodes, (one) => {
    const ownLine = one.tagName === "P" || one.classList?.contains("app-next__text");
    return one.querySelector?.(":not(wbr)") ? wordsIn(one) : ownLine ? `\n${one.textContent}` : one.textContent;
  });
  return parts.join("").trim();
}
