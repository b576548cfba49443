/** The writer's own copy: saved whole, opened again without losing what is here, and deleted. */

import { fileText } from "../../assessment/format/file-text.js";
import { exportWords } from "../../common/download.js";
import { button, el, hidden, list, partOf } from "../../common/dom.js";
import { labelled } from "../../common/form-parts.js";
import { readFile } from "../format/file.js";
import { saidIn, takes } from "./fields.js";
import { saveFile } from "./save-file.js";

export function ownCopy(form) {
  const { payload, fields, tell } = form;
  const input = el("input", { class: "nhsuk-file-upload", type: "file", id: "personal-file", accept: ".json,.html" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) {
      await open(form, file);
      input.value = "";
    }
  });
  return el(
    "section",
    { class: "app-personal__tools" },
    el("h2", {}, "Your own copy"),
    el("p", {}, "A copy has everything that you wrote. Open it here to carry on, on this device or another one."),
    button("Save a copy for me", () => tell(el("p", {}, exportWords(saveFile(payload, fields)))), "secondary"),
    labelled("Open a copy", input),
    el(
      "p",
      {},
      el(
        "button",
        { class: "app-text-button", type: "button", onclick: () => askToDelete(form) },
        "Delete everything",
        hidden("in this form"),
      ),
    ),
  );
}

async function open(form, file) {
  const { text, found } = await fileText(file);
  const { said, fault } = found ? { fault: found.message } : readFile(form.payload, text);
  if (!said) {
    form.tell(el("p", {}, `${file.name} was not opened. ${fault}`));
    return;
  }
  const here = new Map(saidIn(form.fields).map((one) => [keyOf(one), one]));
  const known = said.filter((one) => form.fields.some((field) => takes(field, one)));
  const over = known.filter((one) => ![one.value, ""].includes(here.get(keyOf(one)).value));
  const left =
    said.length > known.length
      ? " Some of it is about items or answers that this form does not have, and stays in the file."
      : "";
  const use = () => change(form, known, `${file.name} was opened.${left}`);
  if (over.length === 0) {
    use();
    return;
  }
  const titles = new Set(over.map(({ item }) => titleOf(item)));
  form.tell(
    el("p", {}, `${file.name} says something else than this form on:`),
    list([...titles]),
    button("Use what the file says", use),
    button("Keep what is here", () => form.tell(el("p", {}, "Nothing was changed.")), "secondary"),
  );
}

const keyOf = ({ item, of }) => `${item} ${of}`;

function titleOf(item) {
  const node = document.getElementById(item);
  return (node?.querySelector("legend") ?? partOf(document, `label[for="${CSS.escape(item)}"]`)).textContent;
}

/** Until the page is left, what was there before can be brought back. */
function change(form, said, words) {
  const before = saidIn(form.fields);
  form.put(said);
  const undo = () => {
    form.put(before);
    form.tell(el("p", {}, "Your form is as it was before."));
  };
  form.tell(el("p", {}, words), button("Undo", undo, "secondary"));
}

function askToDelete(form) {
  const blank = form.fields.map(({ item, of }) => ({ item, of, value: "" }));
  const words = "Everything in this form is deleted. You can undo this until you leave the page.";
  form.tell(
    el("p", {}, "Delete everything that you wrote in this form?"),
    button("Delete everything", () => change(form, blank, words), "warning"),
    button("Cancel", () => form.tell(el("p", {}, "Nothing was deleted.")), "secondary"),
  );
}
