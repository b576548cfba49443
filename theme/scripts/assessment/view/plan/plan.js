/** The plan: a paper to print, to send and to hand to a board. */

import { inSentence, lowerFirst } from "../../logic/labels.js";
import { aboutOf } from "../../logic/selectors.js";
import { button, el, link } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { hiddenNotice } from "../page/hidden-sides.js";
import { appendixTitles } from "./plan-appendix.js";
import { planPaper } from "./plan-paper.js";
import { footOfPrint } from "../page/print-foot.js";

export function planStep(context) {
  const { state, href } = context;
  footOfPrint(state());
  return {
    title: "Your plan",
    caption: aboutOf(state(), "name"),
    back: { href: href(), words: "Back to the task list" },
    body: [
      el(
        "div",
        { class: "nhsuk-button-group app-tool__plan-actions" },
        button("Print this plan", () => window.print()),
        link(href("export"), "Keep or send it"),
      ),
      appendixChoice(context),
      planPaper(context, { appendix: context.appendix }),
      el("div", { class: "app-screen-only" }, hiddenNotice(context, "this plan")),
    ],
  };
}

function appendixChoice(context) {
  const titles = appendixTitles(context);
  if (!titles.length) {
    return null;
  }
  const change = ({ target }) => {
    context.appendix = target.checked;
    context.refresh();
  };
  const words = `With the appendix: ${inSentence(titles.map(lowerFirst))}`;
  return el(
    "div",
    { class: "nhsuk-checkboxes nhsuk-checkboxes--small nhsuk-form-group app-screen-only" },
    choiceItem("checkbox", { id: "plan-appendix", checked: context.appendix, onchange: change }, words).node,
  );
}
