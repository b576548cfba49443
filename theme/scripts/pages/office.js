/** Loaded when somebody takes a plan or the paper of a system away as a Word document or as a workbook. */

import { wordFile } from "../assessment/files/word.js";
import { workbookFile } from "../assessment/files/workbook.js";
import { wordPaper } from "../rollup/files/word.js";
import { wordRegion } from "../rollup/files/word-region.js";
import { workbookPaper } from "../rollup/files/workbook.js";

(globalThis.pcnProspectus ??= {}).office = { wordFile, workbookFile, wordPaper, wordRegion, workbookPaper };
