/** The layout of the assessment workbook. `site_builder/output/exports/workbook/layout.py` writes it. */

export const READ_ME = "Read me";
export const ABOUT = "About you";
export const ANSWERS = "Answers";
export const THEMES = "Themes";
export const ACTIONS = "Actions";
export const LISTS = "Lists";
export const FILLED_IN = Object.freeze([ABOUT, ANSWERS, THEMES, ACTIONS]);
export const TIMES = Object.freeze(["now", "in_a_year"]);

/** The fields of the columns of each sheet; those of the themes also have stages and needs, which differ by matrix. */
export const COLUMNS = Object.freeze({
  [ABOUT]: ["id", "question", "answer"],
  [ANSWERS]: ["id", "theme", "stage", "side", "component", "text", "answer", "note"],
  [THEMES]: ["id", "theme", "evidence", "how"],
  [ACTIONS]: ["theme", "what", "who", "by"],
  [LISTS]: ["list", "id", "words"],
});
export const LIST_HEADINGS = Object.freeze({ list: "List", id: "Id", words: "Words" });

export function themeColumns(sides, needs) {
  const stages = sides.flatMap((side) => TIMES.map((time) => `${side}.${time}`));
  return ["id", "theme", ...stages, "evidence", "how", ...needs];
}
