/**
 * Keeps assessments in the browser: the only module here that holds anything.
 *
 * Each assessment is one entry, so no list can fall out of step with it. An entry
 * is a line that tells its version from all others (see lineage.js), and the document. A tab
 * that finds another version than the one it knows does not write over it. A browser may
 * show a tab late what another tab wrote: a version that did not come from ours is told of then,
 * and nothing is written until somebody decides, since the browser may hold it nowhere else.
 */

import { memory, usable } from "./disk.js";
import { headAfter, holds, relation } from "./lineage.js";

const PREFIX = "pcn-prospectus/self-assessment/1/";

/**
 * @param {() => Storage|null} storage gives the browser's storage; may throw
 * @param {EventTarget|null} events where `storage` events arrive
 * @param {(document: object) => boolean} check whether a stored document is a sound assessment
 * @param {() => string} mark a new mark at every call, never given twice
 */
export function createStore({ storage, events, check, mark }) {
  const disk = usable(storage);
  const entries = disk ?? memory();
  const known = new Map();
  const apart = new Map(); // what we were told of, until somebody decides
  const told = (id) => apart.get(id) ?? [];

  function seen(id) {
    const entry = entryIn(entries, id);
    known.set(id, entry?.head);
    return entry;
  }

  function write(id, assessment) {
    const head = headAfter(mark(), entryIn(entries, id)?.head, known.get(id), ...told(id).map((one) => one.head));
    try {
      entries.setItem(PREFIX + id, `${head}\n${JSON.stringify(assessment)}`);
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
    return entry
      ? { status: "changed_elsewhere", theirs: soundDocument(entry.text, check) }
      : { status: "cleared_elsewhere" };
  }

  /**
   * A change that did not come from the version that we know is a conflict; an older one is no news.
   * What we were told of stays a question until a version came from it, or the assessment was deleted.
   */
  function related({ type, id, value }) {
    if (id === null) {
      apart.clear();
    }
    const entry = value && entryFrom(value);
    const is = entry ? relation(known.get(id), entry.head) : "newer";
    const others = entry ? told(id).filter(({ head }) => !holds(entry.head, head)) : [];
    if (is === "apart") {
      const theirs = soundDocument(entry.text, check);
      apart.set(id, [...others, { head: entry.head, theirs }]);
      return { type: "conflict", id, theirs };
    }
    apart.set(id, others);
    return { type: is === "newer" ? type : "old news", id };
  }

  return {
    state: () => (disk ? "on" : "off"),

    list() {
      const listed = idsIn(entries).map((id) => listing(id, entryIn(entries, id), check));
      return listed.sort((a, b) => (a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1));
    },

    load(id) {
      const entry = seen(id);
      apart.delete(id);
      if (!entry) {
        return { status: "missing" };
      }
      const assessment = soundDocument(entry.text, check);
      return assessment ? { status: "loaded", assessment } : { status: "damaged", text: entry.text };
    },

    /**
     * With `force` over whatever is stored; with `again` also where nothing is stored any more; `decided` says
     * that somebody chose between the version of this page and the one that we were told of.
     */
    save(assessment, { force = false, again = false, decided = force } = {}) {
      const { id } = assessment;
      const last = told(id).at(-1);
      if (last && !decided) {
        return { status: "changed_elsewhere", theirs: last.theirs };
      }
      const there = entryIn(entries, id)?.head;
      const mayWrite = force || there === known.get(id) || (again && there === undefined);
      const outcome = mayWrite ? write(id, assessment) : elsewhere(id);
      apart.delete(id);
      return outcome;
    },

    remove(id) {
      entries.removeItem(PREFIX + id);
      known.delete(id);
      apart.delete(id);
      return { status: disk ? "removed" : "off" };
    },

    removeAll() {
      idsIn(entries).forEach((id) => entries.removeItem(PREFIX + id));
      known.clear();
      apart.clear();
      return { status: disk ? "removed" : "off" };
    },

    /** What we were told of and what is stored did not come from: it may be nowhere but on this page. */
    adrift(id) {
      const stored = entryIn(entries, id)?.head;
      return told(id).flatMap(({ head, theirs }) => (theirs && !holds(stored, head) ? [theirs] : []));
    },

    rawText: (id) => entryIn(entries, id)?.text ?? null,

    subscribe: (listener) => subscribed(events, disk, (event) => listener(related(event))),
  };
}

function idsIn(entries) {
  const keys = Array.from({ length: entries.length }, (_, index) => entries.key(index));
  return keys.filter((key) => key?.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}

/** The stored head (revision and mark) and text, or null; a storage switched off while we run holds nothing. */
function entryIn(entries, id) {
  let value = null;
  try {
    value = entries.getItem(PREFIX + id);
  } catch {
    return null;
  }
  return value === null ? null : entryFrom(value);
}

function entryFrom(value) {
  const end = value.indexOf("\n");
  return { head: value.slice(0, end), text: value.slice(end + 1) };
}

function soundDocument(text, check) {
  try {
    const document = JSON.parse(text);
    return check(document) ? document : null;
  } catch {
    return null;
  }
}

function listing(id, entry, check) {
  const found = entry && soundDocument(entry.text, check);
  const about = found?.about ?? {};
  return { id, name: about.name ?? "", date: about.date ?? "", updated: found?.updated ?? "", sound: Boolean(found) };
}

function subscribed(events, disk, listener) {
  const hear = ({ key, newValue, storageArea }) => {
    if (storageArea !== disk) {
      return;
    }
    if (key === null) {
      listener({ type: "cleared", id: null });
    } else if (key.startsWith(PREFIX)) {
      listener({ type: newValue === null ? "cleared" : "changed", id: key.slice(PREFIX.length), value: newValue });
    }
  };
  events?.addEventListener("storage", hear);
  return () => events?.removeEventListener("storage", hear);
}
