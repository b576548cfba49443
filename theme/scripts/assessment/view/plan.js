/** The plan: something to print and hand to a board. */

import { themeOf } from "../logic/matrix.js";
import { helpingDomains, nextSteps } from "../logic/next-steps.js";
import { aboutOf, needOf, sidesOf, stageOf, textOf, writtenActionsOf } from "../logic/selectors.js";
import { answerTitle, stageTitle } from "../logic/labels.js";
import { button, el, link, list, paragraphs, summaryList, table } from "../../common/dom.js";
import { exportTable } from "./files-out.js";
import { hiddenNotice } from "./hidden-sides.js";
import { comparison } from "./last-time.js";
import { hiddenInTheme, localMark, localTag } from "../../common/local-badge.js";
import { picture } from "./stage-chart.js";
import { otherAnswers, systemTitle } from "./review.js";
import { longDay } from "../../common/dates.js";

/** The sections of the plan, in order: a title, and what makes the body (none leaves the section out). */
/** @type {readonly [string, (context: any) => any[]][]} */
const SECTIONS = Object.freeze([
  ["Now and in a year", positionsBody],
  ["What to work on next", nextBody],
  ["How you will get there, and what you need", howBody],
  ["Actions by date", actionsBody],
  ["Since last time", (context) => comparison(context, 3)],
  ["Support domains that help", domainsBody],
  ["What the development funding is for", fundingBody],
  ["Who to contact", contactBody],
]);

export function planStep(context) {
  const { state, href } = context;
  return {
    title: "Your plan",
    caption: aboutOf(state(), "name"),
    back: { href: href(), words: "Back to the task list" },
    body: [
      el(
        "div",
        { class: "nhsuk-button-group app-tool__plan-actions" },
        button("Print this plan", () => window.print()),
        button("Export a file to keep or send", () => context.exportFile(), "secondary"),
        button("Export as a spreadsheet (CSV)", () => exportTable(context), "secondary"),
      ),
      summaryList(headRows(context)),
      SECTIONS.map(([title, make]) => section(title, make(context).flat(Infinity).filter(Boolean))),
      otherAnswers(context),
      el("div", { class: "app-screen-only" }, hiddenNotice(context, "this plan")),
    ],
  };
}

function section(title, body) {
  return body.length ? el("section", { class: "app-plan__section" }, el("h2", {}, title), body) : null;
}

function headRows({ state, matrix, payload }) {
  const values = {
    name: aboutOf(state(), "name"),
    system: systemTitle(payload, aboutOf(state(), "system")),
    date: longDay(aboutOf(state(), "date")),
    participants: paragraphs(aboutOf(state(), "participants")),
    improvement_priority: paragraphs(aboutOf(state(), "improvement_priority")),
  };
  return Object.entries(values).map(([id, value]) => ({
    key: matrix.labels.fields[id],
    value: value.length ? value : "Not provided",
  }));
}

function positionsBody({ matrix, state }) {
  const rows = matrix.themes.flatMap((theme) =>
    sidesOf(matrix, state()).map((side) => position(matrix, state(), theme, side)),
  );
  const shown = rows.map(({ name, now, in_a_year: year }) => [
    name,
    stageTitle(matrix, now) || matrix.labels.undecided,
    stageTitle(matrix, year) || matrix.labels.undecided,
  ]);
  return [
    el("p", {}, "Your team chose these stages, which are not a score."),
    el(
      "div",
      { class: "app-ways" },
      rows.map((row) =>
        el(
          "div",
          { class: "app-ways__item" },
          el("h3", { class: "nhsuk-heading-s" }, row.name),
          picture(matrix, row.name, row),
        ),
      ),
    ),
    table("Now and in a year, by theme", ["Theme", "Now", "In a year"], shown),
  ];
}

function position(matrix, state, theme, side) {
  const sides = sidesOf(matrix, state);
  const audience = matrix.audiences.find(({ id }) => id === side);
  return {
    name: sides.length > 1 ? `${theme.title}: ${audience.title}` : theme.title,
    now: stageOf(state, theme.id, side, "now"),
    in_a_year: stageOf(state, theme.id, side, "in_a_year"),
  };
}

function nextBody({ matrix, state, payload }) {
  const steps = nextSteps(matrix, state());
  return [
    el(
      "p",
      {},
      `Components not yet in place, or not yet answered, up to the stage where you want to be in a year. If you chose no such stage, up to the stage after your present one. Those of ${matrix.stages[0].title} are always among them.`,
    ),
    matrix.themes.map((theme) => {
      const here = steps.filter((step) => step.theme === theme.id);
      const sides = here.filter((step) => step.up_to !== null);
      const nothing = sides.length ? null : el("p", {}, "Nothing is decided or answered yet.");
      return [
        el("h3", {}, link(theme.href, theme.title)),
        nothing,
        sides.map((step) => nextOfSide(payload, theme, step, here.length > 1)),
        hiddenInTheme(payload, theme.id),
        domainLinks(theme),
      ];
    }),
  ];
}

