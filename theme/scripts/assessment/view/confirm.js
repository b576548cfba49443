/** Steps that ask before something is deleted. */

import { byEdition, editionWords } from "../logic/edition.js";
import { button, el, link, list } from "../../common/dom.js";
import { NO_NAME, UNREADABLE } from "./start.js";

export function startAgainStep({ session, route, state, href, go, exportFile }) {
  const again = () => {
    session.startAgain(route.id);
    go(href(), "Started again");
  };
  return {
    title: "Do you want to start again?",
    caption: state().about.name ?? "",
    body: [
      el(
        "p",
        {},
        "All answers, notes and actions of this assessment are deleted from this computer. What it holds from last time stays.",
      ),
      choices(
        button("Export a file first", exportFile, "secondary"),
        button("Yes, start again", again, "warning"),
        link(href(), "No, go back"),
      ),
    ],
  };
}

export function deleteStep({ session, route, go, exportFile, href }) {
  const state = session.state(route.id);
  const remove = () => {
    session.remove(route.id);
    go("#");
  };
  return {
    title: "Do you want to delete this assessment?",
    caption: state?.about.name ?? "",
    body: [
      el("p", {}, "It is deleted from this computer. Files that you exported are not touched."),
      choices(
        state ? button("Export a file first", exportFile, "secondary") : null,
        button("Yes, delete it", remove, "warning"),
        link(state ? href() : "#", "No, go back"),
      ),
    ],
  };
}

export function deleteAllStep({ session, matrix, go }) {
  const { here, others } = byEdition(session.list(), matrix);
  const then = (act) => () => {
    act();
    go("#");
  };
  const everything = then(() => session.removeAll());
  const ofThisEdition = then(() => here.forEach(({ id }) => session.remove(id)));
  return {
    title: "Do you want to delete everything from this computer?",
    body: [
      el(
        "p",
        {},
        "These assessments are deleted from this browser on this computer. Files that you exported are not touched.",
      ),
      list(here.map(titleOf)),
      others.length ? othersWords(others) : null,
      choices(
        button("Yes, delete everything", everything, "warning"),
        others.length && here.length ? button("Delete those of this edition only", ofThisEdition, "secondary") : null,
        link("#", "No, go back"),
      ),
    ],
  };
}

function othersWords(others) {
  return [
    el("h2", {}, "Of other editions"),
    el("p", {}, "Other editions of the matrix keep these on this computer. “Delete everything” deletes them too."),
    list(others.map((entry) => `${titleOf(entry)}, ${editionWords(entry.matrix)}`)),
  ];
}

function titleOf({ name, status }) {
  return UNREADABLE[status] ?? (name || NO_NAME);
}

function choices(...nodes) {
  return el("div", { class: "nhsuk-button-group" }, nodes);
}
