/**
 * Keeps assessments in the browser: the only module here that holds anything.
 *
 * Each assessment is one entry, so no list can fall out of step with it. An entry
 * is a line that tells its version from all others (see lineage.js), and the document. A tab
 * that finds another version than the one it knows does not write over it. A browser may
 * show a tab late what another tab wrote: a version that did not come from ours is told of then,
 * and nothing is written until somebody decides, since the browser may hold it nowhere else.
 *
 * Copies of the site on one web address, and from disk in some browsers, share these entries. Which edition
 * an assessment was answered on stands in the document alone, so that the two cannot disagree. Those of another matrix
 * are of another site: they are neither shown nor deleted here.
 */

import {
  entryFrom,
  entryIn,
  idsIn,
  rawIn,
  remove as removeEntry,
  restore,
  subscribed,
  valueIn,
  write as writeEntry,
} from "./entries.js";
import { memory, usable } from "./storage.js";
import { copiedOn, headAfter, headOfCopy, holds, relation } from "../logic/lineage.js";
import { listing } from "./stored.js";

/**
 * @param {object} parts
 * @param {() => Storage|null} parts.storage gives the browser's storage; may throw
 * @param {EventTarget|null} parts.events where `storage` events arrive
 * @param {(id: string, text: string) => {status: string, assessment?: Assessment}} parts.read what a stored text holds, see stored.js
 * @param {() => string} parts.mark a new mark at every call, never given twice
 */
export function createStore({ storage, events, read, mark }) {
  const disk = usable(storage);
  const entries = disk ?? memory();
  const known = new Map();
  const apart = new Map(); // what we were told of, until somebody decides
  const told = (id) => apart.get(id) ?? [];

  const readIn = (id, found = entryIn(entries, id)) => (found ? read(id, found.text) : { status: "missing" });
  const ids = () => idsIn(entries).filter((id) => readIn(id).status !== "foreign");
  const listedAs = (id) => listing(id, readIn(id), copiedOn(entryIn(entries, id)?.head));
  const soundIn = (id, text) => read(id, text).assessment ?? null;

  function put(id, assessment, copied) {
    const before = [entryIn(entries, id)?.head, known.get(id), ...told(id).map((one) => one.head)];
    const head = copied ? headOfCopy(mark(), copied) : headAfter(mark(), ...before);
    try {
      writeEntry(entries, id, `${head}\n${JSON.stringify(assessment)}`);
    } catch {
      return { status: "full" };
    }
    if (entryIn(entries, id)?.head !== head) {
      return elsewhere(id);
    }
    known.set(id, head);
    return { status: disk ? "saved" : "off" };
  }

  function elsewhere(id) {
    const entry = entryIn(entries, id);
    return entry ? { status: "changed_elsewhere", theirs: soundIn(id, entry.text) } : { status: "cleared_elsewhere" };
  }

  /** Nothing is written over what this version of the tool cannot read. */
  function isNewer(id) {
    const entry = entryIn(entries, id);
    return entry ? entry.head !== known.get(id) && read(id, entry.text).status === "newer" : false;
  }

  /**
   * A change that did not come from the version that we know is a conflict; an older one is no news.
   * What we were told of stays a question until a version came from it, or the assessment was deleted.
   */
  function settleNews({ type, id, value }) {
    if (id === null) {
      apart.clear();
    }
    const entry = value && entryFrom(value);
    const cameFrom = entry ? relation(known.get(id), entry.head) : "newer";
    const others = entry ? told(id).filter(({ head }) => !holds(entry.head, head)) : [];
    if (cameFrom === "apart") {
      const theirs = soundIn(id, entry.text);
      apart.set(id, [...others, { head: entry.head, theirs }]);
      return { type: "conflict", id, theirs };
    }
    apart.set(id, others);
    return { type: cameFrom === "newer" ? type : "nothing_new", id };
  }

  return {
    state: () => (disk ? "on" : "off"),

    /** One of the list. */
    entry: listedAs,

    list() {
      const listed = ids().map(listedAs);
      return listed.sort((a, b) => (a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1));
    },

    /** "loaded" with the assessment, "missing", or "damaged" or "newer", whose text `rawText` gives. */
    load(id) {
      const entry = entryIn(entries, id);
      const found = readIn(id, entry);
      known.set(id, found.status === "newer" ? undefined : entry?.head);
      apart.delete(id);
      return found.status === "foreign" ? { status: "missing" } : found;
    },

    /**
     * With `force` over whatever is stored, but for what a newer version of the tool wrote; with `again` also where
     * nothing is stored any more; `decided` says that somebody chose between the version of this page and the one
     * that we were told of; `copied` is the moment in which it became a copy of another one.
     */
    save(assessment, { force = false, again = false, decided = force, copied = "" } = {}) {
      const { id } = assessment;
      const last = told(id).at(-1);
      if (last && !decided) {
        return { status: "changed_elsewhere", theirs: last.theirs };
      }
      if (isNewer(id)) {
        return { status: "newer_elsewhere" };
      }
      const there = entryIn(entries, id)?.head;
      const mayWrite = force || there === known.get(id) || (again && there === undefined);
      const outcome = mayWrite ? put(id, assessment, copied) : elsewhere(id);
      apart.delete(id);
      return outcome;
    },

    remove(id) {
      removeEntry(entries, id);
      known.delete(id);
      apart.delete(id);
      return { status: disk ? "removed" : "off" };
    },

    removeAll() {
      ids().forEach((id) => removeEntry(entries, id));
      known.clear();
      apart.clear();
      return { status: disk ? "removed" : "off" };
    },

    /** What we were told of and what is stored did not come from: it may be nowhere but on this page. */
    adrift(id) {
      const stored = entryIn(entries, id)?.head;
      return told(id).flatMap(({ head, theirs }) => (theirs && !holds(stored, head) ? [theirs] : []));
    },

    /** What became of an entry while nobody told us of it, in the words of `subscribe`. */
    look(id) {
      const value = valueIn(entries, id);
      const gone = value === null;
      return gone && known.get(id) === undefined
        ? { type: "nothing_new", id }
        : settleNews({ type: gone ? "cleared" : "changed", id, value });
    },

    rawText: (id) => entryIn(entries, id)?.text ?? null,

    /** Whether a state is what is stored, in whichever version of the format. */
    isStored(state) {
      const text = entryIn(entries, state.id)?.text;
      return text !== undefined && JSON.stringify(soundIn(state.id, text)) === JSON.stringify(state);
    },

    /** What is stored of an entry, for `putBack`; null where there is none. */
    rawEntry: (id) => rawIn(entries, id),

    /** Stores an entry as it once was; false where there is no room, or, unless with `force`, where one is stored. */
    putBack: (id, values, { force = false } = {}) =>
      (force || valueIn(entries, id) === null) && restore(entries, id, values),

    subscribe: (listener) => subscribed(events, disk, (event) => listener(settleNews(event))),
  };
}
