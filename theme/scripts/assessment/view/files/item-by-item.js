/** A file and what is on this device, item by item: theirs, ours, or both. */

import { difference } from "../../logic/diff.js";
import { decidable, merged, waysOf } from "../../logic/merge.js";
import { limitsOf } from "../../logic/selectors.js";
import { button, el, link } from "../../../common/dom.js";
import { choiceItem } from "../../../common/form-parts.js";

const WAYS = Object.freeze({ here: "On this device", file: "In the file", both: "Both, one after the other" });

/**
 * @param {any} context
 * @param {{replacement: Assessment}} here what would take the place of what is kept
 * @param {{words: (path: (string|number)[], value: any) => any, take: (make: () => Assessment) => void, back: () => void}} parts
 *   `words` says a value; `take` keeps what is made of the choices, unless something changed here meanwhile
 */
export function itemsBody(context, { replacement }, { words, take, back }) {
  const { matrix, session, payload, pending } = context;
  const current = session.state(replacement.id);
  const changes = decidable(difference(matrix, current, replacement).changes, current, replacement);
  pending.ways ??= new Map();
  const fields = changes.map((change, at) => itemField(change, at, limitsOf(payload.schema), words, pending.ways));
  const made = () =>
    merged(
      session.state(replacement.id),
      changes,
      fields.map(({ chosen }) => chosen()),
    );
  return [
    el("p", {}, "Choose for each item. Nothing on this device has changed yet."),
    fields.map(({ node }) => node),
    el(
      "div",
      { class: "nhsuk-button-group" },
      button("Keep what I chose", () => take(made)),
      button("Back to the whole file", back, "secondary"),
      link("#", "Cancel and change nothing"),
    ),
  ];
}

/** `ways`: what was chosen, by the place of the item, so that it stays when the page is shown anew. */
function itemField(change, at, limits, words, ways) {
  const possible = waysOf(change, limits);
  const key = JSON.stringify(change.path);
  const wanted = possible.includes(ways.get(key)) ? ways.get(key) : possible[0];
  const offered = Object.keys(WAYS).filter((way) => possible.includes(way));
  const radios = offered.map((way) => {
    const id = `item-${at}-${way}`;
    const onchange = () => ways.set(key, way);
    const value = { here: change.from, file: change.to }[way];
    const hint = { words: words(change.path, value), id: `${id}-value`, classes: " app-own-words" };
    const attributes = { name: `item-${at}`, id, value: way, checked: way === wanted, onchange };
    return choiceItem("radio", attributes, WAYS[way], way === "both" ? null : hint);
  });
  const legend = { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" };
  return {
    node: el(
      "fieldset",
      { class: "nhsuk-fieldset app-item" },
      el("legend", legend, change.label),
      el(
        "div",
        { class: "nhsuk-radios nhsuk-radios--small" },
        radios.map(({ node }) => node),
      ),
    ),
    chosen: () => radios.find(({ input }) => input.checked)?.input.value,
  };
}
