/** Loaded when an assessment or a file is opened: its review and its plan on the page, and the files that are made of it. */

import { calendarFile } from "../assessment/files/calendar.js";
import { planFile } from "../assessment/files/web-page.js";
import { bringStep } from "../assessment/view/bring-together.js";
import { lastTimeStep } from "../assessment/view/compare.js";
import { fileHoldsStep } from "../assessment/view/file-preview.js";
import { keepOrSendStep } from "../assessment/view/keep-or-send.js";
import { planStep } from "../assessment/view/plan.js";
import { reviewStep } from "../assessment/view/review.js";

(globalThis.pcnProspectus ??= {}).takeAway = {
  bringStep,
  calendarFile,
  fileHoldsStep,
  planFile,
  reviewStep,
  planStep,
  keepOrSendStep,
  lastTimeStep,
};
