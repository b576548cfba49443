/** What PCNs ask for, as rows and lists. */

import { SHOWN } from "../intake/limits.js";
import { groupBy } from "../intake/name-matching.js";

/** How many name each kind of need, in any theme and in each. */
export function needsTableOf({ needs, themes }, words) {
  const ids = themes.map(({ theme }) => theme);
  return {
    title: words.say("who-needs"),
    columns: ["Need", words.say("in-any-theme"), ...ids.map(words.theme)],
    rows: needs.map((one) => [
      words.need(one.need),
      one.count,
      ...ids.map((theme) => one.themes.find((row) => row.theme === theme)?.count ?? 0),
    ]),
  };
}

/** Who ticked which support. */
export function supportNames({ support }, words) {
  return support.map((one) => [`${one.domain}: ${one.title}`, words.names(one.pcns)]);
}

/** Their own words by theme, in the order of the matrix, and need, each with its PCN; of many the first, and all are counted. */
export function ownWordsByTheme({ texts, themes }, { labels: { needs } }, words) {
  const asked = groupBy(
    texts.filter(({ field, theme }) => theme !== null && needs.includes(field)),
    ({ theme }) => theme,
  );
  const inOrder = new Set([...themes.map(({ theme }) => theme).filter((theme) => asked.has(theme)), ...asked.keys()]);
  return [...inOrder].map((theme) => {
    const found = asked.get(theme) ?? [];
    const shown = found.slice(0, SHOWN);
    return {
      title: words.theme(theme),
      all: found.length,
      needs: needs
        .map((need) => ({
          title: words.need(need),
          said: shown
            .filter(({ field }) => field === need)
            .map(({ pcn, text }) => ({ name: words.name(pcn), text: text.trim() })),
        }))
        .filter(({ said }) => said.length),
    };
  });
}
