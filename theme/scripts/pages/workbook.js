/** Loaded when somebody opens a filled-in workbook. */

import { readWorkbook } from "../assessment/workbook/importer.js";

(globalThis.pcnProspectus ??= {}).workbook = { readWorkbook };
