/** The plan as a paper: a first page that stands alone, half a page for each theme, and an appendix that can be left out. */

import { chosenWords } from "../../logic/ladder.js";
import { askLines, fitting } from "../../logic/first-page.js";
import { doneWords, firstSteps, planOf, stepWords } from "../../logic/plan.js";
import { inOneLine, sentence } from "../../logic/own-words.js";
import { hiddenInTheme, localMark } from "../../../common/local-badge.js";
import { el, link, list, paragraphs, summaryList, table } from "../../../common/dom.js";
import { ladderOnPage } from "../page/ladder.js";
import { comparison } from "./compare.js";
import { planAppendix } from "./plan-appendix.js";
import { otherAnswers } from "./review.js";
import { withoutHidden } from "../../logic/sides.js";

/** How many characters of all texts of a column together stand on the first page; the whole stands with each theme. */
const ROOM = Object.freeze({ what: 480, who: 240, asks: 600, line: 38 });

/**
 * The paper of a state.
 *
 * @param {{matrix: Matrix, payload: any, state: () => any}} context
 * @param {{top?: number, appendix?: boolean, sides?: readonly string[]}} options `top` is the level of the first heading
 */
export function planPaper(context, { top = 2, appendix = true, sides } = {}) {
  const { matrix, payload, state } = context;
  const plan = planOf(matrix, payload, state(), sides);
  const heading = (level, ...words) => el(`h${top + level}`, { class: `app-paper__heading--${level + 1}` }, ...words);
  return el(
    "div",
    { class: "app-paper" },
    firstPage(plan, heading),
    aboutPlan(plan, heading),
    plan.themes.length
      ? section(
          heading(1, "Theme by theme"),
          plan.themes.map((theme) => themeSection(payload, theme, heading)),
        )
      : null,
    afterThemes(context, heading, top, appendix),
  );
}

/** What a Word document has in the same words after the themes: last time, what this matrix does not have, the appendix, the edition. */
export function planEnd(context, { appendix }) {
  return afterThemes(context, (level, ...words) => el(`h${level + 1}`, {}, ...words), 1, appendix)
    .flat(Infinity)
    .filter(Boolean);
}

function afterThemes(context, heading, top, appendix) {
  const { matrix, payload, state } = context;
  const last = comparison(context, top + 2);
  return [
    last.length ? section(heading(1, "Since last time"), last) : null,
    otherAnswers({ matrix, payload, state: () => withoutHidden(matrix, state()) }, (words) => heading(1, words)),
    appendix ? planAppendix(context, heading) : null,
    el("p", { class: "app-paper__edition" }, editionWords(matrix)),
  ];
}

function section(head, ...body) {
  return el("section", { class: "app-plan__section" }, head, ...body);
}

function firstPage(plan, heading) {
  const { title, kind, of, when, system, alone } = plan;
  const where = [of, system, when].filter(Boolean);
  return el(
    "section",
    { class: "app-paper__first" },
    el(
      "header",
      { class: "app-paper__head" },
      el("div", {}, kind ? el("p", { class: "app-paper__kind" }, kind) : null, heading(0, title)),
      el(
        "p",
        { class: "app-paper__where" },
        where.flatMap((words, at) => [at ? el("br") : null, words]),
      ),
    ),
    factWords(plan),
    alone ? null : agreedParts(plan, heading),
  );
}

/** What only a team agrees: where it is and wants to be, what it does and what it asks for. */
function agreedParts(plan, heading) {
  return [
    heading(1, "Where we are, and where we want to be in a year"),
    ladderOnPage(plan.ladder),
    el("p", { class: "app-paper__small" }, chosenWords(plan.ladder)),
    el(
      "div",
      { class: "app-paper__columns" },
      el("div", {}, heading(1, "What we will do first"), firstActions(plan)),
      el("div", {}, asksBody(plan, heading)),
    ),
    stepsBody(plan, heading),
  ];
}

/** Short facts in sentences, so that they take two or three lines: those that are long stand after the first page. */
function factWords({ alone, priority, participants, keeper, meeting }) {
  const facts = [
    { label: "Answered alone:", words: alone },
    { label: `${priority.label}:`, words: priority.short ? priority.words : "" },
    { label: `${participants.label}:`, words: participants.short ? participants.words : "" },
    { label: "Who keeps it moving:", words: keeper },
    { label: "The team meets again:", words: meeting },
  ];
  return el(
    "p",
    { class: "app-plan__facts" },
    facts
      .filter(({ words }) => words)
      .map(({ label, words }) => [el("strong", {}, label), ` ${sentence(inOneLine(words))} `]),
  );
}

