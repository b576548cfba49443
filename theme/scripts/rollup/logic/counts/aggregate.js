/**
 * Many assessments as one roll-up: counts only, PCNs in the order of their names.
 *
 * There is no rank, no average and no order by stage, here or anywhere.
 */

import { ROLL_UP_FORMAT } from "../../../assessment/format/other-kind.js";
import { answerTally } from "./tallies.js";
import { movementTally } from "./movement.js";
import { isFew } from "./counting.js";
import { expectedFrom, nearNames } from "../intake/expected.js";
import { chosen, sidesShown } from "../intake/selection.js";
import { joinSystems } from "../intake/systems.js";
import { outcomeTally, supportTally, wantedTally } from "./wanted.js";
import { domainTally, needTally } from "./support-needs.js";
import { byText, byTexts, groupBy, nameKey, plain } from "../intake/name-matching.js";
import { namingOf } from "../intake/naming.js";
import { linkSeries } from "../intake/linkage.js";
import { answered, picked, roundsOf } from "../intake/periods.js";
import { actionsIn, byMonth, textsOf } from "./free-text.js";
import { setAsideTally } from "./set-aside.js";
import { stageTally } from "./tallies.js";
import { withoutCopies } from "../intake/duplicates.js";

const STEP = 50;

/**
 * The roll-up (`pcn-roll-up` version 2) of what was read: a generator that yields now and then and returns it.
 *
 * @param {Pick<Payload, "generator" | "matrix" | "systems">} payload
 * @param {Batch} batch
 * @param {Decisions} decisions
 * @param {Choice} choice
 */
export function* aggregate(payload, batch, decisions, choice) {
  return yield* countsOf(payload, batch, yield* linked(payload, batch, decisions), decisions, choice);
}

/** One entry for each assessment, and the assessments of every PCN, whatever is chosen to be shown; a generator. */
export function* linked({ systems }, batch, decisions) {
  const copies = withoutCopies(batch.entries, decisions.chosen);
  yield;
  const { entries, alike: systemsAlike } = joinSystems(copies.used, systems, decisions.systems);
  yield;
  const { lines, alike } = linkSeries(entries, decisions.joined, nearNames(decisions.expected, decisions.near));
  yield;
  return { ...copies, systemsAlike, lines, alike };
}

/** The roll-up of assessments that are linked; a generator. @param {any} known what `linked` returns */
export function* countsOf({ generator, matrix, systems }, batch, known, decisions, choice) {
  const { versions, systemsAlike, lines, alike } = known;
  const naming = namingOf({ matrix, systems }, choice.names);
  const picks = picksOf(lines, choice);
  yield;
  const pairs = chosen(picks, choice);
  const counters = countersFor(matrix, choice);
  for (const [index, pair] of pairs.entries()) {
    counters.add(index + 1, pair);
    if (index % STEP === STEP - 1) {
      yield;
    }
  }
  const current = pairs.map((pair) => pair.current).filter(Boolean);
  const returned = picks.map((pick) => pick.current).filter(Boolean);
  const counts = yield* counters.result();
  return {
    ...headOf(generator, matrix, naming.choice(choice)),
    files: fileCounts(batch, known, returned, current),
    ...(choice.names
      ? namedFiles(batch, versions, alike, systemsAlike)
      : { refused: [], versions: [], alike: [], systems_alike: [] }),
    undecided: { pcns: undecidedIn(alike), systems: undecidedIn(systemsAlike) },
    rounds: roundsOf(lines, choice.months),
    pcns: choice.names ? pairs.map(pcnOf) : [],
    assessments: current.length,
    few: isFew(current.length),
    systems: systemsOf(current, naming),
    editions: editionsOf(current, naming),
    ...counts,
    expected: expectedFrom(decisions.expected, returned, decisions.near, choice.names, voicesIn(batch)),
  };
}

/** For each PCN that has one, the assessment that a choice looks at and the one before, in the order of names. */
function picksOf(lines, choice) {
  const picks = lines.map((rounds) => ({ rounds, ...picked(answered(rounds), choice) }));
  return inOrderOfNames(picks.filter(({ current, before }) => current ?? before));
}

/** All rounds of the PCNs that a choice looks at, in the order of their names. */
export function shownLines(lines, choice) {
  return chosen(picksOf(lines, choice), choice).map(({ rounds }) => rounds);
}

function inOrderOfNames(pairs) {
  const keyed = pairs.map((pair) => [...orderOf(pair), pair]);
  return keyed.sort(byTexts).map((key) => key.at(-1));
}

function orderOf({ current, before }) {
  const { name, system, id } = current ?? before;
  return [plain(name), name, system, id];
}

