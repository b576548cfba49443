/** What PCNs ask for: the support that they ticked, how many name each kind of need, and their own words, by theme, each with its PCN on the screen. */

import { el, table } from "../../common/dom.js";
import { needsTableOf, ownWordsByTheme, supportNames } from "../logic/report/asks.js";
import { counted } from "../logic/intake/labels.js";
import { andMore, behind, printed, section } from "./blocks.js";
import { asText, chart } from "./chart.js";

export function asksSection({ rollUp, words, matrix, pictures }) {
  const needs = needsTableOf(rollUp, words);
  const own = ownWordsByTheme(rollUp, matrix, words);
  return section(
    "asks",
    words.say("asks"),
    supportPart(rollUp, words, pictures.support),
    el("h3", {}, words.say("needs")),
    el("p", {}, words.say("about-needs")),
    table(needs.title, needs.columns, needs.rows.map(asText)),
    own.length ? el("p", {}, words.say("about-asks")) : null,
    own.map((theme) => printed(theme.title, () => themeTexts(theme))),
  );
}

/** The support that PCNs ticked, by domain, and who ticked it. */
function supportPart(rollUp, words, picture) {
  const some = rollUp.support.length;
  const named = () => table(words.say("who-ticked"), ["Support", words.units], supportNames(rollUp, words));
  return [
    el("h3", {}, words.say("support")),
    some
      ? chart(picture, words.say("support"), {
          classes: "app-chart--components",
          held: ({ length }) => counted(length, "component group"),
        })
      : el("p", {}, words.say("no-support")),
    some && rollUp.choice.names ? behind(words.say("who-ticked"), named) : null,
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
  return el(
    "li",
    {},
    el("strong", { class: "app-name-before" }, `${name}: `),
    el("span", { class: "app-own-words" }, text),
  );
}
