/** Which domains would help how many PCNs, and what the PCNs say that they need. */

import { needOf } from "../../../assessment/logic/selectors.js";
import { countOf, tally } from "./counting.js";

/** True when a text says something. */
export function isSaid(text) {
  return /[^ \t\r\n]/.test(text);
}

/** Counts the domains of themes that are open. */
export function domainTally(matrix, sides, names) {
  const helping = new Map();
  for (const [theme, domain] of matrix.themes.flatMap(({ id, domains }) => domains.map((found) => [id, found]))) {
    const key = `${domain.ref} ${domain.part ?? ""}`;
    const row = helping.get(key) ?? { domain, numbers: [], themes: new Map() };
    row.themes.set(theme, 0);
    helping.set(key, row);
  }
  return {
    add(number, { open }) {
      const themes = new Set(open.filter(({ side }) => sides.includes(side)).map(({ theme }) => theme));
      for (const row of helping.values()) {
        const helped = [...row.themes.keys()].filter((theme) => themes.has(theme));
        helped.forEach((theme) => row.themes.set(theme, row.themes.get(theme) + 1));
        if (helped.length) {
          row.numbers.push(number);
        }
      }
    },
    /** In the order of the matrix. */
    rows: () =>
      [...helping.values()]
        .filter(({ numbers }) => numbers.length)
        .map(({ domain, numbers, themes }) => ({
          ref: domain.ref,
          part: domain.part,
          title: domain.title,
          groups: domain.groups.map(({ title }) => title),
          ...countOf(numbers, names),
          themes: themeRows(themes),
        })),
  };
}

/** Counts, for every kind of need, the PCNs that say something about it. */
export function needTally(matrix, names) {
  const kinds = tally(() => ({ numbers: [], themes: new Map(matrix.themes.map(({ id }) => [id, 0])) }));
  return {
    add(number, { state, themes }) {
      for (const need of matrix.labels.needs) {
        const saying = themes.filter((theme) => isSaid(needOf(state, theme, need)));
        const row = kinds.at(need);
        saying
          .filter((theme) => row.themes.has(theme))
          .forEach((theme) => row.themes.set(theme, row.themes.get(theme) + 1));
        if (saying.length) {
          row.numbers.push(number);
        }
      }
    },
    rows: () =>
      matrix.labels.needs.map((need) => ({
        need,
        ...countOf(kinds.get(need).numbers, names),
        themes: themeRows(kinds.get(need).themes),
      })),
  };
}

function themeRows(themes) {
  return [...themes].filter(([, count]) => count).map(([theme, count]) => ({ theme, count }));
}
