// The directory filter: hides what does not hold every word typed; nothing leaves the page.
import { fold, withoutApostrophes, withoutDashes } from "../common/text-fold.js";

const form = document.querySelector("[data-module='app-directory-filter']");

// Said when typing pauses, so that a screen reader is not interrupted at every letter.
const QUIET_FOR = 350;

function plain(text) {
  return withoutDashes(withoutApostrophes(fold(text)));
}

// What each person, system and region is found by. Read once, when somebody begins to type: a directory may hold thousands.
function read() {
  return [...document.querySelectorAll("[data-region]")].map((region) => ({
    element: region,
    name: plain(region.querySelector("h3").textContent),
    systems: [...region.querySelectorAll("[data-system]")].map((system) => ({
      element: system,
      people: peopleOf(system),
    })),
  }));
}

function peopleOf(system) {
  const whole = plain(system.querySelector(".app-system__title").textContent);
  return [...system.querySelectorAll("[data-person]")].map((person) => ({
    element: person,
    text: `${whole} ${plain(person.textContent)}`,
  }));
}

// Only what changes is touched, so that the browser lays out no more than it has to.
function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

function filter(regions, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const region of regions) {
    let inRegion = 0;
    for (const system of region.systems) {
      let inSystem = 0;
      for (const { element, text } of system.people) {
        const holds = words.every((word) => text.includes(word));
        show(element, holds);
        if (holds) inSystem += 1;
      }
      show(system.element, inSystem > 0);
      inRegion += inSystem;
    }
    show(region.element, inRegion > 0 || words.every((word) => region.name.includes(word)));
    found += inRegion;
  }
  return words.length === 0 ? "" : `${found} ${found === 1 ? "contact" : "contacts"} found`;
}

if (form) {
  const input = form.querySelector("input");
  const count = form.querySelector("[role='status']");
  const choice = document.querySelector("[data-directory-choice]");
  let regions;
  let waiting;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    regions ??= read();
    const words = filter(regions, input.value);
    choice.textContent = words && `Showing only contacts with “${input.value.trim()}”.`;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      count.textContent = words;
    }, QUIET_FOR);
  });
}
