/** A list of expected PCNs: pasted or from a file. */

import { namesIn } from "../expected.js";
import { inSlices } from "../slices.js";

/** Calls `take` with the names by their key, or with null when the list is empty. */
export function startExpected(root, take) {
  const text = root.querySelector("[data-expected-text]");
  const use = async (list) => {
    const names = await inSlices(manyLines(list));
    take(names.size ? names : null);
  };
  root.querySelector("[data-expected-use]").addEventListener("click", () => use(text.value));
  const file = root.querySelector("[data-expected-file]");
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) {
      await use(await chosen.text());
      file.value = "";
    }
  });
}

/** The names of a text, some hundred lines at a step. */
function* manyLines(list) {
  let names = new Map();
  let line = 0;
  for (names of namesIn(list)) {
    line += 1;
    if (line % 500 === 0) {
      yield;
    }
  }
  return names;
}
