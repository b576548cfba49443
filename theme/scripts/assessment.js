// The self-assessment: one document that holds the whole tool.
import { startTool } from "./assessment/view/tool.js";

const root = document.querySelector("[data-assessment]");

if (root) {
  startTool(root);
}
