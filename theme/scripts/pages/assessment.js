/** The self-assessment: one document that holds the whole tool. */

import { startTool } from "../assessment/view/app.js";

const root = document.querySelector("[data-assessment]");

if (root) {
  startTool(root);
}
