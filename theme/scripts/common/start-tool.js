/** The script of a tool, which the head of its page fetches ahead: it runs when the page is painted, so what the tool is can be read first. */

import { addScript } from "./add-script.js";

export function startTool() {
  /** @type {HTMLElement|null} */
  const tool = document.querySelector("[data-script]");
  if (tool) {
    // A frame is painted after its callbacks. Without its script, the page says after a moment where else to go.
    requestAnimationFrame(() => requestAnimationFrame(() => addScript(tool.dataset.script).catch(() => {})));
  }
}
