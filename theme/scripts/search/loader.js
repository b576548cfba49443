/** Loads the search when somebody starts to search: first the index, then the engine, once. */

import { addScript } from "../common/add-script.js";

/**
 * A function that loads the search at its first call; each call gives the same promise.
 *
 * @param {DOMStringMap} addresses of its two scripts
 */
function makeLoader({ index, engine }) {
  /** @type {Promise<any>|null} */
  let loading = null;
  return () => {
    loading ??= Promise.all([addScript(index), addScript(engine)]).then(() => globalThis.pcnProspectus.search);
    return loading;
  };
}

/** Where the search cannot be loaded, or fails, the box stays a plain form, and the results page shows other ways. */
function withSearch(load, use, otherwise) {
  load().then(use).catch(otherwise);
}

function startBox(form, load) {
  const input = form.elements.namedItem("q");
  let begun = false;
  const begin = () => {
    if (!begun) {
      withSearch(
        load,
        (search) => search.attach(form),
        () => {},
      );
    }
    begun = true;
  };
  for (const event of ["pointerdown", "input"]) {
    input.addEventListener(event, begin);
  }
  if (input.value !== "" && document.activeElement === input) {
    begin();
  }
}

/** The results for the query of the address. Without one nothing is loaded: the page says what to do, and where else to go. */
function startResults(root, form, load) {
  const asked = new URLSearchParams(globalThis.location.search);
  const typed = (asked.get("q") ?? "").trim();
  const ways = root.querySelector("[data-other-ways]");
  const withoutScript = ways.querySelector("[data-without-script]");
  const count = root.querySelector("[data-count]");
  withoutScript.hidden = true;
  if (typed === "") {
    count.textContent = "Type what you are looking for into the box at the top of the page.";
    return;
  }
  count.textContent = "Searching";
  ways.hidden = true;
  withSearch(
    load,
    (search) => search.show(root, { form, typed, kind: asked.get("kind") ?? "" }),
    () => {
      count.replaceChildren();
      root.querySelector("[data-found]").replaceChildren();
      ways.hidden = false;
      withoutScript.hidden = false;
    },
  );
}

/** Makes the search box of the page ready, and shows the results on the results page. */
export function startSearch() {
  /** @type {HTMLFormElement|null} */
  const form = document.querySelector("[data-module='app-search']");
  if (!form) {
    return;
  }
  const load = makeLoader(form.dataset);
  startBox(form, load);
  const results = document.querySelector("[data-module='app-search-results']");
  if (results) {
    startResults(results, form, load);
  }
}
