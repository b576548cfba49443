/** The script of a tool, which the head of its page fetches ahead: it runs when the page is painted, so what the tool is can be read first. */

import { addScript } from "./add-script.js";

const LONGEST = 1400; // a little later the page would say that the script did not start

/** Calls back when the browser says that it has painted the page, or after a while. */
function whenPainted(call) {
  const watch = new PerformanceObserver(done);
  const timer = setTimeout(done, LONGEST);
  function done() {
    watch.disconnect();
    clearTimeout(timer);
    call();
  }
  watch.observe({ type: "paint", buffered: true });
}

export function startTool() {
  /** @type {HTMLElement|null} */
  const tool = document.querySelector("[data-script]");
  if (tool) {
    // Without its script, the page says after a moment where else to go.
    whenPainted(() => addScript(tool.dataset.script).catch(() => {}));
  }
}
