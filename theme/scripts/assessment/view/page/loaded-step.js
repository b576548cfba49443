/** Steps whose script is loaded when somebody first comes to one: the review, the plan and what is made of it, opening files, and what few come to. */

import { button, el } from "../../../common/dom.js";
import { keepFile } from "./export-file.js";
import { loaded, writersOf } from "../../../common/writers.js";

const KIND = "takeAway";

/** The step of that name; until its script is here, one that says so. */
export function loadedStep(name) {
  return (context) => (loaded(KIND) ? loaded(KIND)[name](context) : waiting(context));
}

/** Fetched as soon as an assessment is open: a team that loses its network later still comes to its plan. */
export function fetchAhead() {
  return writersOf(KIND).catch(() => undefined);
}

function backFrom({ route, href }) {
  return route.id === null
    ? { href: "#", words: "All assessments on this device" }
    : { href: href(), words: "Back to the task list" };
}

function waiting(context) {
  const step = {
    title: "One moment",
    back: backFrom(context),
    body: [el("p", {}, "This page is loading.")],
    busy: true,
  };
  const shown = () => context.step === step;
  writersOf(KIND).then(
    () => shown() && context.refresh(),
    () => shown() && context.put(refused(context)),
  );
  return step;
}

/** Nothing that was answered depends on it: the file that keeps it all can be made. */
function refused(context) {
  return {
    title: "This page could not be loaded",
    back: backFrom(context),
    body: [
      el("p", {}, "Check your connection to the site. Your answers are still here."),
      el(
        "div",
        { class: "nhsuk-button-group" },
        button("Try again", () => context.refresh("")),
        context.route.id === null
          ? null
          : button("Export a file with everything", () => keepFile(context, context.route.id), "secondary"),
      ),
    ],
  };
}
