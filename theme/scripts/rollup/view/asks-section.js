/** What PCNs ask for: the support that they ticked, how many name each kind of need, and their own words, by theme, each with its PCN. */

import { el, table } from "../../common/dom.js";
import { groupBy } from "../logic/name-matching.js";
import { andMore, SHOWN, printed, section } from "./blocks.js";
import { chart } from "./chart.js";

export function asksSection({ rollUp, words, matrix, pictures }) {
  const { needs } = matrix.labels;
  const asked = rollUp.texts.filter(({ field, theme }) => theme !== null && needs.includes(field));
  return section(
    "asks",
    `What ${words.units} ask for`,
    supportPart(rollUp, words, pictures.support),
    el("h3", {}, "Needs, in their own words"),
    el("p", {}, `How many ${words.units} wrote about each kind of need, and in how many themes.`),
    needsTable(rollUp, words),
    asked.length ? el("p", {}, `In their own words, by theme, each with the name of the ${words.unit}:`) : null,
    [...groupBy(asked, ({ theme }) => theme)].map(([theme, texts]) =>
      printed(words.theme(theme), () => themeTexts(texts, needs, words)),
    ),
  );
}

/** The support that PCNs ticked, by domain, and who ticked it. */
function supportPart({ support, choice }, words, picture) {
  const title = "Support that was ticked";
  const named = support.map((one) => [`${one.domain}: ${one.title}`, words.names(one.pcns)]);
  return [
    el("h3", {}, title),
    support.length
      ? chart(picture, title, "app-chart--components")
      : el("p", {}, `No ${words.unit} has ticked any support.`),
    support.length && choice.names
      ? printed("Who ticked which support", () => table("Who ticked which support", ["Support", words.units], named))
      : null,
  ];
}

function needsTable({ needs, themes }, words) {
  const ids = themes.map(({ theme }) => theme);
  const rows = needs.map((one) => [
    words.need(one.need),
    one.count.toLocaleString("en-GB"),
    ...ids.map((theme) => (one.themes.find((row) => row.theme === theme)?.count ?? 0).toLocaleString("en-GB")),
  ]);
  return table(
    `${words.units} that name a need`,
    ["Need", `${words.units}, in any theme`, ...ids.map(words.theme)],
    rows,
  );
}

function themeTexts(texts, needs, words) {
  const shown = texts.slice(0, SHOWN);
  const found = needs.map((need) => ({ need, said: shown.filter(({ field }) => field === need) }));
  return [
    found
      .filter(({ said }) => said.length)
      .map(({ need, said }) => [
        el("p", { class: "app-asks__need" }, el("strong", {}, words.need(need))),
        el(
          "ul",
          { class: "nhsuk-list app-asks" },
          said.map((one) => ask(one, words)),
        ),
      ]),
    andMore(texts),
  ];
}

function ask({ pcn, text }, words) {
  return el("li", {}, el("strong", {}, `${words.name(pcn)}: `), el("span", { class: "app-own-words" }, text.trim()));
}
