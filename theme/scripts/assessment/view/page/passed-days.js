/** Asks, once for each, whether a day that is to come and has passed is meant. */

import { dayNow, longDay } from "../../../common/dates.js";
import { el } from "../../../common/dom.js";
import { inSentence } from "../../logic/labels.js";
import { dayIn } from "./fields.js";
import { nameOf } from "./errors.js";

/**
 * @param {any} context
 * @param {Element[]} nodes parts with fields
 * @returns {HTMLElement|null} the question, which is shown below its fields; null where there is nothing to ask
 */
export function askWhetherPassed({ route, meant }, nodes) {
  const today = dayNow(new Date());
  const open = nodes
    .flatMap((node) => Array.from(node.querySelectorAll("[data-to-come]")))
    .map((node) => ({ node, day: dayIn(node) }))
    .filter(({ day }) => day && day < today)
    .map(({ node, day }) => ({ node, day, key: [route.id, node.id, day].join(" ") }))
    .filter(({ key }) => !meant.has(key));
  nodes.forEach((node) => node.querySelector(".app-passed-days")?.remove());
  if (!open.length) {
    return null;
  }
  open.forEach(({ key }) => meant.add(key));
  const found = open.map(({ node, day }) => `${nameOf(node)}: ${longDay(day)}`);
  const verb = open.length === 1 ? "This day has" : "These days have";
  const question = el(
    "div",
    { class: "nhsuk-inset-text app-passed-days", tabindex: "-1" },
    el("p", {}, `${verb} passed: ${inSentence(found)}.`),
    el("p", {}, "If that is what you mean, carry on. Otherwise change it. You will not be asked again."),
  );
  open.at(-1)?.node.closest(".nhsuk-form-group")?.append(question);
  return question;
}
