/** What became of the files: refused ones with reasons, copies, and PCNs that look alike. */

import { el, table } from "../../assessment/view/dom.js";
import { wordsFor } from "../../assessment/words.js";
import { WHY, counted } from "../words.js";
import { disclosure, nameList, section } from "./parts.js";

const SHOWN = 500;

/**
 * @param {object} view what is known: `rollUp`, `refused`, `versions`, `alike`, `files`, `others`
 * @param {{useFile: (id: string, file: string) => void, join: (key: string, joined: boolean) => void}} act
 */
export function readSection(view, act) {
  return section("read", "What was read", summary(view), refusedPart(view), versionsPart(view, act), alikePart(view, act));
}

function summary({ files, others }) {
  const lines = [
    [files.counted, "counted"],
    [files.other_rounds, "from other rounds of the same PCNs"],
    [files.filtered, "left out by what you chose to show"],
    [files.copies, "other files of an assessment that is already used"],
    [files.refused, "not usable"],
    [others, "not looked at, since the names do not end in .json"],
  ];
  const told = lines.filter(([count], index) => count || index === 0);
  return [
    el("p", {}, `${counted(files.read, "file")} read:`),
    el("ul", { class: "nhsuk-list nhsuk-list--bullet" }, told.map(([count, what]) => el("li", {}, `${count.toLocaleString("en-GB")} ${what}`))),
  ];
}

function refusedPart({ refused }) {
  if (!refused.length) {
    return null;
  }
  const rows = refused.flatMap(({ file, findings }) => findings.map(({ where, message }) => [file, where, message]));
  const more = rows.length - SHOWN;
  return [
    el("h3", {}, `${counted(refused.length, "file")} cannot be used`),
    table("Files that cannot be used", ["File", "Where", "Why"], rows.slice(0, SHOWN)),
    more > 0 ? el("p", {}, `And ${counted(more, "more finding")}. “Save” below gives them all.`) : null,
  ];
}

function versionsPart({ versions }, { useFile }) {
  if (!versions.length) {
    return null;
  }
  return [
    el("h3", {}, `${counted(versions.length, "assessment")} in several files`),
    el("p", {}, "One file of each is used. You can choose another."),
    el("div", {}, versions.map((version) => versionPart(version, useFile))),
  ];
}

function versionPart({ id, used, left_out: others, why }, useFile) {
  const name = `version-${id}`;
  const radios = [used, ...others].map((file, index) => radio(name, `${name}-${index}`, file, file === used, () => useFile(id, file)));
  return el(
    "fieldset",
    { class: "nhsuk-fieldset app-roll-up__choice" },
    el("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" }, wordsFor(WHY, why), el("span", { class: "nhsuk-u-visually-hidden" }, ` ${used}`)),
    el("div", { class: "nhsuk-radios nhsuk-radios--small" }, radios),
  );
}

function radio(name, id, label, checked, onchange) {
  return el(
    "div",
    { class: "nhsuk-radios__item" },
    el("input", { class: "nhsuk-radios__input", type: "radio", name, id, checked, onchange }),
    el("label", { class: "nhsuk-label nhsuk-radios__label", for: id }, label),
  );
}

function alikePart({ alike }, { join }) {
  if (!alike.length) {
    return null;
  }
  const boxes = alike.map(({ key, name, system, lines, joined }, index) =>
    checkbox(`alike-${index}`, `${[name, system].filter(Boolean).join(", ")}: ${lines} assessments or lines of assessments`, joined, (event) =>
      join(key, event.target.checked),
    ),
  );
  return el(
    "fieldset",
    { class: "nhsuk-fieldset app-roll-up__choice" },
    el(
      "legend",
      { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" },
      "Are these rounds of the same PCN? They share name and system, but were not started from each other.",
    ),
    el("div", { class: "nhsuk-checkboxes nhsuk-checkboxes--small" }, boxes),
  );
}

export function checkbox(id, label, checked, onchange) {
  return el(
    "div",
    { class: "nhsuk-checkboxes__item" },
    el("input", { class: "nhsuk-checkboxes__input", type: "checkbox", id, checked, onchange }),
    el("label", { class: "nhsuk-label nhsuk-checkboxes__label", for: id }, label),
  );
}

/** The result of a list of expected PCNs. */
export function expectedResult(expected) {
  if (expected === null) {
    return null;
  }
  const part = (title, { count, names }) => {
    const shown = names.slice(0, SHOWN);
    const more = names.length - shown.length;
    const list = () => [nameList(shown), more ? el("p", {}, `And ${more.toLocaleString("en-GB")} more. “Save” below gives them all.`) : null];
    return names.length ? disclosure(`${title}: ${count.toLocaleString("en-GB")}`, list, names.length <= 50) : el("p", {}, `${title}: ${count.toLocaleString("en-GB")}`);
  };
  return [
    el("p", {}, `${counted(expected.listed, "PCN")} on the list, ${expected.returned.toLocaleString("en-GB")} returned a file.`),
    part("No file returned", expected.missing),
    part("Returned a file and not on the list", expected.not_listed),
  ];
}
