/** What a plan says, in order and in words, whatever it is shown as: a page, a web page to take away, a Word document or tables. */

import { answerTitle, stageTitle } from "./labels.js";
import { byTheme, needsOf, supportOf } from "./asks.js";
import { isChosen, ladderOf, positionWords } from "./ladder.js";
import { componentTitle, sideTitle } from "./matrix.js";
import { allAnswers, nextSteps } from "./next-steps.js";
import { aboutOf, isVoice, noteOf, sidesOf, stageOf, textOf, writtenActionsOf } from "./selectors.js";
import { dayOf, longDay, longMonth, shortDay } from "../../common/dates.js";

const KIND = "Development plan";

/** How many actions stand on the first page, and the longest text that does: more would push the rest off it. */
const FIRST_ACTIONS = 8;
const SHORT_TEXT = 220;

/**
 * The plan of an assessment.
 *
 * @param {{systems: {id: string, title: string}[]}} directory
 * @param {readonly string[]} sides the sides that it shows
 */
export function planOf(matrix, directory, state, sides = sidesOf(matrix, state)) {
  const steps = isVoice(state) ? allAnswers(matrix, state, sides) : nextSteps(matrix, state, sides);
  const actions = datedFirst(matrix.themes.flatMap((theme) => actionsOf(state, theme)));
  return {
    ...headOf(matrix, directory, state),
    ladder: ladderOf(matrix, state, sides),
    first: actions.slice(0, FIRST_ACTIONS),
    actions,
    asks: byTheme(matrix, (theme) => supportOf(state, theme).map(({ words }) => ({ label: "", words }))),
    needs: byTheme(matrix, (theme) => needsOf(matrix, state, theme)),
    steps: matrix.themes.flatMap((theme) => stepsOf(matrix, state, theme, steps, sides)),
    several: sides.length > 1,
    themes: matrix.themes.map((theme) => themeOf(matrix, state, theme, steps, sides)).filter(hasSomething),
  };
}

function headOf(matrix, { systems }, state) {
  const system = aboutOf(state, "system");
  const [priority, participants] = ["improvement_priority", "participants"].map((field) => {
    const words = aboutOf(state, field).trim();
    return { label: matrix.labels.parts[field], words, short: words.length <= SHORT_TEXT };
  });
  return {
    ...whoseOf(matrix, state),
    period: periodOf(aboutOf(state, "date")),
    date: longDay(aboutOf(state, "date")),
    when: whenWords(state),
    system: systems.find(({ id }) => id === system)?.title ?? system,
    priority,
    participants,
    keeper: aboutOf(state, "kept_moving_by").trim(),
    meeting: longDay(aboutOf(state, "next_meeting")),
    meetingDay: aboutOf(state, "next_meeting"),
  };
}

/** Of which day it is: "Discussed on 12 November 2026", or when it was last changed where that day is not given. */
function whenWords(state) {
  const day = longDay(aboutOf(state, "date"));
  return day ? `Discussed on ${day}` : `Last changed on ${dayOf(state.updated)}`;
}

/**
 * Whose it is: `name` of the team, and `owner`, which is the voice where one answered alone and else the team, both "" where nobody gave
 * one. On the paper stand `kind`, `title` and, of a voice, the team that it is `of`, and in `alone` that it answered alone.
 */
function whoseOf({ labels }, state) {
  const name = aboutOf(state, "name").trim();
  if (!isVoice(state)) {
    const kind = [name ? KIND : "", periodOf(aboutOf(state, "date"))].filter(Boolean).join(", ");
    return { name, owner: name, title: name || KIND, kind, of: "", alone: "" };
  }
  const title = aboutOf(state, "voice").trim() || labels.answered_by.one;
  const alone = `${title}, before ${name || `the ${labels.unit}`} answers together`;
  return { name, owner: title, title, kind: "Answers given alone", of: name, alone };
}

/** "November 2026 to November 2027", since a plan is for the year after its day; "" without a day. */
function periodOf(day) {
  const [year, month] = day.split("-");
  return day && `${longMonth(`${year}-${month}`)} to ${longMonth(`${Number(year) + 1}-${month}`)}`;
}

function actionsOf(state, theme) {
  const { id, title, short_title: short } = theme;
  return writtenActionsOf(state, id).map(({ id: actionKey, what, who, by, component, number }) => ({
    theme: title,
    short,
    key: `${id}.${actionKey || `action-${number}`}`,
    by,
    day: by ? shortDay(by) : "No date",
    what: what.trim() || componentTitle(theme, component) || "Not written",
    who: who.trim() || "Not decided yet",
  }));
}

