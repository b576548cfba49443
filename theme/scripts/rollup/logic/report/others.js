/** What other editions hold and this matrix does not: in no other number, and told as tables. */

import { WHEN, counted, wordsFor } from "../intake/labels.js";

/** Components of other editions; without rows where there are none. */
export function otherComponentsTable({ not_in_matrix: other }, words) {
  return {
    title: `${counted(other.components.length, "component")} of other editions`,
    columns: ["Component", "Side", ...Object.values(words.answers)],
    rows: other.components.map((one) => [
      `${words.theme(one.theme)}: ${one.id}`,
      one.side === null ? "" : words.side(one.side),
      ...Object.keys(words.answers).map((id) => one[id]),
    ]),
  };
}

/** What is at stages and sides, or of needs, that this matrix does not have; without rows where there is nothing. */
export function setAsideTable({ not_in_matrix: other }, words) {
  return {
    ...words.table("files", "set-aside"),
    rows: other.set_aside.map(({ theme, side, when, id, count }) => [
      words.theme(theme),
      side === null ? "" : words.side(side),
      when === null ? "" : wordsFor(WHEN, when),
      when === null ? id : words.stage(id),
      count,
    ]),
  };
}
