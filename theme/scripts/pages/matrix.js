// The matrix filter: the choice is in the address (?side=&theme=&stage=), so that it can be linked and Back works.
const form = document.querySelector("[data-module='app-matrix-filter']");
const shown = document.querySelector("[data-matrix-shown]");

function choice(search) {
  const query = new URLSearchParams(search);
  return { side: query.get("side") ?? "", theme: query.get("theme") ?? "", stage: query.get("stage") ?? "" };
}

function show({ side, theme, stage }) {
  const wanted = { side, theme, stage };
  for (const [name, value] of Object.entries(wanted)) {
    for (const element of document.querySelectorAll(`.app-matrix[data-${name}], .app-matrix [data-${name}]`)) {
      element.hidden = value !== "" && element.getAttribute(`data-${name}`) !== value;
    }
  }
}

function chosenWords() {
  const words = [form.querySelector("input[name='side']:checked").labels[0].textContent.trim()];
  for (const select of form.querySelectorAll("select")) words.push(select.selectedOptions[0].textContent);
  return words;
}

// A value that is not on offer counts as no choice.
function fill(wanted) {
  for (const radio of form.elements.side) radio.checked = radio.value === wanted.side;
  if (!form.querySelector("input[name='side']:checked"))
    form.querySelector("input[name='side'][value='']").checked = true;
  for (const name of ["theme", "stage"]) {
    const select = form.elements[name];
    select.value = wanted[name];
    if (select.selectedIndex < 0) select.value = "";
  }
  const data = new FormData(form);
  return { side: data.get("side"), theme: data.get("theme"), stage: data.get("stage") };
}

function apply() {
  const real = fill(choice(location.search));
  show(real);
  form.hidden = false;
  shown.hidden = !(real.side || real.theme || real.stage);
  shown.textContent = shown.hidden ? "" : `Showing: ${chosenWords().join(", ")}.`;
}

// Again when the page is shown: going back, browsers put controls as they were left, not as the address says.
if (form && shown) {
  apply();
  window.addEventListener("pageshow", apply);
}
