/** What of the worksheet is shown and printed: one side, one theme. The choice is in the address (?side=&theme=), so that it can be linked. */

/** @type {FilterForm|null} */
const filter = document.querySelector("[data-module='app-worksheet-filter']");

/**
 * A value that is not on offer counts as no choice.
 *
 * @param {FilterForm} form
 */
function fill(form) {
  const query = new URLSearchParams(location.search);
  /** @type {NodeListOf<HTMLInputElement>} */
  const found = form.querySelectorAll("input[name='side']");
  const sides = [...found];
  const side = sides.find((radio) => radio.value === query.get("side")) ?? sides[0];
  if (side) {
    side.checked = true;
  }
  form.elements.theme.value = query.get("theme") ?? "";
  if (form.elements.theme.selectedIndex < 0) {
    form.elements.theme.value = "";
  }
}

/** @param {FilterForm} form */
function show(form) {
  const wanted = new FormData(form);
  for (const name of ["side", "theme"]) {
    const selector = `.app-sheet [data-${name}]`;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
      element.hidden = Boolean(wanted.get(name)) && element.getAttribute(`data-${name}`) !== wanted.get(name);
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

/**
 * In the address and not by a new page: what somebody typed stays.
 *
 * @param {FilterForm} form
 */
function changed(form) {
  const filled = /** @type {[string, string][]} */ ([...new FormData(form)].filter(([, value]) => value));
  const query = new URLSearchParams(filled);
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
  show(form);
}

/** @param {FilterForm} form */
function start(form) {
  fill(form);
  show(form);
  form.hidden = false;
}

// Again when the page is shown: going back, browsers put controls as they were left, not as the address says.
if (filter) {
  start(filter);
  filter.addEventListener("change", () => changed(filter));
  filter.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", () => start(filter));
}
