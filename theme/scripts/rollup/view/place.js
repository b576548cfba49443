/** Where somebody is in the page, and what is open there: kept when the elements are made anew. */

const TYPED = Object.freeze(["view-find"]);
const TICKED = Object.freeze(["view-print-names", "view-save-texts"]);

/** Makes a change that replaces elements: what was open, typed or ticked is so again, and the focus is on its successor. */
export function keepingPlace(root, change) {
  const focused = document.activeElement;
  const at = [...keyed(root)].find(([, node]) => node === focused)?.[0] ?? focused?.id;
  const wasOpen = new Map([...keyed(root, "summary")].map(([key, { parentElement }]) => [key, parentElement.open]));
  const typed = new Map(TYPED.map((id) => [id, fieldOf(id)?.value ?? ""]));
  const ticked = TICKED.filter((id) => fieldOf(id)?.checked);
  change();
  const made = keyed(root);
  made.forEach(({ parentElement: parent }, key) => {
    if (wasOpen.has(key)) {
      parent.open = wasOpen.get(key);
    }
  });
  typed.forEach((value, id) => value && told(id, "input", { value }));
  ticked.forEach((id) => told(id, "change", { checked: true }));
  if (at) {
    (made.get(at) ?? document.getElementById(at))?.focus();
  }
}

const fieldOf = (id) => /** @type {HTMLInputElement|null} */ (document.getElementById(id));

/** A field is given what it had, and whoever listens to it is told. */
function told(id, event, held) {
  const field = fieldOf(id);
  if (field) {
    Object.assign(field, held).dispatchEvent(new Event(event, { bubbles: true }));
  }
}

/**
 * Summaries and buttons by what stays the same when counts change: the headings above them, and their words without numbers.
 *
 * @returns {Map<string, any>}
 */
function keyed(root, kinds = "summary, button") {
  const found = new Map();
  const times = new Map();
  for (const node of root.querySelectorAll(kinds)) {
    const section = node.closest("section");
    const words = [section?.parentElement.closest("section"), section].map(
      (one) => one?.querySelector("h2, h3")?.textContent,
    );
    const key = [node.tagName, ...words, node.textContent].join("\n").replace(/\d[\d,]*/g, "");
    times.set(key, (times.get(key) ?? 0) + 1);
    found.set(`${key}\n${times.get(key)}`, node);
  }
  return found;
}
