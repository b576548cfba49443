/** Steps that ask before something is deleted. */

import { button, el, link, list } from "./dom.js";

export function startAgainStep({ session, route, state, href, go, exportFile }) {
  const again = () => {
    session.startAgain(route.id);
    go(href());
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

export function deleteAllStep({ session, go }) {
  const removeAll = () => {
    session.removeAll();
    go("#");
  };
  const names = session.list().map(({ name }) => name || "Assessment without a name");
  return {
    title: "Do you want to delete everything from this computer?",
    body: [
      el(
        "p",
        {},
        "These assessments are deleted from this browser on this computer. Files that you exported are not touched.",
      ),
      list(names),
      choices(button("Yes, delete everything", removeAll, "warning"), link("#", "No, go back")),
    ],
  };
}

function choices(...nodes) {
  return el("div", { class: "nhsuk-button-group" }, nodes);
}
