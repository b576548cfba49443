/** What of the worksheet is shown and printed: one side, one theme. The choice is in the address (?side=&theme=), so that it can be linked. */

const form = document.querySelector("[data-module='app-worksheet-filter']");

/** A value that is not on offer counts as no choice. */
function fill() {
  const query = new URLSearchParams(location.search);
  const side = [...form.elements.side].find((radio) => radio.value === query.get("side"));
  (side ?? form.querySelector("input[name='side'][value='']")).checked = true;
  form.elements.theme.value = query.get("theme") ?? "";
  if (form.elements.theme.selectedIndex < 0) {
    form.elements.theme.value = "";
  }
}

function show() {
  const wanted = new FormData(form);
  for (const name of ["side", "theme"]) {
    for (const element of document.querySelectorAll(`.app-sheet [data-${name}]`)) {
      element.hidden = wanted.get(name) !== "" && element.getAttribute(`data-${name}`) !== wanted.get(name);
    }
  }
  for (const part of document.querySelectorAll(".app-sheet [data-part]")) {
    hideWhenEmpty(part);
  }
}

/** A stage without a statement for the chosen side goes with its heading. */
function hideWhenEmpty(part) {
  const sides = [...part.querySelectorAll("[data-side]")];
  part.hidden = sides.length > 0 && sides.every((side) => side.hidden);
  part.previousElementSibling.hidden = part.hidden;
}

/** In the address and not by a new page: what somebody typed stays. */
function changed() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
  show();
}

function start() {
  fill();
  show();
  form.hidden = false;
}

// Again when the page is shown: going back, browsers put controls as they were left, not as the address says.
if (form) {
  start();
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", start);
}
