/** What is handed over, as a web page that anybody can open and this form can read again. */

import { longMoment } from "../../common/dates.js";
import { el, partOf } from "../../common/dom.js";
import { download } from "../../common/download.js";
import { webPage } from "../../common/web-page.js";
import { DATA_ID, documentOf } from "../format/file.js";
import { saidIn, valueOf } from "./fields.js";

/** Saves it, and gives the name of the file. */
export function savePage(payload, parts, fields) {
  const now = new Date();
  const title = partOf(document, "h1").textContent;
  const made = documentOf(payload, saidIn(fields), now);
  const paper = el(
    "div",
    { class: "app-paper" },
    el("h1", {}, title),
    el(
      "p",
      { class: "app-paper__small" },
      `Saved on ${longMoment(made.updated)}. Only the parts below were handed over.`,
    ),
    parts.map((part) => partOnPaper(part, fields)),
  );
  const { lang: language } = document.documentElement;
  const text = webPage(paper, { title, css: "", language, id: DATA_ID, data: JSON.stringify(made, null, 2) });
  const name = `${payload.form}-to-hand-over-${made.updated.slice(0, 10)}.html`;
  download(name, "text/html", text);
  return name;
}

function partOnPaper(part, fields) {
  const said = fields.filter((field) => field.part === part && valueOf(field));
  const names = [...new Set(said.map(({ item }) => item))];
  const rows = names.map((name) => {
    const [first] = said.filter(({ item }) => item === name);
    const words = said
      .filter(({ item }) => item === name)
      .map((field) => el("p", { class: "app-own-words" }, wordsOf(field)));
    return el("div", {}, el("dt", {}, questionOf(part, first)), el("dd", {}, words));
  });
  return [
    el("h2", {}, part.querySelector("h2").textContent),
    rows.length ? el("dl", {}, rows) : el("p", {}, "Nothing is written here."),
  ];
}

function questionOf(part, { item }) {
  const asked = part.querySelector(`[id="${CSS.escape(item)}"] legend, label[for="${CSS.escape(item)}"]`);
  return asked.textContent.trim();
}

function wordsOf({ of, node }) {
  const chosen = of === "answer" ? node.querySelector("input:checked") : null;
  return chosen ? chosen.labels[0].textContent.trim() : node.value.trim();
}
