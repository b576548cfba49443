/** What this page can bring back: what somebody replaced, started again or deleted, until the page of the tool is left or reloaded. */

import { button, el, list, textButton } from "../../../common/dom.js";
import { titleAmong } from "./titles.js";

const WORDS = Object.freeze({
  replaced: "This assessment was replaced by the file.",
  merged: "This assessment took in what you chose of the file.",
  started_again: "This assessment was started again.",
  chosen: "You chose one of two versions of this assessment.",
  undone: "What was here before is back.",
});

/** A notice about the assessment of a step: {key, node}; about what was deleted where the step belongs to none; null for nothing. */
export function undoOf(context) {
  const { session, route } = context;
  if (route.id === null) {
    return deleted(context);
  }
  const what = session.undoable().find(({ entry }) => entry.id === route.id)?.what;
  return what && what !== "deleted" ? { key: `${what} ${route.id}`, node: changed(context, what) } : null;
}

function changed(context, what) {
  const { session, route } = context;
  const hide = () => {
    session.forgetUndo(route.id);
    context.refresh("");
  };
  return box(
    el("p", {}, `${WORDS[what]} You can undo that until you leave the self-assessment or reload the page.`),
    el(
      "div",
      { class: "nhsuk-button-group" },
      button("Undo", () => bringBack(context, [route.id]), "secondary"),
      button("Hide this message", hide, "secondary"),
    ),
  );
}

function deleted(context) {
  const gone = context.session.undoable().filter(({ what }) => what === "deleted");
  const entries = gone.map(({ entry }) => entry);
  if (!entries.length) {
    return null;
  }
  const ids = entries.map(({ id }) => id);
  const items = entries.map((entry) => {
    const title = titleAmong(entries, entry);
    return [title, ". ", textButton("Undo", () => bringBack(context, [entry.id]), `: bring back ${title}`)];
  });
  const forget = () => {
    ids.forEach((id) => context.session.forgetUndo(id));
    context.refresh("");
  };
  const node = box(
    el("p", {}, "Deleted from this device. You can undo that until you leave the self-assessment or reload the page:"),
    list(items),
    el(
      "div",
      { class: "nhsuk-button-group" },
      ids.length > 1 ? button("Bring all back", () => bringBack(context, ids), "secondary") : null,
      button("Delete for good now", forget, "secondary"),
    ),
  );
  return { key: `deleted ${ids.join()}`, node };
}

function box(...nodes) {
  return el("div", { class: "nhsuk-inset-text app-undo" }, ...nodes);
}

function bringBack({ session, refresh, frame }, ids) {
  const missing = ids.filter((id) => !session.undo(id));
  refresh("");
  frame.status(
    missing.length
      ? "Not brought back: there is no room left in this browser, or something else is stored there now"
      : "Undone",
  );
}