function nextOfSide(payload, theme, { side, up_to: upTo, components }, named) {
  const { matrix } = payload;
  const audience = matrix.audiences.find(({ id }) => id === side);
  const heading = named ? el("h4", {}, audience.heading) : null;
  if (!components.length) {
    return [heading, el("p", {}, `Everything up to ${stageTitle(matrix, upTo)} is in place, or does not apply.`)];
  }
  const [answered, others] = [true, false].map((wanted) =>
    components.filter(({ answer }) => (answer !== null) === wanted),
  );
  const listOf = (steps) => (steps.length ? list(steps.map((step) => nextComponent(payload, theme, step))) : null);
  return [
    heading,
    listOf(answered),
    others.length ? el("p", {}, `${matrix.labels.unanswered}:`) : null,
    listOf(others),
  ];
}

function nextComponent(payload, theme, { id, stage, answer }) {
  const component = theme.components.find((one) => one.id === id);
  const words = answer === null ? "" : ` ${answerTitle(payload.matrix, answer)}.`;
  return [
    link(component.href, component.title),
    el("span", { class: "app-next__where" }, ` ${stageTitle(payload.matrix, stage)}.${words}`),
    el("span", { class: "app-next__text" }, component.text),
    localMark(payload, `component:${id}`),
  ];
}

function domainLinks(theme) {
  if (!theme.domains.length) {
    return el("p", {}, "No support domain is named beside this theme.");
  }
  const links = theme.domains.flatMap(({ href, printed }, index) => [index ? ", " : "", link(href, printed)]);
  return el("p", {}, "Support domains that the matrix names beside this theme: ", links, ".");
}

function howBody({ matrix, state }) {
  const { labels } = matrix;
  const themes = matrix.themes.map((theme) => {
    const rows = [
      { key: labels.fields.how, value: textOf(state(), theme.id, "how") },
      ...labels.needs.map((id) => ({ key: labels.fields[id], value: needOf(state(), theme.id, id) })),
      { key: labels.fields.evidence, value: textOf(state(), theme.id, "evidence") },
    ].filter(({ value }) => value);
    return rows.length
      ? [el("h3", {}, theme.title), summaryList(rows.map(({ key, value }) => ({ key, value: paragraphs(value) })))]
      : [];
  });
  return themes.flat().length ? themes : [el("p", {}, "Nothing is written yet.")];
}

function actionsBody({ matrix, state }) {
  const actions = matrix.themes.flatMap((theme) =>
    writtenActionsOf(state(), theme.id).map((action) => ({ ...action, theme: theme.title })),
  );
  const dated = (by) => by || "9999";
  const sorted = [...actions].sort((one, other) =>
    dated(one.by) < dated(other.by) ? -1 : Number(dated(one.by) > dated(other.by)),
  );
  const rows = sorted.map(({ by, what, who, theme }) => [
    by ? longDay(by) : "No date",
    what || "Not provided",
    who || "Not provided",
    theme,
  ]);
  return rows.length
    ? [table("Actions by date", ["By when", "What", "Who", "Theme"], rows)]
    : [el("p", {}, "There are no actions yet.")];
}

function domainsBody({ matrix, state }) {
  const domains = helpingDomains(matrix, state());
  return domains.map(({ domain, themes }) => [
    el("h3", {}, link(domain.href, domain.title)),
    el(
      "p",
      {},
      `Named beside the ${themes.length === 1 ? "theme" : "themes"} ${themes.map((id) => themeOf(matrix, id).title).join("; ")}.`,
    ),
    domain.groups.length
      ? [el("p", {}, "Groups of key components:"), list(domain.groups.map(({ title, href }) => link(href, title)))]
      : null,
  ]);
}

function fundingBody({ payload: { funding } }) {
  const lists = [
    ["Use the funding for", funding?.use_for ?? []],
    ["Do not use the funding for", funding?.not_for ?? []],
  ].filter(([, rules]) => rules.length);
  return [
    lists.map(([title, rules]) => [el("h3", {}, title), list(rules)]),
    funding?.href ? el("p", {}, link(funding.href, "More about the funding and its conditions")) : null,
  ];
}

function contactBody({ payload, state }) {
  const system = payload.systems.find(({ id }) => id === aboutOf(state(), "system"));
  if (!system?.people.length && !payload.national) {
    return [];
  }
  if (!system?.people.length) {
    const { title, email, mailto, dated } = payload.national;
    return [
      el("p", {}, "No contact is listed for your system, or you have not chosen one. The national address is:"),
      el("p", {}, `${title}: `, link(mailto, email)),
      dated ? el("p", {}, dated) : null,
    ];
  }
  const [ofAll, ...others] = new Set(system.people.map(({ dated }) => dated));
  const alike = others.length === 0;
  const people = system.people.map(({ ref, name, email, mailto, dated }) => [
    `${name}: `,
    link(mailto, email),
    dated && !alike ? el("span", { class: "app-next__text" }, dated) : null,
    localMark(payload, ref),
  ]);
  return [
    el("p", {}, link(system.href, system.title), " ", localTag(payload, `system:${system.id}`)),
    list(people),
    alike && ofAll ? el("p", {}, ofAll) : null,
  ];
}
