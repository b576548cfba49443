/** Steps that ask before something is deleted. */

import { byEdition, editionWords } from "../../logic/edition.js";
import { whoseAnswers } from "../../logic/selectors.js";
import { voicesOf } from "../../logic/voices.js";
import { button, el, link, list } from "../../../common/dom.js";
import { titleAmong } from "./titles.js";

export function startAgainStep({ session, route, state, href, go, exportOrAsk }) {
  const again = () => {
    session.startAgain(route.id);
    go(href(), "Started again");
  };
  return {
    title: "Do you want to start again?",
    caption: whoseAnswers(state()),
    body: [
      el(
        "p",
        {},
        "Everything in this assessment is deleted from this device: what you wrote in “About you” too, not only answers, notes and actions. What it holds from last time stays. You can undo it until you leave the self-assessment or reload the page.",
      ),
      voicesOf(state()).length ? el("p", {}, "What people answered alone is deleted too.") : null,
      choices(
        button("Export a file first", exportOrAsk, "secondary"),
        button("Yes, start again", again, "warning"),
        link(href(), "No, go back"),
      ),
    ],
  };
}

export function deleteStep({ session, route, go, exportOrAsk, href }) {
  const state = session.state(route.id);
  const all = session.list();
  const entry = all.find(({ id }) => id === route.id);
  const remove = () => {
    session.remove(route.id);
    go("#");
  };
  return {
    title: "Do you want to delete this assessment?",
    caption: entry ? titleAmong(all, entry) : "",
    body: [
      el(
        "p",
        {},
        "Deleting takes the assessment off this device. Files that you exported stay as they are. You can undo it until you leave the self-assessment or reload the page.",
      ),
      choices(
        state ? button("Export a file first", exportOrAsk, "secondary") : null,
        button("Yes, delete it", remove, "warning"),
        link(state ? href() : "#", "No, go back"),
      ),
    ],
  };
}

export function deleteAllStep({ session, matrix, go }) {
  const all = session.list();
  const titleOf = (entry) => titleAmong(all, entry);
  const { here, others } = byEdition(all, matrix);
  const then = (act) => () => {
    act();
    go("#");
  };
  const everything = then(() => session.removeAll());
  const ofThisEdition = then(() => here.forEach(({ id }) => session.remove(id)));
  return {
    title: "Do you want to delete everything from this device?",
    body: [
      el(
        "p",
        {},
        "These assessments are deleted from this browser on this device. Files that you exported are not touched. You can undo it until you leave the self-assessment or reload the page.",
      ),
      list(here.map(titleOf)),
      others.length ? othersWords(others, titleOf) : null,
      choices(
        button("Yes, delete everything", everything, "warning"),
        others.length && here.length ? button("Delete those of this edition only", ofThisEdition, "secondary") : null,
        link("#", "No, go back"),
      ),
    ],
  };
}

function othersWords(others, titleOf) {
  return [
    el("h2", {}, "From other editions"),
    el("p", {}, "Other editions of the matrix keep these on this device. “Delete everything” deletes them too."),
    list(others.map((entry) => `${titleOf(entry)}, ${editionWords(entry.matrix)}`)),
  ];
}

function choices(...nodes) {
  return el("div", { class: "nhsuk-button-group" }, nodes);
}
