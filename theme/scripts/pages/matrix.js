/** The matrix filter: the choice is in the address (?side=&theme=&stage=), so that it can be linked and Back works. */

/** @type {HTMLFormElement|null} */
const form = document.querySelector("[data-module='app-matrix-filter']");
/** @type {HTMLSelectElement[]} */
const selects = [...(form?.querySelectorAll("select") ?? [])];
/** @type {HTMLElement|null} */
const shown = document.querySelector("[data-matrix-shown]");
const narrow = matchMedia("screen and (max-width: 48em)");

/** The choice in the address; on a phone one theme at a time, until somebody asks for another or for all. */
function choice() {
  const query = new URLSearchParams(location.search);
  const wanted = Object.fromEntries(selects.map(({ name }) => [name, query.get(name) ?? ""]));
  const theme = selects.find(({ name }) => name === "theme");
  if (narrow.matches && theme && !query.has("theme")) {
    wanted.theme = theme.options[1]?.value ?? "";
  }
  return wanted;
}

/** A value that is not on offer counts as no choice. */
function fill(wanted) {
  for (const select of selects) {
    select.value = wanted[select.name];
    if (select.selectedIndex < 0) {
      select.value = "";
    }
  }
}

function show() {
  for (const { name, value } of selects) {
    const selector = `.app-matrix[data-${name}], .app-matrix [data-${name}]`;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
      element.hidden = value !== "" && element.getAttribute(`data-${name}`) !== value;
    }
  }
  const words = selects.flatMap(({ value, selectedOptions }) => (value ? [selectedOptions[0].textContent] : []));
  tell(words.length ? `Showing: ${words.join(", ")}.` : "");
  showWayOn();
}

function tell(words) {
  if (shown) {
    shown.hidden = !words;
    shown.textContent = words;
  }
}

/** Where one theme is shown, the way to the next one stands below it. */
function showWayOn() {
  document.querySelector(".app-matrix-next")?.remove();
  const theme = selects.find(({ name }) => name === "theme");
  const next = theme?.value ? theme.options[theme.selectedIndex + 1] : null;
  if (theme && next) {
    const link = document.createElement("a");
    const line = document.createElement("p");
    link.href = `${address({ theme: next.value })}#shown`;
    link.textContent = `Next theme: ${next.textContent}`;
    line.className = "app-matrix-next app-screen-only";
    line.append(link);
    document.querySelector(`.app-matrix[data-theme="${theme.value}"]`)?.after(line);
  }
}

function address(changes = {}) {
  return `?${new URLSearchParams(selects.map(({ name, value }) => [name, changes[name] ?? value]))}`;
}

function apply() {
  fill(choice());
  show();
}

/** A choice shows at once and is a step that Back takes back; the button takes the reader to what is shown. */
function changed() {
  history.pushState(null, "", address());
  show();
}

function lead(event) {
  event.preventDefault();
  tell(shown?.textContent || "Showing everything.");
  shown?.focus();
}

// Again when the page is shown: going back, browsers put controls as they were left, not as the address says.
if (form) {
  form.hidden = false;
  apply();
  form.addEventListener("change", changed);
  form.addEventListener("submit", lead);
  window.addEventListener("pageshow", apply);
  window.addEventListener("popstate", apply);
}
