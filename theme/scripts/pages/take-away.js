/** Loaded when somebody takes a plan away: the plan as a web page, and its calendar. */

import { calendarFile } from "../assessment/files/calendar.js";
import { planFile } from "../assessment/files/web-page.js";

(globalThis.pcnProspectus ??= {}).takeAway = { calendarFile, planFile };
