/** Files that people take for an exported assessment. `site_builder/assessment/other_kind.py` says the same. */

export const ROLL_UP_FORMAT = "pcn-roll-up";
export const PERSONAL_FORMAT = "pcn-personal-form";
/** What is said of any other JSON. */
export const NOT_AN_ASSESSMENT = "This file is not a self-assessment.";
/** What is said of a roll-up: what it is, and where it opens. */
export const ROLL_UP_INSTEAD =
  "This file is a summary: it holds several self-assessments or their counts, and not one self-assessment. The page that combines self-assessments opens it.";
/** What is said of the form of one person, which is kept apart from every self-assessment. */
const PERSONAL_FORM_INSTEAD =
  "This file is a personal form, and not a self-assessment. The page where it was filled in opens it.";
/** What is said of a file of another format of ours. */
export const OTHER_FORMATS = new Map([
  [ROLL_UP_FORMAT, ROLL_UP_INSTEAD],
  [PERSONAL_FORMAT, PERSONAL_FORM_INSTEAD],
]);

/** How the names of files end that the self-assessment opens. */
export const OPENED = Object.freeze({ page: ".html", data: ".json", workbook: ".xlsx" });
export const WHAT_OPENS = `Choose what the self-assessment exported: the web page (its name ends in ${OPENED.page}) or the data file (${OPENED.data}). The self-assessment on the site also opens the blank workbook (${OPENED.workbook}) when it is filled in.`;
export const CUT_OFF =
  "The file was probably cut off when it was saved or sent. Use another copy, or ask for it again.";

const SPREADSHEET = `This file is a spreadsheet. ${WHAT_OPENS}`;
const TABLE = `This looks like a table (CSV), which cannot be opened here. ${WHAT_OPENS}`;
const PLAIN_TEXT = `This looks like plain text, such as a list of names or an email. ${WHAT_OPENS}`;
const ARCHIVE = `This file is a ZIP file, or a document of an office program. ${WHAT_OPENS} If it is packed, unpack it first.`;
const BEGUN_ARCHIVE = `This file is a spreadsheet, a document or a ZIP file, and its end is missing. ${CUT_OFF}`;
const PICTURE = `This file is a picture. ${WHAT_OPENS}`;
const PDF = `This file is a PDF. ${WHAT_OPENS}`;

const ZIP = /^PK\x03\x04/; // eslint-disable-line no-control-regex -- in a string they would stand as they are in the one-file copy
const END_OF_ZIP = /PK\x05\x06/; // eslint-disable-line no-control-regex
const PICTURES = /^(?:.PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyp)/s;
const OLD_EXCEL = /^\xd0\xcf\x11\xe0/; // eslint-disable-line no-control-regex
const SPREADSHEET_PARTS = Object.freeze(["xl/workbook.xml", "opendocument.spreadsheet"]);
const LINES = /^[a-z][^{\x00\r\n]*[\r\n][^{\x00]*$/i; // eslint-disable-line no-control-regex
const START = 2000;

/**
 * What a file is that is no JSON, and what to do; "" where it may be a damaged export.
 *
 * @param {string} content the text of the file, or its bytes as letters of Windows-1252
 */
export function otherKind(content) {
  if (ZIP.test(content) && !END_OF_ZIP.test(content)) {
    return BEGUN_ARCHIVE;
  }
  if (ZIP.test(content)) {
    return SPREADSHEET_PARTS.some((part) => content.includes(part)) ? SPREADSHEET : ARCHIVE;
  }
  if (OLD_EXCEL.test(content)) {
    return SPREADSHEET;
  }
  if (content.startsWith("%PDF-")) {
    return PDF;
  }
  if (PICTURES.test(content)) {
    return PICTURE;
  }
  const start = content.slice(0, START).replace(/^[ \t\r\n]+/, "");
  if (isTable(start)) {
    return TABLE;
  }
  return LINES.test(start) ? PLAIN_TEXT : "";
}

/** Whether a file may be an Excel workbook, perhaps with a password or of an old version. */
export function isWorkbook(content) {
  const whole = ZIP.test(content) && END_OF_ZIP.test(content);
  return (whole && content.includes(SPREADSHEET_PARTS[0])) || OLD_EXCEL.test(content);
}

/** Three cells or more in the first line, or two at least in each of the first two, and nothing of an object or a list. */
function isTable(start) {
  const [first, second = ""] = start.split(/[\r\n]+/);
  const cells = cellsIn(first);
  return cells > 2 || (cells === 2 && cellsIn(second) >= 2);
}

/** How many cells a line of a table has; none in a line of an object or a list. */
const cellsIn = (line) => (/[[{]|":|" :/.test(line) ? 0 : line.split(/[,;\t]/).length);
