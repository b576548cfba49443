/** Small pieces that several sections use. */

import { details, el, partOf, table } from "../../common/dom.js";
import { SHOWN } from "../logic/intake/limits.js";
import { moreWords } from "../logic/report/others.js";

/** A disclosure whose content is made when it is opened for the first time. */
export function disclosure(summary, make, open = false) {
  const element = details(summary, []);
  const text = partOf(element, ".nhsuk-details__text");
  const fill = () => {
    if (!text.childNodes.length) {
      text.append(...[make()].flat(Infinity).filter(Boolean));
    }
  };
  element.addEventListener("toggle", fill);
  element.toggleAttribute("open", open);
  if (open) {
    fill();
  }
  return element;
}

/** A disclosure that is closed on the screen and open on paper, so that its content is made at once. */
export function printed(summary, make) {
  const element = disclosure(summary, make);
  element.classList.add("app-printed");
  element.lastElementChild.append(...[make()].flat(Infinity).filter(Boolean));
  return element;
}

/** Whether a screen is so narrow that long pictures are folded away. */
export const NARROW = "(max-width: 40em)";

const isNarrow = () => matchMedia(NARROW).matches;

/** What `make` makes: on a narrow screen it is closed, and open on paper. */
export function folded(summary, make) {
  return isNarrow() ? printed(summary, make) : make();
}

/**
 * A row of a picture below its title: on a narrow screen it is closed, where `held` says in words how much it holds, and open on paper.
 *
 * @param {string} kind what the picture is called in the styles
 */
export function pictureRow(kind, title, held, ...content) {
  const heading = { class: `app-${kind}__title` };
  if (!held || !isNarrow()) {
    return el("div", { class: `app-${kind}__row` }, el("h4", heading, title), ...content);
  }
  const row = printed("", () => content);
  row.classList.add(`app-${kind}__row`);
  row.querySelector(".nhsuk-details__summary-text").append(el("h4", heading, `${title}: ${held}`));
  return row;
}

/** A section with a heading of level 2 that can be led to. */
export function section(id, title, ...children) {
  return el(
    "section",
    { class: `app-roll-up__section app-roll-up__${id}${id === "components" ? " app-landscape" : ""}` },
    el("h2", { id: `view-${id}` }, title),
    ...children,
  );
}

/** The note where few PCNs make a group. */
export function fewNote(few, words) {
  const [first, rest] = [`${words.say("few")} `, words.say("few-recognised")];
  return few ? el("p", { class: "app-roll-up__few" }, el("strong", {}, first), rest) : null;
}

/** The first of many, each made to an element, and a line that counts the others. */
export function firstOf(items, make) {
  return [items.slice(0, SHOWN).map(make), andMore(items)];
}

/** A table of the first of many rows, and a line that counts the others. */
export function firstRows(caption, heads, rows) {
  return [table(caption, heads, rows.slice(0, SHOWN)), andMore(rows)];
}

/** A line that counts those of many that are not shown; null when all are. */
export function andMore({ length }) {
  return length > SHOWN
    ? el(
        "p",
        {},
        `And ${(length - SHOWN).toLocaleString("en-GB")} more. “Tables for a spreadsheet” below has them all.`,
      )
    : null;
}

/** A line about what of other editions is not listed. */
export function moreNote(found, rollUp) {
  const told = moreWords(found, rollUp);
  return told ? el("p", {}, told) : null;
}

/** A list of names in their order. */
export function nameList(names) {
  return [
    el(
      "ul",
      { class: "nhsuk-list app-names" },
      names.slice(0, SHOWN).map((name) => el("li", {}, name)),
    ),
    andMore(names),
  ];
}

/** The names behind numbers, by theme: printed only when somebody asks for them. */
export function namesBehind(title, make) {
  return behind(title, () =>
    make().map((theme) => [
      el("h4", {}, theme.title),
      theme.groups.map((group) =>
        el(
          "div",
          { class: "app-names__group" },
          el("p", { class: "app-names__stage" }, el("strong", {}, group.title)),
          nameList(group.names),
        ),
      ),
    ]),
  );
}

/** Names that are printed only when somebody asks for them. */
export function behind(title, make) {
  const names = disclosure(title, make);
  names.classList.add("app-names-behind");
  return names;
}

/** What one person wrote, line by line. */
export function ownWords(text) {
  return text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => el("p", { class: "app-own-words" }, line));
}
