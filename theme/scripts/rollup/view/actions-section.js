/** Which actions are due when, and what became of those of last time. */

import { el } from "../../common/dom.js";
import { longDay } from "../../common/dates.js";
import { counted, monthWords } from "../logic/intake/labels.js";
import { disclosure, firstRows, folded, section } from "./blocks.js";
import { barsAlone, chart, tableBehind } from "./chart.js";

export function actionsSection({ rollUp, words, pictures }) {
  const title = words.say("actions");
  const made = section(
    "actions",
    title,
    pictures.months.length
      ? folded(counted(pictures.months.length, "month"), () => barsAlone(pictures.months))
      : el("p", {}, "None."),
    pictures.months.length
      ? tableBehind(
          title,
          ["Month", "Actions"],
          rollUp.actions.map(({ month, count }) => [monthWords(month), count]),
        )
      : null,
    rollUp.choice.names && pictures.months.length ? allActions(rollUp, words) : null,
    pictures.outcomes.rows.length
      ? [el("h3", {}, words.say("outcomes")), chart(pictures.outcomes, words.say("outcomes"))]
      : null,
  );
  made.classList.toggle("app-screen-only", !pictures.months.length && !pictures.outcomes.rows.length);
  return made;
}

function allActions({ actions }, words) {
  const title = "Every action, by month";
  const rows = () =>
    actions.flatMap(({ month, items }) =>
      items.map(({ pcn, theme, what, who, by }) => [
        by ? longDay(by) : monthWords(month),
        words.name(pcn),
        words.theme(theme),
        what,
        who,
      ]),
    );
  const all = disclosure(title, () => firstRows(title, ["By", words.unit, "Theme", "What", "Who"], rows()));
  all.classList.add("app-screen-only");
  return all;
}
