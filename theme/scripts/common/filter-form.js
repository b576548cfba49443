/** A field that hides what does not hold every word typed: of the contacts, of the glossary. Nothing leaves the page. */

import { fold, withoutApostrophes, withoutDashes } from "./text-fold.js";

// Said when typing pauses, so that a screen reader is not interrupted at every letter.
const QUIET_FOR = 350;

/** A text as it is compared with what somebody types. */
export function plain(text) {
  return withoutDashes(withoutApostrophes(fold(text)));
}

/** Shows or hides an element. Only what changes is touched, so that the browser lays out no more than it has to. */
export function show(element, shown) {
  if (element.hidden === shown) {
    element.hidden = !shown;
  }
}

/**
 * Starts the filter of the page, if it has one.
 *
 * @template Found
 * @param {{one: string, many: string}} things what is counted, in words
 * @param {() => Found} read what is there to find; asked once, when somebody begins to type, since it may be thousands
 * @param {(found: Found, holds: (text: string) => boolean) => number} filter hides what does not hold the words, and counts what does
 */
export function startFilter({ one, many }, read, filter) {
  /** @type {HTMLFormElement|null} */
  const form = document.querySelector("[data-module='app-filter']");
  const input = form?.querySelector("input");
  const status = form?.querySelector("[role='status']");
  const choice = document.querySelector("[data-filter-choice]");
  if (!form || !input || !status || !choice) {
    return;
  }
  let found;
  let waiting;
  const choose = () => {
    found ??= read();
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const count = filter(found, (text) => words.every((word) => text.includes(word)));
    choice.textContent = words.length ? `Showing only ${many} with “${input.value.trim()}”.` : "";
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      status.textContent = words.length ? `${count} ${count === 1 ? one : many} found` : "";
    }, QUIET_FOR);
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", choose);
  // A link on the page may lead to what is hidden: then all is shown again.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest("[hidden]")) {
      input.value = "";
      choose();
      target.scrollIntoView();
    }
  });
}