function datedFirst(actions) {
  const dated = ({ by }) => by || "9999";
  return [...actions].sort((one, other) => Number(dated(one) > dated(other)) - Number(dated(one) < dated(other)));
}

/** What is to be put in place by the time that the team chose, a line for each theme and side: how many components, and the first of them. */
function stepsOf(matrix, state, theme, steps, sides) {
  return steps
    .filter(({ theme: of, side }) => of === theme.id && stageOf(state, of, side, "in_a_year") !== null)
    .map(({ side, up_to: upTo, components }) => ({
      name: sides.length > 1 ? `${theme.short_title}: ${sideTitle(matrix, side)}` : theme.short_title,
      up_to: stageTitle(matrix, upTo),
      count: components.length,
      first: theme.components.find(({ id }) => id === components[0]?.id)?.title ?? "",
    }));
}

function themeOf(matrix, state, theme, steps, sides) {
  const texts = ["how", "evidence"].map((field) => ({
    label: matrix.labels.fields[field],
    words: textOf(state, theme.id, field).trim(),
  }));
  const [how, evidence] = texts;
  return {
    id: theme.id,
    title: theme.title,
    href: theme.href,
    sides: sides.map((side) => sideOf(matrix, state, theme, side, steps)),
    said: [how, ...supportOf(state, theme), ...needsOf(matrix, state, theme), evidence].filter(({ words }) => words),
    actions: datedFirst(actionsOf(state, theme)),
  };
}

/** Of a theme about which nothing is said, the picture on the first page shows that it is not decided yet: a part of its own would say no more. */
function hasSomething({ sides, said, actions }) {
  return (
    said.length > 0 || actions.length > 0 || sides.some((side) => side.up_to || side.work.length || side.notes.length)
  );
}

function sideOf(matrix, state, theme, side, steps) {
  const { up_to: upTo, components } = steps.find((step) => step.theme === theme.id && step.side === side);
  const work = components.map(({ id, stage, answer }) => ({
    ...theme.components.find((one) => one.id === id),
    stage: stageTitle(matrix, stage),
    answer: answerTitle(matrix, answer),
    note: noteOf(state, theme.id, id).trim(),
  }));
  const ladder = ladderOf(matrix, state, [side]);
  const row = ladder.rows[matrix.themes.indexOf(theme)];
  const answered = work.filter(({ answer }) => answer);
  return {
    side,
    heading: matrix.audiences.find(({ id }) => id === side).heading,
    words: isVoice(state) && !isChosen(row) ? "" : positionWords(ladder, row),
    up_to: stageTitle(matrix, upTo),
    lead: leadOf(matrix, state, theme, side, upTo),
    work: answered,
    unanswered: work.filter(({ answer }) => !answer),
    notes: notesOf(state, theme, side, answered),
  };
}

function leadOf(matrix, state, theme, side, upTo) {
  if (isVoice(state)) {
    return "Answers:";
  }
  return stageOf(state, theme.id, side, "in_a_year") === null
    ? `Not in place yet, up to ${stageTitle(matrix, upTo)}:`
    : "To work on:";
}

/** What the team noted about components that are not listed with their answers, such as what is in place. */
function notesOf(state, theme, side, work) {
  const listed = new Set(work.map(({ id }) => id));
  return theme.components
    .filter(({ id, audience }) => audience === side && !listed.has(id))
    .map(({ id, title }) => ({ id, title, note: noteOf(state, theme.id, id).trim() }))
    .filter(({ note }) => note);
}

/** What stands on the first page of what is to be in place; with a line for each theme and side it would be as long as the picture. */
export function firstSteps({ steps, several }) {
  return several ? [] : steps;
}

/** What is left to be put in place for a theme, before the title of the first component. */
export function stepWords({ count, up_to: upTo }) {
  return count ? `${count} ${count === 1 ? "component" : "components"}, starting with ` : `nothing left up to ${upTo}`;
}

/** That nothing is left to do for a side up to where it wants to be; "" where something is. */
export function doneWords({ up_to: upTo, work, unanswered }) {
  return upTo && !work.length && !unanswered.length ? `Everything up to ${upTo} is in place, or does not apply.` : "";
}
