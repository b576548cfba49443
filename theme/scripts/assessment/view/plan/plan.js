/** The plan: a paper to print, to send and to hand to a board. */

import { inSentence, lowerFirst } from "../../logic/labels.js";
import { whoseAnswers } from "../../logic/selectors.js";
import { planOf } from "../../logic/plan.js";
import { sidesToShow, toSend } from "../../logic/sending.js";
import { asShown } from "../../logic/voices.js";
import { button, el, link } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";
import { hiddenNotice } from "../page/hidden-sides.js";
import { purpose } from "../page/purpose.js";
import { appendixTitles } from "./plan-appendix.js";
import { planPaper } from "./plan-paper.js";
import { footOfPrint } from "../page/print-foot.js";

/** What the button prints, where not all of it is to be sent. */
const PRINTED = Object.freeze({
  sent: "The plan below is the one to send, and prints as you see it.",
  whole: "The plan below is the one to keep, and prints as you see it.",
});

export function planStep(context) {
  const { matrix, payload, state, href } = context;
  footOfPrint(state());
  const less = paperDiffers(matrix, payload, state());
  const chosen = { whole: false };
  const paper = el("div");
  const news = el("p", { class: "app-screen-only", role: "status" });
  const others = el("div", { class: "app-screen-only" }, hiddenNotice(context, "this plan"));
  const show = () => {
    const shown = asShown(chosen.whole ? state() : toSend(matrix, state()));
    const sides = sidesToShow(matrix, state(), chosen.whole);
    const { appendix } = context;
    paper.replaceChildren(planPaper({ matrix, payload, state: () => shown }, { appendix, sides }));
    news.textContent = less ? PRINTED[chosen.whole ? "whole" : "sent"] : "";
    others.hidden = chosen.whole;
  };
  show();
  return {
    title: "Your plan",
    caption: whoseAnswers(state()),
    back: { href: href(), words: "Back to the task list" },
    body: [
      less ? el("div", { class: "app-screen-only" }, purpose(context, chosen, { changed: show, onPaper: true })) : null,
      el(
        "div",
        { class: "nhsuk-button-group app-tool__plan-actions" },
        button("Print this plan", () => window.print()),
        link(href("export"), "Keep or send it"),
      ),
      less ? news : null,
      appendixChoice(context, show),
      paper,
      others,
    ],
  };
}

/** Whether the paper to keep says something that the one to send does not. */
function paperDiffers(matrix, payload, state) {
  const saidOn = (one, whole) =>
    JSON.stringify(planOf(matrix, payload, asShown(one), sidesToShow(matrix, state, whole)));
  return saidOn(state, true) !== saidOn(toSend(matrix, state), false);
}

function appendixChoice(context, show) {
  const titles = appendixTitles(context);
  if (!titles.length) {
    return null;
  }
  const change = ({ target }) => {
    context.appendix = target.checked;
    show();
  };
  const words = `With the appendix: ${inSentence(titles.map(lowerFirst))}`;
  return el(
    "div",
    { class: "nhsuk-checkboxes nhsuk-checkboxes--small nhsuk-form-group app-screen-only" },
    choiceItem("checkbox", { id: "plan-appendix", checked: context.appendix, onchange: change }, words).node,
  );
}
