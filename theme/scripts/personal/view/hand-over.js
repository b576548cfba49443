/** What somebody else gets: the parts that are ticked, on paper or in a file, and nothing else. */

import { button, el } from "../../common/dom.js";
import { choiceItem } from "../../common/form-parts.js";
import { exportWords } from "../../common/download.js";
import { savePage } from "./save-page.js";

export function handOver({ payload, fields, tell }) {
  const boxes = [...new Set(fields.map(({ part }) => part))].map(boxOf);
  const chosen = () => boxes.filter(({ input }) => input.checked).map(({ part }) => part);
  const ready = (act) => () =>
    chosen().length ? act(chosen()) : tell(el("p", {}, "Tick at least one part to hand over."));
  const print = (wanted) => {
    tell();
    printed(boxes, wanted);
  };
  const save = (wanted) => {
    const said = fields.filter(({ part }) => wanted.includes(part));
    tell(el("p", {}, exportWords(savePage(payload, wanted, said))));
  };
  return el(
    "section",
    { class: "app-personal__tools" },
    el("h2", {}, "Hand over"),
    el(
      "fieldset",
      { class: "nhsuk-fieldset" },
      el("legend", { class: "nhsuk-fieldset__legend" }, "What do you want to hand over?"),
      el(
        "div",
        { class: "nhsuk-hint" },
        "Whoever gets the print-out or the file sees the parts that you tick, and no others.",
      ),
      el(
        "div",
        { class: "nhsuk-checkboxes" },
        boxes.map(({ node }) => node),
      ),
    ),
    button("Print these parts", ready(print)),
    button("Save a file of these parts", ready(save), "secondary"),
    el(
      "p",
      { class: "nhsuk-hint" },
      "The file opens in any web browser and shows what you wrote. “Open a copy” below reads it too.",
    ),
  );
}

function boxOf(part) {
  const id = `hand-over.${part.dataset.part}`;
  return { part, ...choiceItem("checkbox", { id }, part.querySelector("h2").textContent) };
}

function printed(boxes, wanted) {
  const show = (shown) => boxes.forEach(({ part }) => part.classList.toggle("app-personal__left-out", !shown(part)));
  show((part) => wanted.includes(part));
  window.addEventListener("afterprint", () => show(() => true), { once: true });
  window.print();
}
