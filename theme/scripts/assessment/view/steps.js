/** Which step belongs to which place. To add a step, write a module and add a row. */

import { themeOf } from "../logic/matrix.js";
import { aboutStep } from "./about.js";
import { fileStep } from "./files/import.js";
import { loadedStep } from "./page/loaded-step.js";
import { damagedStep, missingStep, newerStep } from "./page/not-found.js";
import { startStep } from "./start.js";
import { starterStep } from "./starter.js";
import { tasksStep } from "./tasks.js";
import { themeLinkStep } from "./matrix/theme-link.js";
import { themeStep } from "./matrix/theme.js";
import { WORKSHOP } from "./page/route.js";
import { workshopStep } from "./matrix/workshop.js";

const OUTSIDE = Object.freeze({
  "": startStep,
  "open-a-file": fileStep,
  "bring-together": loadedStep("bringStep"),
  start: starterStep,
  "delete-everything": loadedStep("deleteAllStep"),
});

const INSIDE = Object.freeze({
  "": tasksStep,
  about: aboutStep,
  review: loadedStep("reviewStep"),
  plan: loadedStep("planStep"),
  [WORKSHOP]: workshopStep,
  "last-time": loadedStep("lastTimeStep"),
  voices: loadedStep("voicesStep"),
  export: loadedStep("keepOrSendStep"),
  "start-again": loadedStep("startAgainStep"),
  delete: loadedStep("deleteStep"),
});

const UNREADABLE = Object.freeze({ damaged: damagedStep, newer: newerStep });

/** The step to show; `found` says whether the assessment of the address could be opened. */
export function stepAt(context, found) {
  const { id, step, part } = context.route;
  if (id === null) {
    return (Object.hasOwn(OUTSIDE, step) ? OUTSIDE[step] : themeLinkStep)(context);
  }
  if (Object.hasOwn(UNREADABLE, found) && step !== "delete") {
    return UNREADABLE[found](context);
  }
  if (found === "missing") {
    return missingStep(context);
  }
  if (found === "loaded" && context.session.isOfOtherEdition(id) && !["delete", "export"].includes(step)) {
    return loadedStep("otherEditionStep")(context);
  }
  if (Object.hasOwn(INSIDE, step)) {
    return INSIDE[step](context);
  }
  return themeOf(context.matrix, step) && context.sheet.part(`${step}/${part}`)
    ? themeStep(context)
    : missingStep(context);
}
