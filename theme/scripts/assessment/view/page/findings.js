/** What is wrong in a file or in what is stored, or worth knowing about it, with its place in words. */

import { el, list } from "../../../common/dom.js";

export function findingsList(findings) {
  const items = findings.map(({ message, where, label }) => [message, placeOf(label || where)]);
  return list(items, "nhsuk-list nhsuk-list--bullet app-findings");
}

function placeOf(words) {
  return words ? el("span", { class: "app-findings__where" }, `Where: ${words}`) : null;
}
