/** Which domains would help most PCNs, what the PCNs say that they need, and which actions are due. */

import { el, link, list, table } from "../../common/dom.js";
import { longDay } from "../../common/dates.js";
import { monthWords } from "../logic/labels.js";
import { disclosure, firstOf, firstRows, nameList, section } from "./blocks.js";

export function domainsSection({ rollUp, words, matrix }) {
  const domains = matrix.themes.flatMap((theme) => theme.domains);
  const found = rollUp.domains.map((one) => domainPart(one, domains, rollUp, words));
  return section(
    "domains",
    "Support domains that would help",
    el(
      "p",
      {},
      `The matrix names domains beside its themes. A ${words.unit} counts under a domain if something in such a theme is not fully in place, up to the stage it works towards.`,
    ),
    found.length ? found : el("p", {}, "None."),
  );
}

function domainPart(one, domains, rollUp, words) {
  const { href, groups } = domains.find(({ ref, part }) => ref === one.ref && part === one.part);
  const themes = one.themes.map(({ theme, count }) => `${words.theme(theme)}: ${count}`).join("; ");
  return el(
    "div",
    { class: "app-roll-up__domain" },
    el("h3", {}, link(href, one.title), `: ${words.count(one.count)}`),
    el("p", {}, `In the themes: ${themes}.`),
    groups.length
      ? [el("p", {}, "Component groups:"), list(groups.map((group) => link(group.href, group.title)))]
      : null,
    rollUp.choice.names
      ? disclosure(`${words.units} that ${one.title} would help`, () => nameList(one.pcns.map(words.name)))
      : null,
  );
}

export function needsSection({ rollUp, words }) {
  const themes = rollUp.themes.map(({ theme }) => theme);
  const rows = rollUp.needs.map((one) => [
    words.need(one.need),
    String(one.count),
    ...themes.map((theme) => String(one.themes.find((row) => row.theme === theme)?.count ?? 0)),
  ]);
  return section(
    "needs",
    "Needs by kind",
    el("p", {}, `How many ${words.units} wrote about each kind of need, in total and by theme.`),
    table(`${words.units} that name a need`, ["Need", words.units, ...themes.map(words.theme)], rows),
  );
}

export function actionsSection({ rollUp, words }) {
  const months = rollUp.actions;
  return section(
    "actions",
    "Actions due by month",
    months.length
      ? firstRows(
          "Actions due by month",
          ["Month", "Actions"],
          months.map(({ month, count }) => [monthWords(month), String(count)]),
        )
      : el("p", {}, "None."),
    rollUp.choice.names ? firstOf(months, (month) => monthPart(month, words)) : null,
  );
}

function monthPart({ month, items }, words) {
  const title = `Actions: ${monthWords(month)}`;
  const rows = () =>
    items.map(({ pcn, theme, what, who, by }) => [
      words.name(pcn),
      words.theme(theme),
      what,
      who,
      by ? longDay(by) : "",
    ]);
  return disclosure(title, () => firstRows(title, [words.unit, "Theme", "What", "Who", "By"], rows()));
}
