/** The plan as one web page that opens anywhere, runs nothing, and holds the data of the assessment. */

import { webPage } from "../../common/web-page.js";
import { exportText } from "../logic/files.js";
import { DATA_ID } from "../format/web-page.js";

/**
 * The text of the page.
 *
 * @param {HTMLElement} paper the plan as elements; it is used up
 * @param {{title: string, foot: string, state: Assessment, language: string}} parts `foot` is the rule for the foot of printed pages
 */
export function planFile(paper, { title, foot, state, language }) {
  return webPage(paper, { title, css: foot, language, id: DATA_ID, data: exportText(state) });
}
