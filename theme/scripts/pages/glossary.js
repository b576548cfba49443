/** The filter of the glossary. */

import { plain, show, startFilter } from "../common/filter-form.js";

/** What each term is found by: all that is said of it. */
function read() {
  return [...document.querySelectorAll("[data-letter]")].map((letter) => ({
    element: letter,
    link: document.querySelector(`.app-letters__link[href="#${letter.querySelector("h2")?.id}"]`)?.parentElement,
    terms: [...letter.querySelectorAll("[data-term]")].map((term) => ({
      element: term,
      text: plain(term.textContent),
    })),
  }));
}

function filter(letters, holds) {
  let found = 0;
  for (const { element, link, terms } of letters) {
    let inLetter = 0;
    for (const term of terms) {
      const held = holds(term.text);
      show(term.element, held);
      inLetter += held ? 1 : 0;
    }
    show(element, inLetter > 0);
    show(link, inLetter > 0);
    found += inLetter;
  }
  return found;
}

startFilter({ one: "term", many: "terms" }, read, filter);
