/** The foot of every printed page of the plan: whose it is, and which page. */

import { unturned } from "../../../common/turned-text.js";
import { footWords } from "../../logic/plan-title.js";

const sheet =
  typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype ? new CSSStyleSheet() : null;

/** Sets the words of the foot. Browsers without margin boxes print without it. */
export function footOfPrint(state) {
  if (sheet) {
    sheet.replaceSync(footRule(state));
    if (!document.adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
  }
}

/** The rule in CSS, for this page and for the file that opens as the plan. */
export function footRule(state) {
  const look = "font: 8pt Arial, Helvetica, sans-serif; color: #4c6272;";
  const page = `content: "Page " counter(page) " of " counter(pages); ${look}`;
  return `@page plan { margin: 13mm 13mm 17mm; @bottom-left { content: ${cssText(footWords(state))}; ${look} } @bottom-right { ${page} } }`;
}

/** A text inside quotes in CSS: what could end it, or the style, is written by its number. */
function cssText(words) {
  const safe = Array.from(unturned(words), (one) =>
    /[\p{L}\p{N} ,.]/u.test(one) ? one : `\\${(one.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${safe.join("")}"`;
}
