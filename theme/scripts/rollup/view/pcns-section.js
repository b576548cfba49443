/** Every PCN with its rounds and its own words: a box to find one by its name. */

import { button, el, nameIn } from "../../common/dom.js";
import { labelled } from "../../common/form-parts.js";
import { longDay } from "../../common/dates.js";
import { groupBy, plain } from "../logic/intake/name-matching.js";
import { NO_NAME, SET_ASIDE, counted } from "../logic/intake/labels.js";
import { SHOWN } from "../logic/intake/limits.js";
import { andMore, disclosure, firstRows, ownWords, section } from "./blocks.js";

const AT_ONCE = 10;

export function pcnsSection({ rollUp, words }) {
  const texts = groupBy(rollUp.texts, ({ pcn }) => pcn);
  const keyed = rollUp.pcns.map((pcn) => ({ pcn, key: ` ${plain(pcn.name || NO_NAME)}` }));
  const found = el("div", {});
  const told = el("p", { role: "status" });
  const all = el("div", {});
  const show = (typed, most = AT_ONCE) => {
    const wanted = plain(typed);
    const some = keyed.filter(({ key }) => key.includes(wanted && ` ${wanted}`)).map(({ pcn }) => pcn);
    const parts = some.slice(0, most).map((pcn) => onePcn(pcn, texts, words));
    found.replaceChildren(...parts);
    told.textContent = toldOf(some.length, keyed.length, most, words);
    all.replaceChildren(...moreOf(some.length, most, words, () => showMore(typed)));
  };
  const showMore = (typed) => {
    show(typed, SHOWN);
    found.children[AT_ONCE].querySelector("summary").focus();
  };
  show("");
  return el(
    "div",
    { class: "app-screen-only" },
    section(
      "pcns",
      `${words.unit} by ${words.unit}`,
      el("p", {}, `The rounds of each ${words.unit}, and what it wrote, theme by theme.`),
      labelled(
        `Find a ${words.unit} by its name`,
        el("input", {
          class: "nhsuk-input nhsuk-input--width-20",
          id: "view-find",
          type: "search",
          autocomplete: "off",
          spellcheck: "false",
          oninput: ({ target }) => show(target.value),
        }),
      ),
      told,
      found,
      all,
    ),
  );
}

/** A button for those that are not shown yet: all, or as many as a list holds. */
function moreOf(count, most, words, more) {
  const title =
    count > SHOWN ? `Show the first ${SHOWN.toLocaleString("en-GB")} ${words.units}` : `Show all ${words.count(count)}`;
  return count > most && most < SHOWN ? [button(title, more, "secondary")] : [];
}

function toldOf(count, all, most, words) {
  const of = `${count.toLocaleString("en-GB")} of ${words.count(all)}`;
  return count > most ? `${of}. The first ${most} are shown, in the order of their names.` : of;
}

function onePcn(pcn, texts, words) {
  return disclosure(titleOf(pcn, words), () => [series(pcn, words), ownTexts(texts.get(pcn.number) ?? [], words)]);
}
function titleOf({ name, system, rounds }, words) {
  const held = `${counted(rounds.length, "round")}, the newest of ${longDay(rounds.at(-1).date)}`;
  const rest = [words.system(system), held].filter(Boolean).join(", ");
  return [nameIn(name || NO_NAME), `, ${rest}`];
}

/** One row for each theme and side, one column for each round: now, and in a year. */
function series({ name, system, rounds }, words) {
  const keyed = rounds.map(({ positions }) => new Map(positions.map((one) => [`${one.theme} ${one.side}`, one])));
  const keys = [...new Set(keyed.flatMap((positions) => [...positions.keys()]))];
  const rows = keys.map((key) => {
    const [theme, side] = key.split(" ");
    return [
      `${words.theme(theme)}, ${words.side(side)}`,
      ...keyed.map((positions) => positionWords(positions.get(key), words)),
    ];
  });
  const who = [name || NO_NAME, words.system(system)].filter(Boolean).join(", ");
  const title = `Rounds of ${who}: now, and planned for a year later`;
  return rows.length
    ? firstRows(title, ["Theme", ...rounds.map(({ date }) => longDay(date))], rows)
    : el("p", {}, "No stages chosen.");
}

function positionWords(position, words) {
  const stage = (when) => (position.set_aside.includes(when) ? SET_ASIDE : words.stage(position[when]));
  return position ? `${stage("now")} (planned: ${stage("in_a_year")})` : "";
}

function ownTexts(texts, words) {
  const shown = texts.slice(0, SHOWN);
  return [
    [...groupBy(shown, ({ theme }) => theme)].map(([theme, inTheme]) => [
      el("p", { class: "app-names__stage" }, el("strong", {}, words.theme(theme))),
      el(
        "dl",
        { class: "app-texts" },
        inTheme.map((one) => ownText(one, words)),
      ),
    ]),
    andMore(texts),
  ];
}

function ownText({ field, component, text }, words) {
  return [
    el("dt", {}, [words.part(field), component && words.component(component)].filter(Boolean).join(": ")),
    el("dd", {}, ownWords(text)),
  ];
}
