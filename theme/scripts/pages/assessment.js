/** The self-assessment: one document that holds the whole tool. */

import { startTool } from "../assessment/view/app.js";

/** @type {HTMLElement|null} */
const root = document.querySelector("[data-assessment]");

if (root?.dataset.script) {
  startTool(root);
} else if (root) {
  // In the single file the script stands in the page itself: what the tool is can be read first, since starting takes a while.
  requestAnimationFrame(() => setTimeout(() => startTool(root)));
}
