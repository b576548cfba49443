/** Who of the expected returned a file. */

import { el, nameIn } from "../../common/dom.js";
import { nearKey } from "../logic/intake/name-matching.js";
import { NO_NAME, counted } from "../logic/intake/labels.js";
import { disclosure, firstOf, nameList } from "./blocks.js";
import { checkbox, choices } from "./import-report.js";

export const WHO_RETURNED = "Who has not returned a file?";

/** The result of a list of expected PCNs; without names it has a heading of its own, as the list above it is hidden. */
export function expectedResult({ expected, choice }, words, act) {
  if (expected === null) {
    return null;
  }
  const { unit, units } = words;
  const alone = new Set(expected.one_person);
  const called = (name) => (alone.has(name) ? `${name}: ${words.say("one-person")}` : name || NO_NAME);
  const part = (title, { count, names }) => {
    const told = `${title}: ${count.toLocaleString("en-GB")}`;
    return names.length ? disclosure(told, () => nameList(names.map(called)), names.length <= 50) : el("p", {}, told);
  };
  return [
    choice.names ? null : el("h2", { id: "view-returned" }, WHO_RETURNED),
    el(
      "p",
      {},
      `${counted(expected.listed, unit, units)} on the list, ${expected.returned.toLocaleString("en-GB")} returned a file.`,
    ),
    choice.system === null && choice.local === null
      ? null
      : el("p", {}, "The files of all systems and editions count here, not only those that you chose to show."),
    part("No file returned", expected.missing),
    part("Returned a file and not on the list", expected.not_listed),
    nearPart(expected, unit, act),
  ];
}

/** Names that are near to one of the list: each can be counted as that. */
function nearPart({ near }, unit, { join }) {
  const boxes = firstOf(near, ({ listed, returned, joined }, index) =>
    checkbox(`near-${index}`, [nameIn(returned), ": count as ", nameIn(listed)], joined, (event) =>
      join("near", nearKey(listed), event.target.checked),
    ),
  );
  return near.length ? choices("near", `Is this a ${unit} of the list, written differently?`, boxes) : null;
}
