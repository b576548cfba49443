/** Which components are most often not yet in place; what is not known is counted apart. */

import { el, table } from "../../common/dom.js";
import { counted } from "../logic/labels.js";
import { disclosure, section } from "./blocks.js";

const MOST = 10;

export function componentsSection({ rollUp, words }) {
  const open = rollUp.components.map((one) => ({ ...one, open: one.partly + one.not_yet })).filter((one) => one.open);
  const most = open.sort((a, b) => b.open - a.open).slice(0, MOST);
  const { partly, do_not_know: doNotKnow } = words.answers;
  const notYet = words.answers.not_yet.toLowerCase();
  return section(
    "components",
    "Components most often not yet in place",
    el(
      "p",
      {},
      `“${partly}” and “${notYet}” count. “${doNotKnow}” is shown separately, because it needs a conversation first.`,
    ),
    most.length
      ? table(
          "Components most often not yet in place",
          ["Component", "Theme", "Stage", `${partly} or ${notYet}`, doNotKnow],
          most.map((one) => [
            words.component(one.id),
            `${words.theme(one.theme)}, ${words.side(one.side)}`,
            words.stage(one.stage),
            String(one.open),
            String(one.do_not_know),
          ]),
        )
      : el("p", {}, "None."),
    rollUp.themes.map(({ theme }) => allOf(theme, rollUp, words)),
  );
}

function allOf(theme, rollUp, words) {
  const rows = rollUp.components.filter((one) => one.theme === theme);
  const title = `All components of ${words.theme(theme)}`;
  return rows.length ? disclosure(title, () => answersTable(title, rows, words)) : null;
}

/**
 * A table of answers, for components of this matrix or of others.
 *
 * @param {string} title
 * @param {AnswerCounts[]} rows
 * @param {Words} words
 * @param {(row: AnswerCounts) => string} titleOf
 */
function answersTable(title, rows, words, titleOf = ({ id }) => words.component(id)) {
  return table(
    title,
    ["Component", "Side", "Stage", ...Object.values(words.answers)],
    rows.map((one) => [
      titleOf(one),
      one.side === null ? "" : words.side(one.side),
      one.stage === null ? "" : words.stage(one.stage),
      ...Object.keys(words.answers).map((id) => String(one[id])),
    ]),
  );
}

/** What has no counterpart in this matrix, shown apart. */
export function otherComponents({ rollUp, words }) {
  const { components } = rollUp.not_in_matrix;
  const title = `${counted(components.length, "component")} of other editions`;
  return components.length
    ? answersTable(title, components, words, ({ theme, id }) => `${words.theme(theme)}: ${id}`)
    : null;
}
