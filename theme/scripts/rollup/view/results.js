/** Everything that a roll-up shows, in the order of the page. */

import { el } from "../../common/dom.js";
import { LEFT_OUT, NATIONAL } from "../logic/naming.js";
import { wordsOf } from "../logic/tables.js";
import { OTHER_EDITIONS, counted, periodWords } from "../logic/labels.js";
import { componentsSection, otherComponents } from "./components-section.js";
import { actionsSection, domainsSection, needsSection } from "./support-needs-section.js";
import { outputsSection } from "./outputs.js";
import { fewNote, moreNote, section } from "./blocks.js";
import { comparisonSection, pcnsSection } from "./rounds-section.js";
import { stagesSection, themePart } from "./stages-section.js";

/** The sections of a roll-up; only a note when nothing is counted. */
export function results(payload, rollUp) {
  const { matrix, systems } = payload;
  const known = { payload, matrix, rollUp, words: wordsOf(matrix, systems, rollUp) };
  if (!rollUp.assessments && !rollUp.comparison.only_before.count) {
    return [el("p", {}, "No assessment matches what you chose to show."), outputsSection(known)];
  }
  return [
    about(known),
    stagesSection(known),
    componentsSection(known),
    domainsSection(known),
    needsSection(known),
    actionsSection(known),
    comparisonSection(known),
    othersSection(known),
    rollUp.choice.names ? pcnsSection(known) : null,
    outputsSection(known),
  ].filter(Boolean);
}

/** What the numbers below are made from, for readers of a print too. */
function about({ rollUp, words }) {
  const { choice, systems, editions } = rollUp;
  const parts = [
    choice.system === null ? null : `System: ${words.system(choice.system) || "none given"}`,
    choice.side === null ? null : `For: ${words.side(choice.side)}`,
    choice.round === null
      ? `Round: the newest assessment of each ${words.unit}`
      : `Round: ${periodWords(choice.round, choice.months)}`,
    choice.earlier === null ? null : `Compared with: ${periodWords(choice.earlier, choice.months)}`,
    ...(systems.length > 1
      ? systems.map(
          ({ system, count }) => `${words.system(system) || "No system given"}: ${counted(count, "assessment")}`,
        )
      : []),
    ...editions.map(({ edition, title, count }) => `${editionWords(edition, title)}: ${counted(count, "assessment")}`),
  ];
  return section(
    "about",
    counted(rollUp.assessments, "assessment"),
    fewNote(rollUp.few, words),
    el(
      "ul",
      { class: "nhsuk-list nhsuk-list--bullet" },
      parts.filter(Boolean).map((part) => el("li", {}, part)),
    ),
    el(
      "p",
      {},
      `These are counts, not ranks. The matrix is not a score${choice.names ? `, and ${words.units} are listed in alphabetical order` : ""}.`,
    ),
  );
}

function editionWords(edition, title) {
  return { [NATIONAL]: "National matrix", [LEFT_OUT]: OTHER_EDITIONS }[edition] ?? title;
}

function othersSection(known) {
  const { rollUp, words } = known;
  const { themes, components } = rollUp.not_in_matrix;
  if (!themes.length && !components.length) {
    return null;
  }
  return section(
    "others",
    "Not in this matrix",
    el(
      "p",
      {},
      "Answers from other editions that match nothing here. All other answers are matched by the id of the component.",
    ),
    themes.map((theme) => themePart(theme, rollUp, words)),
    otherComponents(known),
    moreNote(rollUp.not_in_matrix, rollUp),
  );
}
