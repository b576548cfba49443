/** What leaves the team: everything to keep, or what is meant for others. */

import { sidesIn } from "./matrix.js";
import { sidesOf } from "./selectors.js";
import { hiddenSides, withoutHidden } from "./sides.js";
import { voicesOf, withoutVoices } from "./voices.js";

/** Whether what is sent is less than what is kept. */
export function leavesOut(matrix, state) {
  return hiddenSides(matrix, state).length > 0 || voicesOf(state).length > 0;
}

/** The state as it is sent: without sides that are not answered, and without what people answered alone. */
export function toSend(matrix, state) {
  return withoutVoices(withoutHidden(matrix, state));
}

/** Where a file of one voice goes: not to who asked the team. */
export function aloneWords({ labels: { unit } }) {
  return `You are answering alone. Give your file to the person who is bringing together the answers of your ${unit}. The ${unit} sends its own file afterwards.`;
}

/** Where a link said to send the file of a voice, and by when; "" where it said nothing. It may have been meant for the team. */
export function askedAloneWords({ labels: { unit } }, { asked, address, day }) {
  const words = [address ? `to send it to ${address}` : "", day ? `by ${day}` : ""].filter(Boolean).join(" ");
  return words
    ? `${asked ? `${asked} asked you` : "You were asked"} ${address ? "" : "for it "}${words}. Check that this is the person who is bringing together the answers of your ${unit}.`
    : "";
}

/**
 * The text of an email that the plan is attached to.
 *
 * @param {ReturnType<typeof import("./plan.js").planOf>} plan
 * @param {string} asked who asked for it; "" for nobody
 * @param {{together: string}} labels what the view of many self-assessments is called
 */
export function emailText({ name, date, keeper, meeting }, asked, { together }) {
  const what = name ? `the development plan of ${name}` : "our development plan";
  return [
    asked ? `Hello ${asked}` : "Hello",
    `Attached is ${what}${date ? `, discussed on ${date}` : ""}. The file opens in any web browser. “${together}” of the self-assessment can read the same file.`,
    [keeper ? `${keeper} keeps the plan moving.` : "", meeting ? `We meet about it again on ${meeting}.` : ""]
      .filter(Boolean)
      .join(" "),
    name,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The sides that a file shows: those that are answered; to keep, also others on which something is said. */
export function sidesToShow(matrix, state, whole) {
  const hidden = whole ? hiddenSides(matrix, state).map(({ side }) => side) : [];
  return sidesIn(matrix).filter((side) => sidesOf(matrix, state).includes(side) || hidden.includes(side));
}
