// The directory filter: hides what does not hold every word typed; nothing leaves the page.
const form = document.querySelector("[data-module='app-directory-filter']");

// Said when typing pauses, so that a screen reader is not interrupted at every letter.
const QUIET_FOR = 350;

function plain(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\u200b/g, "").toLowerCase();
}

function filter(typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const region of document.querySelectorAll("[data-region]")) {
    let inRegion = 0;
    for (const system of region.querySelectorAll("[data-system]")) {
      const whole = plain(system.querySelector(".app-system__title").textContent);
      let inSystem = 0;
      for (const person of system.querySelectorAll("[data-person]")) {
        const text = `${whole} ${plain(person.textContent)}`;
        person.hidden = !words.every((word) => text.includes(word));
        if (!person.hidden) inSystem += 1;
      }
      system.hidden = inSystem === 0;
      inRegion += inSystem;
    }
    const name = plain(region.querySelector("h3").textContent);
    region.hidden = inRegion === 0 && !words.every((word) => name.includes(word));
    found += inRegion;
  }
  return words.length === 0 ? "" : `${found} ${found === 1 ? "contact" : "contacts"} found`;
}

if (form) {
  const input = form.querySelector("input");
  const count = form.querySelector("[role='status']");
  const choice = document.querySelector("[data-directory-choice]");
  let waiting;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    const words = filter(input.value);
    choice.textContent = words && `Showing only contacts with “${input.value.trim()}”.`;
    clearTimeout(waiting);
    waiting = setTimeout(() => { count.textContent = words; }, QUIET_FOR);
  });
}
