/**
 * The assessments that this page has open: what they hold, and how far that is saved.
 *
 * Nothing typed is given up while the page is open: what could not be saved stays here.
 */

import { moment, newId } from "../ids.js";
import { copyOf, newAssessment, startFromLastTime, touch } from "../model.js";

/**
 * @param {object} store see store.js
 * @param {object} payload
 * @param {(event: {type: string, id: string|null}) => void} tell hears "saved", "replaced" and "cleared"
 */
export function createSession({ store, payload, tell, now = () => new Date() }) {
  const open = new Map();
  const drafts = new Map();
  const start = () => ({ id: newId(), now: moment(now()), generator: payload.generator, matrix: payload.matrix });

  function keep(state, options) {
    const outcome = store.save(state, options);
    open.set(state.id, { ...open.get(state.id), state, outcome, at: now() });
    tell({ type: "saved", id: state.id });
    return outcome;
  }

  function load(id) {
    const found = store.load(id);
    if (found.status === "loaded") {
      open.set(id, { ...open.get(id), state: found.assessment, outcome: { status: kept() }, at: null });
    }
    return found.status;
  }

  /** Drafts are known by the id of their assessment and the name of their field. */
  function forgetDrafts(id) {
    Array.from(drafts.keys())
      .filter((key) => key.startsWith(id))
      .forEach((key) => drafts.delete(key));
  }

  const kept = () => (store.state() === "on" ? "saved" : "off");
  const record = (id) => open.get(id) ?? null;
  const unsafe = ({ state, outcome, exported }) =>
    (outcome.status !== "saved" && exported !== state) || store.adrift(state.id).length > 0;

  function heard({ type, id, theirs }) {
    if (type === "old news") {
      return;
    }
    const ids = id === null ? [...open.keys()] : [id];
    for (const each of ids.filter((one) => open.has(one))) {
      const { outcome } = record(each);
      if (type === "cleared") {
        open.set(each, { ...record(each), outcome: { status: "cleared_elsewhere" } });
        tell({ type: "cleared", id: each });
      } else if (type === "conflict") {
        open.set(each, { ...record(each), outcome: { status: "changed_elsewhere", theirs } });
        tell({ type: "saved", id: each });
      } else if (outcome.status === "saved") {
        tell({ type: load(each) === "loaded" ? "replaced" : "saved", id: each });
      }
    }
    tell({ type: "list", id: null });
  }

  store.subscribe(heard);

  return {
    drafts,
    record,
    state: (id) => record(id)?.state ?? null,
    storage: () => store.state(),
    rawText: (id) => store.rawText(id),

    /** What is on this computer and what only this page holds, newest change first. */
    list() {
      const stored = store.list();
      const here = [...open.values()].filter(({ state }) => !stored.some(({ id }) => id === state.id));
      const only = here.map(({ state }) => ({
        id: state.id,
        name: state.about.name ?? "",
        date: state.about.date ?? "",
        updated: state.updated,
        sound: true,
      }));
      return [...only, ...stored];
    },

    /** "loaded", "missing" or "damaged". */
    open: (id) => (open.has(id) ? "loaded" : load(id)),

    /** Applies a change and saves it; the state before when nothing changed. */
    change(id, update) {
      const before = record(id).state;
      const after = update(before);
      if (after !== before) {
        keep(touch(after, moment(now()), payload.generator));
      }
      return record(id).state;
    },

    create() {
      const state = newAssessment(start());
      keep(state);
      return state.id;
    },

    createFromLastTime(old) {
      const state = startFromLastTime(old, start());
      keep(state);
      return state.id;
    },

    /** Takes an assessment in as it is, in place of one with the same id. */
    take: (state) => keep(state, { force: true }),

    takeCopy(state) {
      const copy = copyOf(state, start());
      keep(copy);
      return copy.id;
    },

    startAgain(id) {
      forgetDrafts(id);
      const { state } = record(id);
      const { last_time: lastTime, previous_id: previousId } = state;
      keep(
        touch(
          { ...newAssessment({ ...start(), id }), last_time: lastTime, previous_id: previousId },
          moment(now()),
          payload.generator,
        ),
      );
    },

    /** The version of this page over whatever is stored. */
    keepMine: (id) => keep(record(id).state, { force: true }),

    /** The same where nothing newer is stored: what another tab saved meanwhile is not written over. */
    saveAgain: (id) => keep(record(id).state, { again: true }),

    /** What is stored; where the other version is not, the one that was told of. */
    takeTheirs(id) {
      const theirs = store.adrift(id).at(-1);
      return theirs ? keep(theirs, { decided: true }) : load(id);
    },

    /**
     * What is stored stays, and what is not becomes a copy. Gives the id under which the version of this
     * page is kept; null where there is no room: then nothing is changed, and the question stays open.
     */
    keepBoth(id) {
      const { state, outcome } = record(id);
      const stored = store.rawText(id);
      const copies = [state, ...store.adrift(id)]
        .filter((one) => JSON.stringify(one) !== stored)
        .map((one) => copyOf(one, start()));
      if (copies.some((copy) => store.save(copy).status !== "saved")) {
        copies.forEach((copy) => store.remove(copy.id));
        open.set(id, { ...record(id), outcome: { ...outcome, status: "full_for_both" } });
        return null;
      }
      load(id);
      return JSON.stringify(state) === stored ? id : copies[0].id;
    },

    exported(id) {
      open.set(id, { ...record(id), exported: record(id).state });
    },

    remove(id) {
      store.remove(id);
      open.delete(id);
      forgetDrafts(id);
    },

    removeAll() {
      store.removeAll();
      open.clear();
      drafts.clear();
    },

    /** Whether closing the page would lose something that is neither saved nor exported. */
    atRisk: () => drafts.size > 0 || [...open.values()].some(unsafe),
  };
}
