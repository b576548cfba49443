/** What stands in the way of saving, and what can be done about it. */

import { difference } from "../../logic/diff.js";
import { button, el, list } from "../../../common/dom.js";
import { routeTo } from "./route.js";
import { tooLong } from "./too-long.js";
import { undoOf } from "./undo.js";

const NOTICES = Object.freeze({
  off,
  full,
  changed_elsewhere: changedElsewhere,
  full_for_both: changedElsewhere,
  newer_elsewhere: newerElsewhere,
  cleared_elsewhere: clearedElsewhere,
});

/** A key that names the notice, and its nodes: "" and none when all is well. */
export function noticeOf(context, record) {
  const status = record?.outcome.status ?? (context.session.storage() === "off" ? "off" : "saved");
  const makes = {
    [status]: NOTICES[status],
    long: tooLong(context).length && longTexts,
    reworded: record?.reworded && reworded,
  };
  const made = Object.entries(makes).filter(([, make]) => make);
  const undo = undoOf(context);
  const keys = [...made.map(([name]) => name), ...(undo ? [undo.key] : [])];
  const nodes = made.map(([, make]) => notice(...make(context, record)));
  return keys.length ? [`${keys.join()} ${context.route.id}`, [...nodes, ...(undo ? [undo.node] : [])]] : ["", []];
}

function longTexts(context) {
  return [
    "A text is too long to be saved",
    [
      "Every word of it is on this page, and nothing was cut off. But what is saved, exported and printed is the text as it was before. Shorten it, or copy a part of it into a document of your own.",
      list(tooLong(context)),
    ],
  ];
}

/** Said once, before anything is answered on the new words. */
function reworded(context) {
  const understood = () => {
    context.session.knowsRewording(context.route.id);
    context.refresh("");
  };
  return [
    "The matrix was reworded since you last changed this assessment",
    "Some components have been reworded since you answered them. Read them again before you rely on an earlier answer.",
    button("Hide this message", understood, "secondary"),
  ];
}

function newerElsewhere(context, record) {
  return [
    "This assessment was changed with a newer version of this tool",
    "This page cannot read what is stored, and does not write over it. Keep the version on this page as a copy, or export it; then load this page again to get the newest version of the tool.",
    button("Keep the version on this page as a copy", () => keepBoth(context)),
    ...exportAction(context, record),
  ];
}

function notice(title, words, ...actions) {
  return el(
    "div",
    { class: "app-notice" },
    el("p", {}, el("strong", {}, title)),
    [words].flat().map((part) => (typeof part === "string" ? el("p", {}, part) : part)),
    actions.length ? el("div", { class: "nhsuk-button-group" }, actions) : null,
  );
}

function off(context, record) {
  const words =
    "The browser does not let this page save anything, for example in a private window. You can work as usual, but everything is lost when you close or reload the page. Export a file before you do, and check that it is among your downloads. This page cannot know that, so the browser asks before you leave.";
  return ["Nothing is saved on this device", words, ...exportAction(context, record)];
}

function full(context, record) {
  const words =
    "There is no room left in this browser. The last version that was saved is safe, but your newest changes are on this page only. Export a file, or delete another assessment from this device and then save again.";
  return [
    "Your newest changes are not saved",
    words,
    ...exportAction(context, record),
    button("Save again", () => settle(context, () => context.session.saveAgain(context.route.id)), "secondary"),
  ];
}

function clearedElsewhere(context, record) {
  const { session, route } = context;
  return [
    "This assessment is not on this device any more",
    "The assessment was deleted in another tab, or the browser's data was cleared. This page still shows what it held.",
    button("Save it on this device again", () => settle(context, () => session.saveAgain(route.id))),
    button("Close it", () => close(context), "secondary"),
    ...exportAction(context, record),
  ];
}

function close({ session, route, go }) {
  session.remove(route.id);
  go("#");
}

function changedElsewhere(context, { state, outcome }) {
  const { session, route, matrix } = context;
  const noRoom =
    "There is no room left in this browser for both versions. Delete another assessment from this device and choose again, or export a file first: it holds the version on this page.";
  return [
    "This assessment was changed in another tab",
    [
      outcome.status === "full_for_both"
        ? noRoom
        : "Your newest change on this page is not saved. Choose which version to keep.",
      ...differing(matrix, state, outcome.theirs),
    ],
    button("Keep both, as two assessments", () => keepBoth(context)),
    button("Use the version of the other tab", () => settle(context, () => session.takeTheirs(route.id)), "secondary"),
    button("Use the version on this page", () => settle(context, () => session.keepMine(route.id)), "secondary"),
  ];
}

function keepBoth({ session, route, go, refresh }) {
  const kept = session.keepBoth(route.id);
  if (kept) {
    go(routeTo(kept));
  } else {
    refresh("");
  }
}

function differing(matrix, mine, theirs) {
  if (!theirs) {
    return [];
  }
  const places = difference(matrix, mine, theirs).changes.map(({ label }) => label);
  const more = places.length - 10;
  return [
    el("p", {}, "The two versions differ in:"),
    list([...places.slice(0, 10), ...(more > 0 ? [`${more} more places`] : [])]),
  ];
}

function settle(context, decide) {
  decide();
  context.refresh("");
}

function exportAction(context, record) {
  return record ? [button("Export a file", () => context.exportOrAsk(), "secondary")] : [];
}
