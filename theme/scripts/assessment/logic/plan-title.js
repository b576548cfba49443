/** What a plan is called: on the foot of its pages, and as the title of its files. */

import { dayOf, longDay } from "../../common/dates.js";
import { aboutOf, isVoice } from "./selectors.js";

/**
 * What stands on the foot of every page, and is the title of what is taken away: "Harbour Vale PCN, development plan of 12 November 2026",
 * and of one voice "Alder Vale, answered alone for Harbour Vale PCN, 12 November 2026".
 */
export function footWords(state) {
  const given = longDay(aboutOf(state, "date"));
  const day = given || `last changed on ${dayOf(state.updated)}`;
  const name = shortened(aboutOf(state, "name").trim(), isVoice(state) ? 34 : 46);
  if (isVoice(state)) {
    const voice = shortened(aboutOf(state, "voice").trim(), 34) || "One person or practice";
    return [voice, `answered alone${name ? ` for ${name}` : ""}`, day].filter(Boolean).join(", ");
  }
  return [name, given ? `development plan of ${given}` : `development plan, ${day}`].filter(Boolean).join(", ");
}

function shortened(text, most) {
  return text.length > most ? `${text.slice(0, most - 2)}…` : text;
}
