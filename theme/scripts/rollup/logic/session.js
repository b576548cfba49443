/** What the page knows: files read so far, decisions, and what to show. Kept in memory only. */

import { countsOf, linked, shownLines } from "./counts/aggregate.js";
import { WHOLE } from "./intake/selection.js";
import { inSlices } from "../../common/scheduler.js";
import { isBefore } from "./intake/periods.js";
import { groupBy } from "./intake/name-matching.js";
import { withDecided } from "./saved/decided.js";
import { regionOf, withoutNames } from "./saved/regions.js";
import { marksOf, recordsOf, takeTrueIds } from "./saved/records.js";
import { numbersShared, partOf, sharedCounts } from "./saved/counts-for-others.js";
import { NO_STAGE_KEY } from "./saved/count-rows.js";
import { holdSame } from "./intake/duplicates.js";

/** @returns {{batch: Batch, again: number, others: number, decisions: Decisions, choice: Choice}} */
export function blankSession() {
  return {
    batch: { entries: [], refused: [], parts: [] },
    again: 0,
    others: 0,
    decisions: {
      chosen: new Map(),
      joined: new Set(),
      systems: new Set(),
      near: new Set(),
      expected: null,
      preferred: new Set(),
    },
    choice: WHOLE,
  };
}

/**
 * The session with more files, and with what more roll-ups hold and was decided in them. Those that hold the same as files that were
 * chosen before are counted in `again` and not taken.
 *
 * @param {any} session
 * @param {Batch} batch
 * @param {number} others
 */
export function withFiles(session, { entries, refused, parts, decided }, others) {
  const { batch } = session;
  const known = new Set(batch.parts.map(({ fingerprint }) => fingerprint));
  const fresh = {
    entries: without(entries, batch.entries),
    refused: without(refused, batch.refused),
    parts: parts.filter(({ fingerprint }) => !known.has(fingerprint)),
  };
  const taken = fresh.entries.length + fresh.refused.length + fresh.parts.length;
  return {
    ...session,
    batch: {
      entries: takeTrueIds([...batch.entries, ...fresh.entries]),
      refused: [...batch.refused, ...fresh.refused],
      parts: [...batch.parts, ...fresh.parts],
    },
    decisions: withDecided(session.decisions, decided ?? []),
    again: session.again + entries.length + refused.length + parts.length - taken,
    others: session.others + others,
  };
}

/** The files of a new choice that hold something else than all that were chosen before. */
function without(files, before) {
  const known = groupBy(before, ({ fingerprint }) => fingerprint);
  return files.filter((file) => !known.get(file.fingerprint)?.some((other) => holdSame(file, other)));
}

export function withDecision(session, change) {
  return { ...session, decisions: { ...session.decisions, ...change } };
}

export function usingFile(session, id, file) {
  return withDecision(session, { chosen: new Map([...session.decisions.chosen, [id, file]]) });
}

/** The session in which this roll-up counts, where several hold the same PCNs. */
export function preferring(session, file) {
  const others = [...session.decisions.preferred].filter((other) => other !== file);
  return withDecision(session, { preferred: new Set([...others, file]) });
}

/**
 * The session in which names that share a key count as one, or no longer.
 *
 * PCNs that count as one count as that of the list of expected ones, and the other way round.
 *
 * @param {"joined"|"systems"|"near"} which whether they are PCNs, systems, or PCNs of the list of expected ones
 */
export function joining(session, which, key, joined) {
  const { decisions } = session;
  const others = (kind, isOf) => [...decisions[kind]].filter((other) => !isOf(other));
  if (which === "systems") {
    const systems = others("systems", (other) => other === key);
    return withDecision(session, { systems: new Set(joined ? [...systems, key] : systems) });
  }
  const name = key.split("\n")[0];
  const near = others("near", (other) => other === name);
  const lines = others("joined", (other) => other === key || (!joined && other.startsWith(`${name}\n`)));
  return withDecision(session, {
    near: new Set(joined ? [...near, name] : near),
    joined: new Set(joined && which === "joined" ? [...lines, key] : lines),
  });
}

/** The session with another choice. What is no longer before the chosen round is not compared with any more. */
export function choosing(session, change) {
  const months = "months" in change ? { round: null, earlier: null } : {};
  const choice = { ...session.choice, ...months, ...change };
  return { ...session, choice: isBefore(choice.earlier, choice.round) ? choice : { ...choice, earlier: null } };
}

/**
 * The counts of the roll-ups that keep no assessments, with those of the files that were read beside them; null without any.
 *
 * One assessment alone is not added to them: it is `own`, whose place can be shown beside the counts.
 *
 * @returns {{region: Region, own: Entry|null, names: boolean, alone: boolean}|null}
 */
export function regionShown(payload, session, { rollUp, lines: all }) {
  const { parts } = session.batch;
  if (!parts.length) {
    return null;
  }
  const lines = shownLines(all, session.choice);
  const [own] = lines.length === 1 ? [lines[0].at(-1)] : [null];
  return {
    region: regionIn(payload, session, rollUp, lines),
    own,
    names: session.choice.names,
    alone: lines.length < 2,
  };
}

function regionIn(payload, { batch, decisions, choice }, rollUp, lines) {
  const here = lines.length && !(batch.parts.length && lines.length === 1) ? [partOf(rollUp, marksOf(lines))] : [];
  const region = regionOf(payload, [...batch.parts, ...here], decisions.preferred, choice.names);
  return choice.names ? region : withoutNames(region);
}

/** What is saved to go on with: all that is shown, and each assessment; what people wrote only where that is wanted. */
export function savedRollUp(payload, { choice }, { rollUp, lines }, words) {
  const records = recordsOf(payload, shownLines(lines, choice), choice, words);
  const actions = rollUp.actions.map((month) => ({ ...month, items: words ? month.items : [] }));
  return { ...rollUp, refused: [], versions: [], actions, texts: words ? rollUp.texts : [], records };
}

/** The counts for others of all that is shown, saved on a day; null where they are too few. */
export function sharedRollUp(payload, session, { rollUp, lines }, day) {
  const region = regionIn(payload, session, rollUp, shownLines(lines, session.choice));
  return sharedCounts(payload, session.choice, region, day);
}

/**
 * What the counts for others would show: {shown, fewer, rest} of all numbers, and `stages` of those of stages; null where they are too few.
 *
 * @param {ReturnType<typeof regionShown>} shown
 */
export function sharedNumbers(payload, { choice }, rollUp, shown) {
  const region = shown?.region ?? regionOf(payload, [partOf(rollUp, new Set())], new Set(), choice.names);
  const passed = sharedCounts(payload, choice, region, "");
  const isStage = (table, key) => ["now", "in_a_year"].includes(table) && key !== NO_STAGE_KEY;
  return (
    passed && {
      ...numbersShared(region.rows, passed.rows),
      pcns: region.assessments,
      stages: numbersShared(region.rows, passed.rows, isStage),
    }
  );
}

/**
 * The roll-up of a session and the assessments of every PCN, made in slices; null when `isStopped` says so on the way.
 *
 * @returns {Promise<Combined|null>}
 */
export function combine(payload, session, isStopped) {
  return inSlices(combined(payload, session), isStopped);
}

function* combined(payload, { batch, decisions, choice }) {
  const known = yield* linked(payload, batch, decisions);
  return { rollUp: yield* countsOf(payload, batch, known, decisions, choice), lines: known.lines };
}
