/** A link from elsewhere to a theme: it leads into the assessment that is begun, or asks into which one. */

import { sameEdition } from "../../logic/edition.js";
import { partAsking, questionFor, themeOf } from "../../logic/matrix.js";
import { button, el, link } from "../../../common/dom.js";
import { missingStep } from "../page/not-found.js";
import { routeTo } from "../page/route.js";
import { beginning } from "./beginning.js";
import { isUnreadable, titleAmong } from "../page/titles.js";

/** The address to which a place leads on; "" for one at which to stay. */
export function leadsOn(context, { id, step, part, field }) {
  const { matrix } = context;
  if (id !== null) {
    // A question that was asked on a page of its own in an earlier version.
    const moved = part && part === questionFor(matrix, "in_a_year");
    return moved ? routeTo(id, step, partAsking(matrix, "in_a_year"), field) : "";
  }
  const begun = themeOf(matrix, step) ? begunHere(context) : [];
  return begun.length === 1 ? toTheme(context, begun[0].id, step) : "";
}

/** The choice of an assessment; for anything that is no theme, that it was not found. */
export function themeLinkStep(context) {
  const { matrix, route } = context;
  const theme = themeOf(matrix, route.step);
  if (!theme) {
    return missingStep(context);
  }
  const begun = begunHere(context);
  const asked = beginning(context);
  return {
    title: theme.title,
    caption: "Self-assessment",
    back: { href: "#", words: "All assessments on this device" },
    body: [
      el("p", {}, theme.summary),
      begun.length ? el("h2", {}, "Choose an assessment") : null,
      el(
        "ul",
        { class: "nhsuk-list" },
        begun.map((entry) => el("li", {}, link(toTheme(context, entry.id, theme.id), titleAmong(begun, entry)))),
      ),
      begun.length ? el("h2", {}, "Or start another one") : null,
      asked.node,
      button("Start a new self-assessment", () => start(context, asked, theme.id), begun.length ? "secondary" : ""),
    ],
  };
}

function start(context, asked, theme) {
  const id = asked.begin();
  if (id !== null) {
    context.go(toTheme(context, id, theme));
  }
}

function begunHere({ session, matrix }) {
  return session.list().filter((entry) => !isUnreadable(entry) && sameEdition(entry.matrix, matrix));
}

function toTheme({ sheet }, id, theme) {
  return routeTo(id, theme, sheet.partsOf(theme)[0]);
}
