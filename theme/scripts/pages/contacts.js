/** The filter of the directory. */

import { plain, show, startFilter } from "../common/filter-form.js";

/** What each person, system and region is found by. */
function read() {
  return [...document.querySelectorAll("[data-region]")].map((region) => ({
    element: region,
    name: plain(region.querySelector("h3")?.textContent ?? ""),
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

function filter(regions, holds) {
  let found = 0;
  for (const region of regions) {
    let inRegion = 0;
    for (const system of region.systems) {
      let inSystem = 0;
      for (const { element, text } of system.people) {
        const held = holds(text);
        show(element, held);
        if (held) {
          inSystem += 1;
        }
      }
      show(system.element, inSystem > 0);
      inRegion += inSystem;
    }
    show(region.element, inRegion > 0 || holds(region.name));
    found += inRegion;
  }
  return found;
}

startFilter({ one: "contact", many: "contacts" }, read, filter);
