/** Places that lead nowhere, and assessments that cannot be read. */

import { readImport } from "../../logic/files.js";
import { button, el, link } from "../../../common/dom.js";
import { download } from "../../../common/download.js";
import { findingsList } from "./findings.js";
import { titleAmong } from "./titles.js";

/** An assessment that is not on this device. */
function missingAssessment() {
  const words =
    "The assessment may have been deleted, or it is on another device or in another browser. If you have a file of it, you can open that.";
  return { title: "This assessment is not here", body: [el("p", {}, words), el("p", {}, toStart())] };
}

/** A step that there is not, of an assessment that is here or of the tool itself. */
export function missingStep({ session, route, href }) {
  const record = session.record(route.id);
  if (record) {
    const name = record.state.about.name || "this assessment";
    return noStep(`The address does not name a step of ${name}.`, link(href(), "Go to the task list"));
  }
  return route.id !== null ? missingAssessment() : noStep("The address does not name a step of this tool.", toStart());
}

function noStep(words, way) {
  return { title: "There is no such step", body: [el("p", {}, words), el("p", {}, way)] };
}

const toStart = () => link("#", "Go to the start of the tool");

/** A button that offers what is stored, as it is. */
export function saveStored(session, id) {
  const save = () => download("damaged-self-assessment.txt", "text/plain", session.rawText(id) ?? "");
  return button("Save what is stored", save, "secondary");
}

export function damagedStep({ route, session, href, payload }) {
  const { findings } = readImport(session.rawText(route.id) ?? "", payload);
  const all = session.list();
  return {
    title: "This assessment cannot be read",
    caption: titleAmong(
      all,
      all.find(({ id }) => id === route.id),
    ),
    body: [
      el(
        "p",
        {},
        "What is stored on this device is damaged. You can save it as it is, for someone who can mend it, or open a file that you exported earlier.",
      ),
      findings.length
        ? [el("p", {}, "The reason:"), findingsList(findings)]
        : el(
            "p",
            {},
            "What is stored is an assessment, but under the name of another one. Save it and open it as a file.",
          ),
      el(
        "div",
        { class: "nhsuk-button-group" },
        saveStored(session, route.id),
        link(href("delete"), "Delete it from this device"),
        link("#", "Go to the start of the tool"),
      ),
    ],
  };
}

export function newerStep({ route, session, href }) {
  const save = () => download("self-assessment.json", "application/json", session.rawText(route.id) ?? "");
  return {
    title: "This assessment was saved by a newer version of the tool",
    body: [
      el(
        "p",
        {},
        "This version cannot read the assessment, and does not change it. Load this page again to get the newest version, or open the assessment in the copy of the site in which you last changed it.",
      ),
      el(
        "div",
        { class: "nhsuk-button-group" },
        button("Save what is stored", save, "secondary"),
        link(href("delete"), "Delete it from this device"),
        link("#", "Go to the start of the tool"),
      ),
    ],
  };
}
