/** The self-assessment: one document that holds the whole tool. */

import { startTool } from "../assessment/view/app.js";

const root = document.querySelector("[data-assessment]");

// What the tool is can be read first: on a slow phone, starting takes a while.
if (root) {
  requestAnimationFrame(() => setTimeout(() => startTool(root)));
}
