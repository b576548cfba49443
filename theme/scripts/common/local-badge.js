/** What a local edition changed, at each item that the script shows, with the national wording one click away. */

import { own } from "./own-property.js";
import { details, el } from "./dom.js";
import { LOCAL_MARKS } from "./local-marks.js";

/** The mark for a reference such as "component:leadership.foundation.pcn.vision"; null for a national item. */
export function localTag({ local_changes: changes }, ref) {
  const [colour, words] = own(LOCAL_MARKS, own(changes, ref)?.how) ?? [];
  return words ? el("strong", { class: `nhsuk-tag nhsuk-tag--${colour} app-local-mark` }, words) : null;
}

/** The same, and the national wording below it. */
export function localMark(payload, ref) {
  const change = own(payload.local_changes, ref);
  const why = change?.why ? [`Why it differs: ${change.why}`] : [];
  const national = change?.national.length
    ? disclosure("National wording", `: ${change.title}`, [...change.national, ...why])
    : null;
  return [localTag(payload, ref), national];
}

/** How many national components of a theme are hidden, and which; null where none is. */
export function hiddenInTheme({ local_hidden: hidden }, theme) {
  return disclosureOfHidden(own(hidden, theme) ?? []);
}

/** The same for some of them. */
export function disclosureOfHidden(here) {
  const words = here.length === 1 ? "national component is" : "national components are";
  return here.length
    ? disclosure(
        `${here.length} ${words} hidden in this edition`,
        "",
        here.flatMap(({ title, national, why }) => [
          `${title}. ${national.join(" ")}`,
          ...(why ? [`Why it is hidden: ${why}`] : []),
        ]),
      )
    : null;
}

function disclosure(summary, about, texts) {
  const content = texts.map((text) => el("p", {}, text));
  return details([summary, el("span", { class: "nhsuk-u-visually-hidden" }, about)], content, " app-local-national");
}
