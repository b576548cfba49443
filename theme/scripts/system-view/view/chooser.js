/** Choosing files: two inputs and a place to drop files on. */

import { chosenFiles, droppedFiles } from "../dropped.js";

/** Calls `take` with {files, others} whenever files are chosen or dropped. */
export function startChooser(root, take) {
  for (const input of root.querySelectorAll("input[type='file'][data-exports]")) {
    input.addEventListener("change", () => {
      const chosen = chosenFiles(input.files);
      input.value = "";
      take(chosen);
    });
  }
  root.querySelector("[data-folder]").webkitdirectory = true; // every browser knows it, and no standard of HTML
  const area = root.querySelector("[data-drop]");
  const mark = (isOver) => area.classList.toggle("app-drop--over", isOver);
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  area.addEventListener("dragleave", () => mark(false));
  area.addEventListener("drop", async (event) => {
    event.preventDefault();
    mark(false);
    take(await droppedFiles(event.dataTransfer));
  });
}
