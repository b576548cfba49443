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

/** The sections of a roll-up; only a note when nothing is counted. `today` is the day of the paper in words. */
export function results(payload, rollUp, today) {
  const { matrix, systems } = payload;
  const words = wordsOf(matrix, systems, rollUp);
  const known = { payload, matrix, rollUp, words, today, pictures: picturesOf(matrix, rollUp, words) };
  if (!rollUp.assessments && !rollUp.comparison.only_before.count) {
    return [headOf(known), el("p", {}, "No assessment matches what you chose to show."), tablesSection(known)];
  }
  const sections = [
    stagesSection(known),
    componentsSection(known),
    wantedSection(known),
    asksSection(known),
    actionsSection(known),
    comparisonSection(known),
    othersSection(known),
    rollUp.choice.names ? pcnsSection(known) : null,
    madeOfSection(known),
    tablesSection(known),
  ].filter(Boolean);
  return [
    hatch(),
    headOf(known),
    doneWith(known),
    contentsOf(sections, rollUp.choice.names),
    ...sections,
    appendix(known),
  ];
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
