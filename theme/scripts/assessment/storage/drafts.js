/** What is typed and cannot be saved yet, such as half a date: kept for this tab, so that it is there again after the page is reloaded. */

import { memory, usable } from "./storage.js";

const KEY = "pcn-prospectus/self-assessment-drafts";

/**
 * Drafts by the name of their field: a date as {day, month, year}, or a text.
 *
 * @param {() => Storage|null} storage that of the tab; may throw
 * @returns {Drafts}
 */
export function keptDrafts(storage) {
  const disk = usable(storage) ?? memory();
  const drafts = read(disk);
  function keep() {
    try {
      if (drafts.size) {
        disk.setItem(KEY, JSON.stringify([...drafts]));
      } else {
        disk.removeItem(KEY);
      }
    } catch {
      // No room: the page still holds them, and asks before it is left.
    }
  }
  return {
    get size() {
      return drafts.size;
    },
    get: (key) => drafts.get(key),
    has: (key) => drafts.has(key),
    set(key, draft) {
      drafts.set(key, draft);
      keep();
    },
    delete(key) {
      if (drafts.delete(key)) {
        keep();
      }
    },
    clear() {
      drafts.clear();
      keep();
    },
    [Symbol.iterator]: () => drafts[Symbol.iterator](),
  };
}

function read(disk) {
  try {
    return new Map(JSON.parse(disk.getItem(KEY) ?? "[]").filter(isDraft));
  } catch {
    return new Map();
  }
}

function isDraft([key, draft]) {
  const parts = typeof draft === "object" && draft ? [draft.day, draft.month, draft.year] : [draft];
  return [key, ...parts].every((text) => typeof text === "string");
}
