/** A list of expected PCNs: pasted or from a file. */

import { MAX_BYTES, NotAList, TOO_LARGE, listText, namesOf } from "../logic/intake/expected.js";
import { inSlices } from "../../common/scheduler.js";

const UNREADABLE = "The list cannot be read: it may have been moved or changed.";

/**
 * Calls `take` with the names by their key, or with null when the field is empty, and with when to take them.
 *
 * @param {(names: Map<string, string>|null, later: Later) => void} take
 * @param {() => Later} begin
 * @returns {{show: (names: Map<string, string>) => void, clear: () => void}} `show` puts a list into a blank field, `clear` forgets what was typed
 */
export function startExpected(root, take, begin) {
  const text = root.querySelector("[data-expected-text]");
  const fault = root.querySelector("[data-expected-fault]");
  const use = async (read) => {
    const later = begin();
    try {
      take(await read(), later);
      fault.textContent = "";
    } catch (problem) {
      if (!later.isOver()) {
        take(null, later);
        fault.textContent = problem instanceof NotAList ? problem.message : UNREADABLE;
      }
    }
  };
  root
    .querySelector("[data-expected-use]")
    .addEventListener("click", () => use(async () => (text.value.trim() ? inSlices(namesOf(text.value)) : null)));
  const file = root.querySelector("[data-expected-file]");
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) {
      await use(async () => {
        const names = await inSlices(namesOf(await textOf(chosen)));
        text.value = [...names.values()].join("\n");
        return names;
      });
      file.value = "";
    }
  });
  return {
    show: (names) => {
      text.value ||= [...names.values()].join("\n");
    },
    clear: () => {
      text.value = "";
      fault.textContent = "";
    },
  };
}

async function textOf(file) {
  if (file.size > MAX_BYTES) {
    throw new NotAList(TOO_LARGE);
  }
  return listText(await file.arrayBuffer());
}
