/** What was to be done since last time: what became of it, and a way to carry over what is still open. */

import { hasEnded, placeCarried, toCarry } from "../../logic/carried.js";
import { lastActionsOf, limitsOf } from "../../logic/selectors.js";
import { setOutcome } from "../../logic/updates.js";
import { dayNow, longDay } from "../../../common/dates.js";
import { el, hidden, link, textButton } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";

/**
 * The actions of last time; null where there are none.
 *
 * @param {any} context
 * @param {any} theme
 * @param {{add: (values: object, more?: string) => void, takeOut: (at: number, undone: () => void) => void, idOf: (at: number) => string}} change
 *   `takeOut` takes an action of this round out, and calls `undone` where somebody brings it back
 */
export function lastActions(context, theme, change) {
  const earlier = lastActionsOf(context.state(), theme.id);
  return earlier.length
    ? el(
        "section",
        { class: "app-last-actions" },
        el("h2", { class: "nhsuk-heading-s" }, "Actions from last time"),
        earlier.map((action, index) => lastAction(context, theme, action, index, change)),
      )
    : null;
}

function lastAction(context, theme, action, index, change) {
  const { what, who, by } = action;
  const id = `${theme.id}.last-action-${index + 1}`;
  const words = [what || "Nothing written", who, by && `by ${longDay(by)}`].filter(Boolean).join(", ");
  const outcomes = Object.entries(context.matrix.labels.outcomes).map(([value, title]) => radio(id, value, title));
  const onchange = () => settle(context, theme, index, change);
  return el(
    "div",
    { class: "app-last-actions__item" },
    el(
      "fieldset",
      { class: "nhsuk-fieldset", id, "data-field": `last ${theme.id} ${index} outcome`, onchange },
      el("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" }, words),
      el("div", { class: "nhsuk-radios nhsuk-radios--small nhsuk-radios--inline" }, outcomes),
    ),
    el(
      "div",
      { class: "app-statement__note" },
      el("label", { class: "nhsuk-label nhsuk-label--s", for: `${id}.why` }, "Why (optional)", hidden(`: ${what}`)),
      el("textarea", {
        class: "nhsuk-textarea",
        id: `${id}.why`,
        rows: 1,
        "data-field": `last ${theme.id} ${index} why`,
        "data-limit": limitsOf(context.payload.schema).text,
      }),
    ),
    el("p", { class: "app-action__moves" }, carryOver(context, theme, action, index, change)),
  );
}

/** An action that is done or dropped does not go on. */
function settle(context, theme, index, { takeOut }) {
  const action = lastActionsOf(context.state(), theme.id)[index];
  const at = placeCarried(context.state(), theme.id, action);
  if (hasEnded(action) && at >= 0) {
    takeOut(at, () => context.change((state) => goesOn(state, theme, index)));
  }
}

const goesOn = (state, theme, index) => setOutcome(state, theme.id, index, "outcome", "still_open");

/** A way to take an action of last time into this round, where it is still open then; where it is there, a link to it. */
function carryOver(context, theme, action, index, { add, idOf }) {
  const at = placeCarried(context.state(), theme.id, action);
  if (at >= 0) {
    return link(`#${idOf(at)}.what`, `Carried over: action ${at + 1}`);
  }
  const carry = () => {
    const { outcome, by } = lastActionsOf(context.state(), theme.id)[index];
    if (!outcome || hasEnded({ outcome })) {
      context.change((state) => goesOn(state, theme, index));
    }
    const values = toCarry(action, dayNow(new Date()));
    add(values, by && !values.by ? "Its date has passed. Enter a new date." : "");
  };
  return textButton("Carry over", carry, `: ${action.what}`);
}

function radio(name, value, title) {
  return choiceItem("radio", { id: `${name}.${value}`, name, value }, title).node;
}
