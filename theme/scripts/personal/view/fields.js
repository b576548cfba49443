/** The fields of a personal form: each is an answer to an item, or the words on it. */

/** @returns {FormField[]} */
export function fieldsIn(root) {
  return Array.from(root.querySelectorAll("[data-item]"), (node) => ({
    item: node.dataset.item,
    of: node.dataset.of,
    part: node.closest("[data-part]"),
    node,
  }));
}

/** What a field says; "" for nothing. */
export function valueOf({ of, node }) {
  return of === "answer" ? (node.querySelector("input:checked")?.value ?? "") : node.value.trim();
}

/** Whether a field is the one that something is said in, and can show it. */
export function takes({ item, of, node }, said) {
  const offered = () => Array.from(node.querySelectorAll("input"), ({ value }) => value);
  return item === said.item && of === said.of && (of !== "answer" || offered().includes(said.value));
}

/** An answer that the form does not offer is not chosen. */
export function show({ of, node }, value) {
  if (of !== "answer") {
    node.value = value;
    return;
  }
  for (const radio of node.querySelectorAll("input")) {
    radio.checked = value !== "" && radio.value === value;
  }
}

/** Everything that is said in some fields. */
export function saidIn(fields) {
  return fields.map((field) => ({ item: field.item, of: field.of, value: valueOf(field) }));
}