function countersFor(matrix, choice) {
  const sides = sidesShown(matrix, choice);
  const stages = stageTally(matrix, sides, choice.names);
  const components = answerTally(matrix, sides, choice.names);
  const wanted = wantedTally(matrix, sides);
  const support = supportTally(matrix, choice.names);
  const outcomes = outcomeTally(matrix);
  const domains = domainTally(matrix, sides, choice.names);
  const needs = needTally(matrix, choice.names);
  const setAside = setAsideTally(matrix, sides, choice.names);
  const comparison = movementTally(matrix, sides, choice);
  const actions = [];
  const texts = [];
  return {
    add(number, pair) {
      comparison.add(number, pair);
      if (pair.current) {
        stages.add(number, pair.current);
        components.add(pair.current);
        wanted.add(pair.current);
        support.add(number, pair.current);
        outcomes.add(pair.current);
        domains.add(number, pair.current);
        needs.add(number, pair.current);
        setAside.add(pair.current);
        actions.push(actionsIn(matrix, number, pair.current));
        texts.push(textsOf(matrix, number, pair.current));
      }
    },
    *result() {
      const first = { themes: stages.themes(), components: components.known(), wanted: wanted.rows() };
      yield;
      const asked = {
        support: support.rows(),
        outcomes: outcomes.rows(),
        domains: domains.rows(),
        needs: needs.rows(),
      };
      yield;
      const written = { actions: byMonth(actions.flat(), choice.names), texts: choice.names ? texts.flat() : [] };
      yield;
      return {
        ...first,
        ...asked,
        ...written,
        comparison: comparison.result(),
        not_in_matrix: notInMatrix(stages.others(), components.others(), setAside.rows()),
      };
    },
  };
}

function notInMatrix(themes, components, setAside) {
  return {
    themes: themes.found,
    components: components.found,
    set_aside: setAside.rows,
    more_themes: themes.more,
    more_components: components.more,
    more_set_aside: setAside.more,
  };
}

/** What every roll-up begins with. */
export function headOf(generator, { id, edition, digest, local }, choice) {
  return {
    format: ROLL_UP_FORMAT,
    format_version: 2,
    generator,
    matrix: { id, edition, digest, local: local ?? null },
    choice,
  };
}

/** Every file that was read is refused, left out as a copy, an older round, outside the choice, or counted. */
function fileCounts({ entries, refused }, { used, differing, lines }, returned, current) {
  return {
    read: entries.length + refused.length,
    refused: refused.length,
    copies: entries.length - used.length,
    differing,
    other_rounds: used.length - returned.length,
    filtered: returned.length - current.length,
    blank: lines.filter((rounds) => answered(rounds).at(-1) !== rounds.at(-1)).length,
    counted: current.length,
    other_side: current.filter(({ leftOut }) => leftOut).length,
  };
}

function undecidedIn(alike) {
  return alike.filter(({ joined }) => !joined).length;
}

/** The PCNs of which one person or practice answered, in files that are left out. */
function voicesIn({ refused }) {
  return refused.flatMap(({ voiceOf }) => voiceOf || []);
}

function namedFiles(batch, versions, alike, systemsAlike) {
  const findings = ({ where, message }) => ({ where, message });
  const refused = batch.refused.map((one) => ({ file: one.file, findings: one.findings.map(findings) }));
  return {
    refused: refused.sort((a, b) => byText(a.file, b.file)),
    versions,
    alike: alike.map(({ name, system, names, lines, joined }) => ({ name, system, names, lines, joined })),
    systems_alike: systemsAlike.map(({ names, into, joined }) => ({ names, into, joined })),
  };
}

function pcnOf({ rounds, current, before }, index) {
  const { name, system, file, date, local, leftOut } = current ?? before;
  return {
    number: index + 1,
    name,
    system,
    in_round: current !== null,
    date,
    file,
    local,
    left_out: leftOut,
    rounds: rounds.map((round) => ({ id: round.id, date: round.date, file: round.file, positions: round.positions })),
  };
}

function systemsOf(entries, naming) {
  const groups = groupBy(entries, ({ system }) => naming.system(system));
  const keyed = [...groups].map(([system, same]) => [nameKey(system), system, same.length]);
  return keyed.sort(byTexts).map(([, system, count]) => ({ system, count }));
}

function editionsOf(entries, naming) {
  const groups = groupBy(entries, ({ local }) => naming.edition(local?.id ?? null));
  return [...groups]
    .map(([edition, same]) => ({
      edition,
      title: naming.title(edition, same[0].local?.title ?? null),
      count: same.length,
    }))
    .sort((a, b) => byText(a.edition, b.edition));
}
