/** Choosing files: two inputs, and the whole page to drop files on. */

import { chosenFiles, droppedFiles } from "./file-drop.js";

/** Calls `take` with a promise of {files, others} whenever files are chosen or dropped. */
export function startChooser(root, take) {
  for (const input of root.querySelectorAll("input[type='file'][data-exports]")) {
    const taken = () => {
      const chosen = chosenFiles(input.files);
      input.value = "";
      take(Promise.resolve(chosen));
    };
    input.addEventListener("change", taken);
    if (input.files.length) {
      taken(); // they were chosen before this script had started
    }
  }
  root.querySelector("[data-folder]").webkitdirectory = true; // every browser knows it, and no standard of HTML
  const area = root.querySelector("[data-drop]");
  const mark = (isOver) => area.classList.toggle("app-drop--over", isOver);
  // Files that are let go beside the marked place are meant for it; a browser would leave the page and open them.
  window.addEventListener("dragover", (event) => {
    if (bringsFiles(event)) {
      event.preventDefault();
      mark(true);
    }
  });
  window.addEventListener("dragleave", () => mark(false));
  window.addEventListener("drop", (event) => {
    mark(false);
    if (bringsFiles(event)) {
      event.preventDefault();
      take(droppedFiles(event.dataTransfer));
    }
  });
}

/** Whether files are dragged, to any place but an input for another file. */
function bringsFiles({ dataTransfer, target }) {
  const other = target instanceof Element && target.closest("input[type='file']:not([data-exports])");
  return dataTransfer !== null && [...dataTransfer.types].includes("Files") && !other;
}
