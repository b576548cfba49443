/** Puts what was made of a session on the page: part after part, and in view where nobody is at work elsewhere. */

import { slices } from "../../common/scheduler.js";
import { counted } from "../logic/intake/labels.js";
import { againWords } from "./import-report.js";
import { keepingPlace } from "./place.js";

/** Shows the parts of the page; `isOver` says whether newer ones are on their way. */
export async function show(page, session, rollUp, { region, places }, isOver) {
  page.title(`${counted(rollUp.files.read + session.batch.parts.length, "file")} read. Add more files`);
  const parts = page.toResults && isNobodyAtWork() ? Object.values(places).flat() : [];
  parts.forEach((part) => part.toggleAttribute("hidden", true));
  keepingPlace(page.root, () => {
    Object.entries(places).forEach(([name, elements]) => page.places[name].replaceChildren(...elements));
    page.expected.hidden = !session.choice.names;
  });
  page.done.hidden = false;
  await appear(parts);
  if (isOver()) {
    return;
  }
  page.say(statusWords(rollUp, session, region));
  if (page.toResults) {
    page.toResults = false;
    bringIntoView(document.getElementById(region ? "view-region" : "view-results"));
  }
}

/** Lays out one part after the other: all at once would hold up the page. */
async function appear(parts) {
  const breathe = slices();
  for (const part of parts) {
    part.removeAttribute("hidden");
    part.getBoundingClientRect();
    await breathe();
  }
}

/** Results that have just come take the focus, unless somebody is at work elsewhere in the page. */
function bringIntoView(heading) {
  if (isNobodyAtWork()) {
    heading.focus();
    heading.scrollIntoView();
  }
}

function isNobodyAtWork() {
  const at = document.activeElement;
  return at === null || at === document.body || at.matches("[data-exports]");
}

function statusWords({ files, assessments }, { again, batch }, shown) {
  const all = counted(files.read + batch.parts.length, "file");
  const used = counted(shown ? shown.region.assessments : assessments, "assessment");
  const kept = batch.entries.filter(({ saved }) => saved).length;
  const told = `${all} read, ${files.refused} could not be used, ${used} counted.`;
  const saved = kept ? ` ${counted(kept, "of these files is", "of these files are")} in saved summaries.` : "";
  return again ? `${told}${saved} ${againWords(again)}` : `${told}${saved}`;
}
