/** What the page knows: files read so far, decisions, and what to show. Kept in memory only. */

import { combining } from "./aggregate.js";
import { WHOLE } from "./selection.js";
import { linesOf } from "./linkage.js";
import { inSlices } from "../../common/scheduler.js";
import { isBefore } from "./periods.js";
import { groupBy } from "./name-matching.js";
import { withOneSystem } from "./systems.js";
import { holdSame, withoutCopies } from "./duplicates.js";

/** @returns {{batch: Batch, again: number, others: number, decisions: Decisions, choice: Choice}} */
export function blankSession() {
  return {
    batch: { entries: [], refused: [] },
    again: 0,
    others: 0,
    decisions: { chosen: new Map(), joined: new Set(), systems: new Set(), expected: null },
    choice: WHOLE,
  };
}

/** The session with more files. Those that hold the same as files that were chosen before are counted in `again` and not taken. */
export function withFiles(session, { entries, refused }, others) {
  const { batch } = session;
  const fresh = { entries: without(entries, batch.entries), refused: without(refused, batch.refused) };
  const taken = fresh.entries.length + fresh.refused.length;
  return {
    ...session,
    batch: { entries: [...batch.entries, ...fresh.entries], refused: [...batch.refused, ...fresh.refused] },
    again: session.again + entries.length + refused.length - taken,
    others: session.others + others,
  };
}

/** The files of a new choice that hold something else than all that were chosen before. */
function without(files, before) {
  const known = groupBy(before, ({ content }) => content);
  return files.filter((file) => !known.get(file.content)?.some((other) => holdSame(file, other)));
}

export function withDecision(session, change) {
  return { ...session, decisions: { ...session.decisions, ...change } };
}

export function usingFile(session, id, file) {
  return withDecision(session, { chosen: new Map([...session.decisions.chosen, [id, file]]) });
}

export function joining(session, key, joined) {
  const others = [...session.decisions.joined].filter((other) => other !== key);
  return withDecision(session, { joined: new Set(joined ? [...others, key] : others) });
}

export function joiningSystem(session, key, joined) {
  const others = [...session.decisions.systems].filter((other) => other !== key);
  return withDecision(session, { systems: new Set(joined ? [...others, key] : others) });
}

/** The session with another choice. What is no longer before the chosen round is not compared with any more. */
export function choosing(session, change) {
  const months = "months" in change ? { round: null, earlier: null } : {};
  const choice = { ...session.choice, ...months, ...change };
  return { ...session, choice: isBefore(choice.earlier, choice.round) ? choice : { ...choice, earlier: null } };
}

/** The assessments of every PCN, whatever is chosen to be shown. */
export function allLines({ batch, decisions }, systems) {
  const { used } = withoutCopies(batch.entries, decisions.chosen);
  return linesOf(withOneSystem(used, systems, decisions.systems).entries, decisions.joined).lines;
}

/** The roll-up of a session, made in slices; null when `isStopped` says so on the way. */
export function rollUpOf(payload, { batch, decisions, choice }, isStopped) {
  return inSlices(combining(payload, batch, decisions, choice), isStopped);
}
