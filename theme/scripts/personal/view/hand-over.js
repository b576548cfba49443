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
  const print = () => {
    tell();
    window.print();
  };
  const save = (wanted) => {
    const said = fields.filter(({ part }) => wanted.includes(part));
    tell(el("p", {}, exportWords(savePage(payload, wanted, said))));
  };
  onPaper(boxes, chosen);
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
        "Whoever gets the print-out or the file sees the parts that you tick, and no others. If nothing is ticked and you print from the menu of your browser, it prints the whole form.",
      ),
      el(
        "div",
        { class: "nhsuk-checkboxes nhsuk-checkboxes--small" },
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
  const names = part.querySelector("input[type='text']:not([data-day])");
  const hint = names ? { words: "Without this part, nothing says whose form it is.", id: `${id}.hint` } : null;
  return { part, ...choiceItem("checkbox", { id }, titleOf(part), hint) };
}

const titleOf = (part) => part.querySelector("h2").textContent;

/** Paper follows the ticks, however it is printed. Where nothing is ticked it has the whole form. Its head says which. */
function onPaper(boxes, chosen) {
  const head = el("p", { class: "app-personal__printed" });
  const leaveOut = (left) => boxes.forEach(({ part }) => part.classList.toggle("app-personal__left-out", left(part)));
  boxes[0].part.before(head);
  window.addEventListener("beforeprint", () => {
    const parts = chosen();
    leaveOut((part) => parts.length > 0 && !parts.includes(part));
    head.textContent = parts.length
      ? `Only these parts are handed over: ${parts.map(titleOf).join("; ")}.`
      : "The whole form is handed over, with every part.";
  });
  window.addEventListener("afterprint", () => leaveOut(() => false));
}
