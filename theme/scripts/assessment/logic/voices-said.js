/** What people who answered alone say at each place, for the team to see and to take over. */

import { own } from "../../common/own-property.js";
import { actionsOf, answerOf, isBlank } from "./selectors.js";
import { setAnswer } from "./updates.js";
import { namesHidden, voiceNames, voicesOf } from "./voices.js";

/** The voices with what they are called beside what they say, and as authors of words; both "" where names are hidden. */
function speakers(state) {
  const names = namesHidden(state) ? [] : voiceNames(state);
  return voicesOf(state).map(({ name, themes }, at) => ({
    name: names[at] ?? "",
    author: names[at] ? (name ?? "") : "",
    themes,
  }));
}

/**
 * What the voices say at a place of a theme, such as ["components", "a.b.c", "answer"] or ["pcn", "now"]: a list of
 * {name, author, value} of those that say something. Both names are "" where they are hidden, and then no order tells who it is.
 */
export function saidAt(state, theme, path) {
  const said = speakers(state)
    .map(({ name, author, themes }) => ({
      name,
      author,
      value: path.reduce((value, key) => own(value, key), own(themes, theme)),
    }))
    .filter(({ value }) => !isBlank(value));
  return namesHidden(state) ? said.sort((a, b) => (a.value < b.value ? -1 : 1)) : said;
}

/** What the voices answer on a component. */
export function answersOn(state, theme, component) {
  return saidAt(state, theme, ["components", component, "answer"]);
}

/**
 * The actions of the voices on a theme that the team does not have yet: a list of {name, action}, in which no order tells who it is
 * where names are hidden.
 */
export function proposedActions(state, theme) {
  const words = ({ what, who, by }) => JSON.stringify([what ?? "", who ?? "", by ?? ""]);
  const ours = new Set(actionsOf(state, theme).map(words));
  const found = speakers(state).flatMap(({ name, themes }) =>
    (own(own(themes, theme), "actions") ?? []).map((action) => ({ name, action })),
  );
  const open = found.filter(({ action }) => !isBlank(action.what) && !ours.has(words(action)));
  return namesHidden(state) ? open.sort((a, b) => (words(a.action) < words(b.action) ? -1 : 1)) : open;
}

/** Who ticked a kind of support on a theme: a list of {name, value}. */
export function whoWants(state, theme, support) {
  return speakers(state)
    .filter(({ themes }) => (own(own(themes, theme), "support") ?? []).includes(support))
    .map(({ name }) => ({ name, value: support }));
}

/** Whether people gave different answers. */
export function differ(said) {
  return new Set(said.map(({ value }) => value)).size > 1;
}

/** The components of a list on which two or more voices give one answer, all the same, and the team none: a list of {id, answer}. */
export function agreed(state, theme, components) {
  return components
    .filter((id) => answerOf(state, theme, id) === null)
    .map((id) => ({ id, said: answersOn(state, theme, id) }))
    .filter(({ said }) => said.length > 1 && !differ(said))
    .map(({ id, said }) => ({ id, answer: said[0].value }));
}

/** The state with each of some answers given, or, for null, taken back. */
export function withAnswers(state, theme, answers) {
  return answers.reduce((held, { id, answer }) => setAnswer(held, theme, id, answer), state);
}
