/** Loaded when an assessment or a file is opened: its review and its plan on the page, the files that are made of it, and what few come to. */

import { calendarFile } from "../assessment/files/calendar.js";
import { planFile } from "../assessment/files/web-page.js";
import { bringStep } from "../assessment/view/files/bring-together.js";
import { otherEditionStep } from "../assessment/view/files/other-edition.js";
import { deleteAllStep, deleteStep, startAgainStep } from "../assessment/view/page/confirm.js";
import { lastTimeStep } from "../assessment/view/plan/compare.js";
import { fileHoldsStep } from "../assessment/view/files/file-preview.js";
import { keepOrSendStep } from "../assessment/view/files/keep-or-send.js";
import { planStep } from "../assessment/view/plan/plan.js";
import { reviewStep } from "../assessment/view/plan/review.js";
import { voicesStep } from "../assessment/view/voices/voices-list.js";

(globalThis.pcnProspectus ??= {}).takeAway = {
  bringStep,
  deleteAllStep,
  deleteStep,
  otherEditionStep,
  startAgainStep,
  voicesStep,
  calendarFile,
  fileHoldsStep,
  planFile,
  reviewStep,
  planStep,
  keepOrSendStep,
  lastTimeStep,
};
