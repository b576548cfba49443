/** Everything that a roll-up shows, in the order of the page and of the paper. */

import { el } from "../../common/dom.js";
import { picturesOf } from "../logic/report/pictures.js";
import { wordsOf } from "../logic/intake/words.js";
import { actionsSection } from "./actions-section.js";
import { appendix } from "./appendix.js";
import { asksSection } from "./asks-section.js";
import { moreNote, section } from "./blocks.js";
import { hatch } from "./chart.js";
import { comparisonSection } from "./comparison-section.js";
import { componentsSection, otherComponents, setAsidePart, wantedSection } from "./components-section.js";
import { contentsOf, doneWith, headOf, madeOfSection, tablesSection } from "./paper.js";
import { pcnsSection } from "./pcns-section.js";
import { sidePart, stagesSection } from "./stages-section.js";

/**
 * The sections of a roll-up; only a note when nothing is counted. A generator that yields now and then and returns them.
 *
 * @param {string} today the day of the paper in words
 * @param {boolean} besideCounts whether these are some of the files alone, and counts of roll-ups stand before them
 */
export function* results(payload, rollUp, today, besideCounts) {
  const { matrix, systems } = payload;
  const words = wordsOf(matrix, systems, rollUp);
  const known = { payload, matrix, rollUp, words, today, besideCounts, pictures: picturesOf(matrix, rollUp, words) };
  yield;
  if (!rollUp.assessments && !rollUp.comparison.only_before.count) {
    return [headOf(known), el("p", {}, "No assessment matches what you chose to show."), tablesSection(known)];
  }
  const sections = [];
  for (const make of SECTIONS) {
    sections.push(make(known));
    yield;
  }
  const shown = sections.filter(Boolean);
  return [hatch(), headOf(known), doneWith(known), contentsOf(shown, rollUp), ...shown, appendix(known)];
}

function othersSection(known) {
  const { rollUp, words, pictures } = known;
  const { themes, components, set_aside: setAside } = rollUp.not_in_matrix;
  if (!themes.length && !components.length && !setAside.length) {
    return null;
  }
  return section(
    "others",
    words.say("others"),
    el("p", {}, words.say("about-others")),
    pictures.others.map((one) => sidePart(one, "Stages in other editions", themes, rollUp, words)),
    otherComponents(known),
    setAsidePart(known),
    moreNote(rollUp.not_in_matrix, rollUp),
  );
}

/** In the order of the page. */
const SECTIONS = Object.freeze([
  stagesSection,
  componentsSection,
  wantedSection,
  asksSection,
  actionsSection,
  comparisonSection,
  othersSection,
  (known) => (known.rollUp.choice.names ? pcnsSection(known) : null),
  madeOfSection,
  tablesSection,
]);
