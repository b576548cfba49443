/** Loaded when somebody takes a plan away as a Word document or as a workbook. */

import { wordFile } from "../assessment/files/word.js";
import { workbookFile } from "../assessment/files/workbook.js";

(globalThis.pcnProspectus ??= {}).office = { wordFile, workbookFile };
