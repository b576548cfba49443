/**
 * Changes to an assessment; `beginnings.js` makes one and `selectors.js` reads it.
 *
 * The state of the tool is the export document itself. Nothing here changes what
 * it is given. What is cleared is removed, so that a file holds only what was said.
 */

import { matrixUsed } from "./edition.js";
import { own } from "../../common/own-property.js";
import { answerOf, isBlank, lastAnswerOf, lastNoteOf, noteOf, progressOf, rawActions } from "./selectors.js";

/** Notes the time of a change, the program that made it and the matrix that was answered. */
export function touch(state, { now, generator, matrix }) {
  return { ...state, updated: now, generator, matrix: matrixUsed(matrix) };
}

export function setAbout(state, field, value) {
  return field === "audiences" ? setSides(state, value) : within(state, ["about", field], wellFormed(value));
}

function setSides(state, sides) {
  const same = sides.join() === (own(state.about, "audiences") ?? []).join();
  return same ? state : within(state, ["about", "audiences"], sides);
}

export function setAnswer(state, theme, component, answer) {
  return within(state, ["themes", theme, "components", component, "answer"], answer);
}

export function setNote(state, theme, component, text) {
  return within(state, ["themes", theme, "components", component, "note"], wellFormed(text));
}

/** `when` is "now" or "in_a_year". A stage takes the place of what is set aside there; to choose none leaves it. */
export function setStage(state, theme, side, when, stage) {
  const chosen = within(state, ["themes", theme, side, when], stage);
  return isBlank(stage) ? chosen : within(chosen, ["themes", theme, "set_aside", "positions", side, when], null);
}

/** `field` is "how" or "evidence". */
export function setText(state, theme, field, text) {
  return within(state, ["themes", theme, field], wellFormed(text));
}

export function setNeed(state, theme, need, text) {
  return within(state, ["themes", theme, "needs", need], wellFormed(text));
}

/** `groups` are ids of the domains' groups of components. */
export function setSupport(state, theme, groups) {
  const same = groups.join() === (own(own(state.themes, theme), "support") ?? []).join();
  return same ? state : within(state, ["themes", theme, "support"], groups);
}

/** Answers some components as last time: those that are not answered yet. The note comes too where none is there. */
export function answerAsLastTime(state, theme, components) {
  return components
    .filter((id) => answerOf(state, theme, id) === null)
    .reduce((held, id) => {
      const answered = setAnswer(held, theme, id, lastAnswerOf(held, theme, id));
      return noteOf(held, theme, id) ? answered : setNote(answered, theme, id, lastNoteOf(held, theme, id));
    }, state);
}

/** What became of an action of last time; `field` is "outcome" or "why". */
export function setOutcome(state, theme, index, field, value) {
  const actions = own(own(own(state, "last_time")?.themes ?? {}, theme), "actions") ?? [];
  const changed = actions.map((action, at) => (at === index ? put(action, field, wellFormed(value)) : action));
  return changed[index] === actions[index] ? state : within(state, ["last_time", "themes", theme, "actions"], changed);
}

/** `section` is "about" or a theme id. */
export function setProgress(state, section, status) {
  const wanted = status === "not_started" ? null : status;
  return put(state, "progress", putIn(own(state, "progress") ?? {}, [section], wanted));
}

/** A section in which something is said is in progress, until the team says otherwise. */
export function begunIn(state, section) {
  return progressOf(state, section) === "not_started" ? setProgress(state, section, "in_progress") : state;
}

/** Adds a blank action at the end, unless there are `limit` of them; `id` is one that no other action of the theme has. */
export function addAction(state, theme, id, limit) {
  const actions = rawActions(state, theme);
  return actions.length < limit ? withActions(state, theme, [...actions, { id }]) : state;
}

/** `field` is one of the format but `id`; `by` takes a day or "". */
export function changeAction(state, theme, index, field, value) {
  const actions = rawActions(state, theme);
  const changed = actions.map((action, at) => (at === index ? put(action, field, wellFormed(value)) : action));
  return changed[index] === actions[index] ? state : withActions(state, theme, changed);
}

export function moveAction(state, theme, from, to) {
  const actions = rawActions(state, theme);
  if (from === to || !(from in actions) || !(to in actions)) {
    return state;
  }
  const others = actions.filter((_, at) => at !== from);
  return withActions(state, theme, [...others.slice(0, to), actions[from], ...others.slice(to)]);
}

export function removeAction(state, theme, index) {
  const actions = rawActions(state, theme);
  return index in actions
    ? withActions(
        state,
        theme,
        actions.filter((_, at) => at !== index),
      )
    : state;
}

function withActions(state, theme, actions) {
  return within(state, ["themes", theme, "actions"], actions);
}

/** A text field may cut a character of two units in half, and no file may hold a half. */
function wellFormed(text) {
  return typeof text === "string" ? text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD") : text;
}

/**
 * Sets a value below "about", "themes" or "last_time", which stay even when they hold nothing.
 *
 * @param {Assessment} state
 * @param {string[]} path
 * @param {*} value
 */
function within(state, [top, ...path], value) {
  const changed = putIn(state[top], path, value);
  return changed === state[top] ? state : { ...state, [top]: changed };
}

/**
 * The state with a value anywhere in it; what is blank is removed, but for the parts that stay even when they hold nothing.
 *
 * @param {Assessment} state
 * @param {(string|number)[]} place
 * @param {*} value
 */
export function putAt(state, place, value) {
  const [top, ...path] = place.map(String);
  return path.length
    ? within({ ...state, [top]: own(state, top) ?? {} }, [top, ...path], value)
    : put(state, top, value);
}

/**
 * @param {object} object
 * @param {string[]} path
 * @param {*} value
 */
function putIn(object, [key, ...rest], value) {
  return put(object, key, rest.length ? putIn(own(object, key) ?? {}, rest, value) : value);
}

function put(object, key, value) {
  const before = own(object, key);
  if (before === value || (isBlank(value) && isBlank(before))) {
    return object;
  }
  if (!isBlank(value)) {
    return { ...object, [key]: value };
  }
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}
