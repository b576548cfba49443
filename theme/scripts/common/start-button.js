/** The button to the self-assessment says whether one is begun, where the browser can tell: from disk, some keep each page's storage apart. */

const KEPT = "pcn-prospectus/self-assessment/";

/** Whether this browser keeps a self-assessment; null when it does not let us look. */
function begun() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(KEPT));
  } catch {
    return null;
  }
}

export function startButton() {
  /** @type {HTMLElement|null} */
  const button = document.querySelector("[data-module='app-start']");
  const kept = button && begun();
  const words = kept
    ? button.dataset.begun
    : kept === false && location.protocol !== "file:" && button?.dataset.notBegun;
  if (words) {
    // An element in its place, since other words in it would be seen to move.
    const title = document.createElement("span");
    title.textContent = words;
    button?.querySelector("[data-title] > span")?.replaceWith(title);
  }
}
