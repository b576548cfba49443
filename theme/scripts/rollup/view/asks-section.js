/** What PCNs ask for: the support that they ticked, how many name each kind of need, and their own words, by theme, each with its PCN. */

import { el, table } from "../../common/dom.js";
import { needsTableOf, ownWordsByTheme, supportNames } from "../logic/report/asks.js";
import { TITLES, introductions } from "../logic/report/paper-words.js";
import { andMore, printed, section } from "./blocks.js";
import { asText, chart } from "./chart.js";

export function asksSection({ rollUp, words, matrix, pictures }) {
  const told = introductions(words);
  const needs = needsTableOf(rollUp, words);
  const own = ownWordsByTheme(rollUp, matrix, words);
  return section(
    "asks",
    `What ${words.units} ask for`,
    supportPart(rollUp, words, pictures.support),
    el("h3", {}, TITLES.needs),
    el("p", {}, told.needs),
    table(needs.title, needs.columns, needs.rows.map(asText)),
    own.length ? el("p", {}, told.asks) : null,
    own.map((theme) => printed(theme.title, () => themeTexts(theme))),
  );
}

/** The support that PCNs ticked, by domain, and who ticked it. */
function supportPart(rollUp, words, picture) {
  const some = rollUp.support.length;
  const named = () => table(TITLES.whoTicked, ["Support", words.units], supportNames(rollUp, words));
  return [
    el("h3", {}, TITLES.support),
    some ? chart(picture, TITLES.support, "app-chart--components") : el("p", {}, introductions(words).noSupport),
    some && rollUp.choice.names ? printed(TITLES.whoTicked, named) : null,
  ];
}

function themeTexts({ needs, all }) {
  return [
    needs.map(({ title, said }) => [
      el("p", { class: "app-asks__need" }, el("strong", {}, title)),
      el("ul", { class: "nhsuk-list app-asks" }, said.map(ask)),
    ]),
    andMore({ length: all }),
  ];
}

function ask({ name, text }) {
  return el("li", {}, el("strong", {}, `${name}: `), el("span", { class: "app-own-words" }, text));
}
