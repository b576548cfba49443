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

/** What of other editions is not listed: more than a matrix has; "" without names, where all of it is left out. */
export function moreWords(found, { choice }) {
  const { more_themes: themes, more_components: components, more_set_aside: aside = 0 } = found;
  const more = themes + components + aside;
  if (!choice.names || !more) {
    return "";
  }
  const kinds = [
    [themes, "more theme"],
    [components, "more component"],
    [aside, "more answer that is set aside", "more answers that are set aside"],
  ];
  const what = kinds.filter(([count]) => count).map(([count, one, many]) => counted(count, one, many));
  return `${what.join(" and ")} of other editions ${more === 1 ? "is" : "are"} not listed, here or in what you save.`;
}
