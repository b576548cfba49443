/**
 * The assessments that this page has open: what they hold, and how far that is saved.
 *
 * Nothing typed is given up while the page is open: what could not be saved stays here.
 */

import { reworded, sameEdition } from "../logic/edition.js";
import { moment, newId } from "../format/ids.js";
import { copyOf, newAssessment, startFromLastTime } from "../logic/beginnings.js";
import { touch } from "../logic/updates.js";
import { listing } from "../storage/stored.js";
import { createPast } from "./files/past.js";

/** What stands between this page and what is stored, by what is found there. */
const ELSEWHERE = Object.freeze({
  newer: "newer_elsewhere",
  damaged: "changed_elsewhere",
  missing: "cleared_elsewhere",
});
const OPEN_QUESTIONS = Object.freeze(["changed_elsewhere", "full_for_both", "newer_elsewhere"]);

/**
 * @param {object} parts
 * @param {Store} parts.store
 * @param {Pick<Payload, "generator" | "matrix">} parts.payload
 * @param {(event: {type: string, id: string|null}) => void} parts.tell hears "saved", "replaced" and "cleared"
 * @param {Drafts} [parts.drafts] what is typed and cannot be saved yet
 * @param {() => Date} [parts.now]
 */
export function createSession({ store, payload, tell, drafts = new Map(), now = () => new Date() }) {
  /** @type {Map<string, OpenAssessment>} */
  const open = new Map();
  const carriedOn = new Set(); // assessments of other editions that somebody decided to answer in this one
  const start = () => ({ id: newId(), now: moment(now()), generator: payload.generator, matrix: payload.matrix });

  function keep(state, options) {
    const outcome = store.save(state, options);
    open.set(state.id, { ...open.get(state.id), state, outcome, at: now() });
    tell({ type: "saved", id: state.id });
    return outcome;
  }

  function load(id) {
    const found = store.load(id);
    const state = found.assessment;
    if (state) {
      const words = { reworded: reworded(state.matrix, payload.matrix) };
      open.set(id, { ...words, ...open.get(id), state, outcome: { status: kept() }, at: null });
    }
    return found.status;
  }

  /** Drafts are known by the id of their assessment and the name of their field. */
  const draftsOf = (id) => [...drafts].filter(([key]) => key.startsWith(`${id} `));
  const forgetDrafts = (id) => draftsOf(id).forEach(([key]) => drafts.delete(key));

  /** What this page alone knows of an assessment goes with it under another id. */
  function goesWith(id, to) {
    draftsOf(id).forEach(([key, draft]) => {
      drafts.delete(key);
      drafts.set(to + key.slice(id.length), draft);
    });
    if (carriedOn.has(id)) {
      carriedOn.add(to);
    }
  }

  const past = createPast({ store, stateOf: (id) => record(id)?.state ?? null, draftsOf });
  const kept = () => (store.state() === "on" ? "saved" : "off");
  const record = (id) => open.get(id) ?? null;

  /** What this page has open. Throws where it has not. */
  function opened(id) {
    const found = open.get(id);
    if (!found) {
      throw new Error(`The assessment ${id} is not open`);
    }
    return found;
  }

  const unsafe = ({ state, outcome }) => outcome.status !== "saved" || store.adrift(state.id).length > 0;

  function keepCopy(state) {
    const { id, now: copied } = start();
    carriedOn.add(id);
    keep(copyOf(state, id), { copied });
    return id;
  }

  /** @param {{type: string, id: string|null, theirs?: Assessment|null}} change */
  function heard({ type, id, theirs }) {
    if (isBack(id)) {
      takeStored(id);
      tell({ type: "replaced", id });
      return;
    }
    if (type === "nothing_new") {
      return;
    }
    const ids = id === null ? [...open.keys()] : [id];
    for (const each of ids.filter((one) => open.has(one))) {
      const { outcome } = opened(each);
      if (type === "cleared") {
        open.set(each, { ...opened(each), outcome: { status: "cleared_elsewhere" } });
        tell({ type: "cleared", id: each });
      } else if (type === "conflict") {
        open.set(each, { ...opened(each), outcome: { status: "changed_elsewhere", theirs } });
        tell({ type: "saved", id: each });
      } else if (outcome.status === "saved") {
        tell({ type: takeStored(each) ? "replaced" : "saved", id: each });
      }
    }
    tell({ type: "list", id: null });
  }

  /** Whether another tab brought back what it had deleted, as it was. */
  function isBack(id) {
    const { outcome, state } = record(id) ?? {};
    return outcome?.status === "cleared_elsewhere" && store.isStored(state);
  }

  /** Takes what is stored in place of the version of this page; a question where it is nothing that can be taken. */
  function takeStored(id) {
    const found = load(id);
    if (found !== "loaded") {
      open.set(id, { ...opened(id), outcome: { status: ELSEWHERE[found], theirs: null } });
    }
    return found === "loaded";
  }

  function listed() {
    const stored = store.list();
    const here = [...open.values()].filter(({ state }) => !stored.some(({ id }) => id === state.id));
    const only = here.map(({ state }) => listing(state.id, { status: "loaded", assessment: state }));
    return [...only, ...stored];
  }

  function remove(id) {
    past.remember(id, "deleted");
    store.remove(id);
    open.delete(id);
    forgetDrafts(id);
  }

  store.subscribe(heard);
  if (drafts.size) {
    const here = new Set(store.list().map(({ id }) => id));
    const gone = [...drafts].filter(([key]) => !here.has(key.split(" ")[0]));
    gone.forEach(([key]) => drafts.delete(key));
  }

  return {
    drafts,
    record,
    state: (id) => record(id)?.state ?? null,
    storage: () => store.state(),
    rawText: (id) => store.rawText(id),

    /** What is on this device and what only this page holds, newest change first. */
    list: listed,

    /** "loaded", "missing", "damaged" or "newer". */
    open: (id) => (open.has(id) ? "loaded" : load(id)),

    /** Takes up what was stored while this page could not hear of it, as when Back leads to it again. */
    lookAgain() {
      Array.from(open.keys(), (id) => store.look(id)).forEach(heard);
      tell({ type: "list", id: null });
    },

    /** Whether a question about an assessment is open: then the version of this page is not the only one. */
    asks: (id) => OPEN_QUESTIONS.includes(record(id)?.outcome.status ?? "") || store.adrift(id).length > 0,

    /** Whether an assessment was answered on another edition, and nobody decided to answer it in this one. */
    isOfOtherEdition: (id) => !carriedOn.has(id) && !sameEdition(opened(id).state.matrix, payload.matrix),

    /** From here on, what is said about it is said on the edition of this site. */
    carryOn: (id) => carriedOn.add(id),

    carryOnWithCopy: (id) => keepCopy(opened(id).state),

    /** Somebody read that the matrix was reworded. */
    knowsRewording(id) {
      open.set(id, { ...opened(id), reworded: false });
    },

    /** Applies a change and saves it; the state before when nothing changed. */
    change(id, update) {
      const before = opened(id).state;
      const after = update(before);
      if (after !== before) {
        keep(touch(after, start()));
      }
      return opened(id).state;
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

    /** Takes an assessment in as it is, in place of one with the same id, to carry on with it on this edition. */
    take(state) {
      past.remember(state.id, "replaced");
      carriedOn.add(state.id);
      return keep(state, { force: true });
    },

    /** Takes in what somebody chose of a file and of what is here, as a change of the latter. */
    takeParts(state) {
      past.remember(state.id, "merged");
      forgetDrafts(state.id);
      return keep(touch(state, start()), { force: true });
    },

    takeCopy: keepCopy,

    startAgain(id) {
      past.remember(id, "started_again");
      forgetDrafts(id);
      const { state } = opened(id);
      const { last_time: lastTime, previous_id: previousId } = state;
      keep({ ...newAssessment({ ...start(), id }), last_time: lastTime, previous_id: previousId });
    },

    /** The version of this page over whatever is stored. */
    keepMine(id) {
      const there = store.load(id);
      const theirs = store.adrift(id).at(-1) ?? (there.status === "loaded" ? there.assessment : null);
      const here = past.here(id);
      if (theirs && here) {
        past.remember(id, "chosen", { ...here, state: theirs, drafts: [] });
      }
      return keep(opened(id).state, { force: true });
    },

    /** The same where nothing newer is stored: what another tab saved meanwhile is not written over. */
    saveAgain: (id) => keep(opened(id).state, { again: true }),

    /** What is stored; where the other version is not, the one that was told of. */
    takeTheirs(id) {
      const theirs = store.adrift(id).at(-1);
      past.remember(id, "chosen");
      return theirs ? keep(theirs, { decided: true }) : takeStored(id);
    },

    /**
     * What is stored stays, and what is not becomes a copy. Gives the id under which the version of this
     * page is kept; null where there is no room: then nothing is changed, and the question stays open.
     */
    keepBoth(id) {
      const { state, outcome } = opened(id);
      const { now: copied } = start();
      const mineIsStored = store.isStored(state);
      const copies = [state, ...store.adrift(id)]
        .filter((one) => !store.isStored(one))
        .map((one) => copyOf(one, newId()));
      if (copies.some((copy) => store.save(copy, { copied }).status !== "saved")) {
        copies.forEach((copy) => store.remove(copy.id));
        open.set(id, { ...opened(id), outcome: { ...outcome, status: "full_for_both" } });
        return null;
      }
      if (load(id) !== "loaded") {
        open.delete(id);
      }
      const here = mineIsStored ? id : copies[0].id;
      goesWith(id, here);
      return here;
    },

    remove,

    /** Deletes every assessment that is kept, of whichever edition. */
    removeAll() {
      listed().forEach(({ id }) => remove(id));
      store.removeAll();
    },

    /** What can be brought back: {what, entry} of each assessment, `what` being "replaced", "started_again", "deleted" or "undone". */
    undoable: () => past.all(),

    forgetUndo: (id) => past.forget(id),

    /**
     * Brings back what was here before; what is here instead can be brought back in turn. False where that is not possible:
     * nothing is written over what another tab has stored there meanwhile.
     */
    undo(id) {
      const before = past.get(id);
      const instead = before.what === "deleted" ? null : past.here(id);
      const asStored = (instead === null || !before.state) && before.stored !== null;
      const back = asStored && store.putBack(id, before.stored, { force: instead !== null });
      if (!back && !before.state) {
        return false;
      }
      past.forget(id);
      past.remember(id, "undone", instead);
      open.delete(id);
      if (back) {
        load(id);
      }
      if (before.state && !(back && store.isStored(before.state))) {
        keep(before.state, { force: instead !== null, again: true });
      }
      forgetDrafts(id);
      before.drafts.forEach(([key, draft]) => drafts.set(key, draft));
      tell({ type: "list", id: null });
      return true;
    },

    /** Whether closing the page would lose something that is not saved; no page can know whether an export was kept. */
    atRisk: () => drafts.size > 0 || [...open.values()].some(unsafe),
  };
}