function firstActions({ first, actions }) {
  const more = actions.length - first.length;
  return first.length
    ? [
        actionsTable("What we will do first", first, fitting),
        more
          ? el("p", { class: "app-paper__small" }, `${more} more ${more === 1 ? "is" : "are"} below, by theme.`)
          : null,
      ]
    : [el("p", {}, "There are no actions yet.")];
}

/** @param {(texts: string[], room: number) => string[]} fit what is left of the texts of a column in its room */
function actionsTable(caption, actions, fit = (texts) => texts) {
  const [what, who] = /** @type {const} */ (["what", "who"]).map((field) =>
    fit(
      actions.map((one) => one[field]),
      ROOM[field],
    ),
  );
  return table(
    caption,
    ["By", "What", "Who"],
    actions.map(({ day }, at) => [el("span", { class: "app-paper__day" }, day), what[at], who[at]]),
  );
}

/** What the system is asked for, and what the team needs besides; together they have the room of a column. */
function asksBody({ asks, needs }, heading) {
  const apart = asks.length && needs.length ? Math.min(asks.length, needs.length) + 2 : 0; // lines that two lists take besides
  const lines = askLines([...asks, ...needs], ROOM.asks - apart * ROOM.line);
  const shown = (some) => list(some.map(({ theme, words }) => [el("strong", {}, `${theme}: `), words]));
  return [
    asks.length || !needs.length ? heading(1, "What we ask of the system") : null,
    asks.length ? shown(lines.slice(0, asks.length)) : null,
    lines.length ? null : el("p", {}, "Nothing is chosen yet."),
    needs.length ? [heading(1, "What we need"), shown(lines.slice(asks.length))] : null,
    lines.some(({ words }) => words.includes("\u00a0…"))
      ? el("p", { class: "app-paper__small" }, "What is cut short here is in full below, by theme.")
      : null,
  ];
}

function stepsBody(plan, heading) {
  const words = (step) => [`${step.name}: ${stepWords(step)}`, el("strong", {}, step.first)];
  const steps = firstSteps(plan);
  return steps.length
    ? el("div", { class: "app-paper__steps" }, heading(1, "What to put in place next"), list(steps.map(words)))
    : null;
}

/** What was too long for the first page. */
function aboutPlan({ priority, participants }, heading) {
  const long = [priority, participants].filter(({ words, short }) => words && !short);
  return long.length
    ? section(
        heading(1, "About this plan"),
        summaryList(long.map(({ label, words }) => ({ key: label, value: paragraphs(words) }))),
      )
    : null;
}

function themeSection(payload, theme, heading) {
  const several = theme.sides.length > 1;
  return el(
    "section",
    { class: "app-paper__theme" },
    heading(2, link(theme.href, theme.title)),
    theme.sides.map((side) => sideBody(payload, side, several, heading)),
    hiddenInTheme(payload, theme.id),
    theme.said.length
      ? summaryList(theme.said.map(({ label, words }) => ({ key: label, value: paragraphs(words) })))
      : null,
    theme.actions.length ? actionsTable(`${theme.title}: actions`, theme.actions) : null,
  );
}

function sideBody(payload, side, several, heading) {
  const { lead, work, unanswered, notes } = side;
  const done = doneWords(side);
  return [
    several ? heading(3, side.heading) : null,
    side.words ? el("p", { class: "app-paper__stage" }, side.words) : null,
    done ? el("p", {}, done) : null,
    work.length ? [el("p", {}, lead), list(work.map((component) => componentWords(payload, component)))] : null,
    unanswered.length
      ? el("p", { class: "app-paper__small" }, `${payload.matrix.labels.unanswered}: `, titlesOf(payload, unanswered))
      : null,
    notes.length
      ? [el("p", {}, "Other notes:"), list(notes.map(({ title, note }) => [`${title}. `, ownWords(note)]))]
      : null,
  ];
}

function componentWords(payload, { id, title, href, stage, answer, note }) {
  return [
    link(href, title),
    `. ${stage}. ${answer}. `,
    note ? ownWords(note) : null,
    localMark(payload, `component:${id}`),
  ];
}

function titlesOf(payload, components) {
  return components.flatMap(({ id, title, href }, index) => [
    index ? "; " : "",
    link(href, title),
    localMark(payload, `component:${id}`),
  ]);
}

const ownWords = (words) => el("span", { class: "app-own-words" }, words);

/** Which matrix it was answered on: said once, small, at the end. */
function editionWords({ edition, local }) {
  const [banner = ""] = /^.*[.!?]/s.exec(document.querySelector(".app-banner")?.textContent.trim() ?? "") ?? []; // a link after its sentences leads nowhere on paper
  const own = local ? ` The local edition “${local.title}” of it was used.` : "";
  return `Answered on edition ${edition} of the maturity matrix.${own} ${banner}`.trim();
}
