// Keeping assessments in the browser, with a storage that can fail as browsers' storages do.
import assert from "node:assert/strict";
import { test } from "node:test";

import { byEdition } from "../../theme/scripts/assessment/logic/edition.js";
import { newId } from "../../theme/scripts/assessment/format/ids.js";
import { headAfter } from "../../theme/scripts/assessment/logic/lineage.js";
import * as beginnings from "../../theme/scripts/assessment/logic/beginnings.js";
import * as updates from "../../theme/scripts/assessment/logic/updates.js";
import { createStore } from "../../theme/scripts/assessment/storage/store.js";
import { storedReader } from "../../theme/scripts/assessment/storage/stored.js";
import { parseRoute, routeTo } from "../../theme/scripts/assessment/view/page/route.js";
import { createSession } from "../../theme/scripts/assessment/view/session.js";
import { titleAmong } from "../../theme/scripts/assessment/view/page/titles.js";
import { chance, documentOf, schema } from "./support.mjs";

const model = { ...beginnings, ...updates };

const read = storedReader(schema);

/** A Storage shared by tabs; `quota` in characters, and `off` to fail at every use.
 *
 * @returns {any}
 */
function fakeStorage({ quota = Infinity } = {}) {
  const items = new Map();
  const used = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    items,
    quota,
    off: false,
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem(key) {
      if (this.off) {
        throw new DOMException("denied", "SecurityError");
      }
      return items.get(key) ?? null;
    },
    setItem(key, value) {
      const before = items.get(key);
      if (this.off || used() - (before?.length ?? 0) + key.length + value.length > this.quota) {
        throw new DOMException("full", "QuotaExceededError");
      }
      items.set(key, value);
    },
    removeItem: (key) => items.delete(key),
  };
}

const tab = (storage, events = null) => createStore({ storage: () => storage, events, read, mark: () => newId() });
const named = (name, id = documentOf({}).id) => documentOf({ id, about: { name } });
const OTHER = "22222222-2222-4222-8222-222222222222";

test("what is saved is there for the next visit", () => {
  const storage = fakeStorage();
  assert.deepEqual(tab(storage).save(named("Riverside")), { status: "saved" });
  const later = tab(storage);
  assert.equal(later.state(), "on");
  assert.deepEqual(later.load(named("").id), { status: "loaded", assessment: named("Riverside") });
  assert.deepEqual(later.load(OTHER), { status: "missing" });
});

test("several assessments are listed, the newest change first", () => {
  const storage = fakeStorage();
  storage.setItem("another-program", "x");
  const store = tab(storage);
  const [older, newer] = [
    named("Older"),
    {
      ...named("Newer", OTHER),
      updated: "2026-05-01T00:00:00Z",
      about: { name: "Newer", date: "2026-05-01" },
    },
  ];
  store.save(older);
  store.save(newer);
  assert.deepEqual(store.list(), [
    {
      id: OTHER,
      name: "Newer",
      date: "2026-05-01",
      created: named("").created,
      updated: "2026-05-01T00:00:00Z",
      copied: "",
      voice: "",
      progress: {},
      assessment: newer,
      status: "loaded",
      matrix: named("").matrix,
    },
    {
      id: named("").id,
      name: "Older",
      date: "",
      created: named("").created,
      updated: "2026-01-31T11:30:00Z",
      copied: "",
      voice: "",
      progress: {},
      assessment: older,
      status: "loaded",
      matrix: named("").matrix,
    },
  ]);
});

test("a tab does not write over what another tab wrote", () => {
  const storage = fakeStorage();
  const [first, second] = [tab(storage), tab(storage)];
  first.save(named("Start"));
  second.load(named("").id);
  assert.deepEqual(second.save(named("From the second")), { status: "saved" });
  assert.deepEqual(first.save(named("From the first")), {
    status: "changed_elsewhere",
    theirs: named("From the second"),
  });
  assert.equal(second.load(named("").id).assessment.about.name, "From the second");
  assert.deepEqual(first.save(named("From the first"), { force: true }), { status: "saved" });
  assert.deepEqual(second.save(named("Again")).status, "changed_elsewhere");
  assert.deepEqual(first.save(named("And on")), { status: "saved" });
});

test("a tab that takes the other's state can go on from it", () => {
  const storage = fakeStorage();
  const [first, second] = [tab(storage), tab(storage)];
  first.save(named("Start"));
  second.load(named("").id);
  second.save(named("Theirs"));
  assert.equal(first.load(named("").id).assessment.about.name, "Theirs");
  assert.deepEqual(first.save(named("On from theirs")), { status: "saved" });
});

test("an import does not write over a stored assessment that was not opened here", () => {
  const storage = fakeStorage();
  tab(storage).save(named("Stored"));
  assert.equal(tab(storage).save(named("From a file")).status, "changed_elsewhere");
});

test("when another tab cleared the storage, nothing is written until asked", () => {
  const storage = fakeStorage();
  const [first, second] = [tab(storage), tab(storage)];
  first.save(named("Start"));
  second.removeAll();
  assert.deepEqual(first.save(named("Mine")), { status: "cleared_elsewhere" });
  assert.equal(storage.length, 0);
  assert.deepEqual(first.save(named("Mine"), { force: true }), { status: "saved" });
  assert.deepEqual(first.save(named("Mine too")), { status: "saved" });
});

test("two tabs that write at the same moment: one of them is told", () => {
  const storage = fakeStorage();
  const other = tab(storage);
  const racing = Object.create(storage);
  let raced = false;
  racing.setItem = (key, value) => {
    storage.setItem(key, value);
    if (!raced && value.includes("Mine")) {
      raced = true;
      other.save(named("Theirs"), { force: true });
    }
  };
  const result = tab(racing).save(named("Mine"));
  assert.equal(result.status, "changed_elsewhere");
  assert.equal(result.theirs.about.name, "Theirs");
});

test("a full storage keeps the older state and says so", () => {
  const storage = fakeStorage({ quota: 1500 });
  const store = tab(storage);
  assert.deepEqual(store.save(named("Small")), { status: "saved" });
  assert.deepEqual(store.save(named("x".repeat(2000))), { status: "full" });
  assert.equal(store.load(named("").id).assessment.about.name, "Small");
  assert.deepEqual(store.save(named("Small again")), { status: "saved" });
});

test("a storage that is full from the start can still be read", () => {
  const storage = fakeStorage();
  tab(storage).save(named("Stored"));
  storage.quota = 0;
  const store = tab(storage);
  assert.equal(store.state(), "on");
  assert.equal(store.load(named("").id).assessment.about.name, "Stored");
  assert.deepEqual(store.save(named("More")), { status: "full" });
});

/** @type {[string, () => any][]} */
const UNUSABLE = [
  [
    "throws when it is asked for",
    () => {
      throw new DOMException("denied", "SecurityError");
    },
  ],
  ["is not there", () => null],
  ["takes nothing", () => fakeStorage({ quota: 0 })],
];
for (const [title, storage] of UNUSABLE) {
  test(`a storage that ${title}: the page keeps the state itself and says that it is off`, () => {
    const store = createStore({ storage, events: null, read, mark: () => newId() });
    assert.equal(store.state(), "off");
    assert.deepEqual(store.save(named("Riverside")), { status: "off" });
    assert.deepEqual(store.load(named("").id), { status: "loaded", assessment: named("Riverside") });
    assert.equal(store.list().length, 1);
    assert.deepEqual(store.removeAll(), { status: "off" });
    assert.deepEqual(store.list(), []);
  });
}

test("a storage that is switched off while we run throws nothing", () => {
  const storage = fakeStorage();
  const store = tab(storage);
  store.save(named("Start"));
  storage.off = true;
  assert.equal(store.save(named("More")).status, "cleared_elsewhere");
  assert.equal(store.save(named("More"), { force: true }).status, "full");
  assert.deepEqual(store.load(named("").id), { status: "missing" });
});

test("damaged entries are listed as such and their text can be had", () => {
  const storage = fakeStorage();
  const store = tab(storage);
  const nothing = {
    name: "",
    date: "",
    created: "",
    updated: "",
    copied: "",
    voice: "",
    progress: {},
    assessment: null,
    status: "damaged",
    matrix: null,
  };
  store.save(named("Riverside"));
  const [key, value] = [...storage.items][0];
  for (const [damaged, text] of [
    [value.slice(0, 200), value.slice(0, 200).split("\n")[1]],
    [`1 x\n{"format": "pcn-self-assessment"}`, `{"format": "pcn-self-assessment"}`],
    ["nonsense", "nonsense"],
    ["", ""],
  ]) {
    storage.items.set(key, damaged);
    assert.deepEqual(store.list(), [{ ...nothing, id: named("").id }]);
    assert.deepEqual(store.load(named("").id), { status: "damaged" });
    assert.equal(store.rawText(named("").id), text);
  }
  assert.equal(store.rawText(OTHER), null);
});

test("removing takes this tool's entries only", () => {
  const storage = fakeStorage();
  storage.setItem("another-program", "x");
  const store = tab(storage);
  store.save(named("One"));
  store.save(named("Two", OTHER));
  assert.deepEqual(store.remove(OTHER), { status: "removed" });
  assert.equal(store.list().length, 1);
  assert.deepEqual(store.removeAll(), { status: "removed" });
  assert.deepEqual([...storage.items.keys()], ["another-program"]);
  assert.deepEqual(store.save(named("One again")), { status: "saved" });
});

test("changes by other tabs are heard until one stops listening", () => {
  const storage = fakeStorage();
  const events = new EventTarget();
  const heard = [];
  const stop = tab(storage, events).subscribe((change) => heard.push(change));
  const tell = (key, newValue, storageArea = storage) =>
    events.dispatchEvent(Object.assign(new Event("storage"), { key, newValue, storageArea }));
  tell(`pcn-prospectus/self-assessment/2/${OTHER}`, "2 x\n{}");
  tell(`pcn-prospectus/self-assessment/2/${OTHER}`, null);
  tell(null, null);
  tell("another-program", "x");
  tell("pcn-prospectus/probe", "1");
  tell(`pcn-prospectus/self-assessment/2/${OTHER}`, "x", {});
  stop();
  tell(null, null);
  assert.deepEqual(heard, [
    { type: "changed", id: OTHER },
    { type: "cleared", id: OTHER },
    { type: "cleared", id: null },
  ]);
});

test("whatever two tabs do, no state that was called saved is lost without asking", () => {
  const pick = chance(7);
  const storage = fakeStorage({ quota: 3000 });
  const tabs = [tab(storage), tab(storage)];
  const { id } = named("");
  let latest = null;
  for (let step = 0; step < 3000; step += 1) {
    const store = tabs[pick(2)];
    const action = pick(10);
    if (action === 0) {
      const index = pick(2);
      tabs[index] = tab(storage);
      tabs[index].load(id);
    } else if (action === 1) {
      store.load(id);
    } else if (action === 2 && pick(10) === 0) {
      store.removeAll();
      latest = null;
    } else {
      const state = named(`${step} ${"x".repeat(pick(4000))}`);
      const { status } = store.save(state);
      if (status === "saved") {
        latest = state;
      }
    }
    const stored = tab(storage).load(id);
    assert.deepEqual(stored, latest ? { status: "loaded", assessment: latest } : { status: "missing" });
  }
});

test("saving is quick with every answer and many words", () => {
  let state = documentOf({});
  for (let index = 0; index < 69; index += 1) {
    state = model.setNote(state, "leadership", `leadership.foundation.pcn.item-${index}`, "word ".repeat(75));
  }
  const store = tab(fakeStorage());
  const start = performance.now();
  for (let index = 0; index < 20; index += 1) {
    store.save(model.touch(state, { now: "2026-01-31T11:30:00Z", generator: state.generator, matrix: state.matrix }));
  }
  assert.ok((performance.now() - start) / 20 < 10);
});

/** A tab whose view of the storage is late: it sees what was stored when it was opened, and writes on that. */
function lateTab(storage) {
  const view = fakeStorage();
  storage.items.forEach((value, key) => view.items.set(key, value));
  const store = tab(view);
  store.load(named("").id);
  return { store, entry: () => [...view.items][0] };
}

/** @returns {{store: any, heard: any[], tell: (entry: any) => boolean}} */
function hearing(storage, events) {
  const store = tab(storage, events);
  const heard = [];
  store.subscribe((change) => heard.push(change));
  const tell = ([key, newValue]) =>
    events.dispatchEvent(Object.assign(new Event("storage"), { key, newValue, storageArea: storage }));
  return { store, heard, tell };
}

test("a version that was written without knowing of ours is told of, with what it holds; an older one is no news", () => {
  const storage = fakeStorage();
  const { store, heard, tell } = hearing(storage, new EventTarget());
  const { id } = named("");
  store.save(named("Start"));
  const start = [...storage.items][0];
  const late = lateTab(storage);
  late.store.save(named("Theirs"));
  store.save(named("Mine"));
  tell(start);
  tell(late.entry());
  assert.deepEqual(heard, [
    { type: "nothing_new", id },
    { type: "conflict", id, theirs: named("Theirs") },
  ]);
});

test("what was decided in a conflict is newer than both versions, also for the tab that wrote the other", () => {
  const storage = fakeStorage();
  const { store, tell } = hearing(storage, new EventTarget());
  const { id } = named("");
  store.save(named("Start"));
  const view = fakeStorage();
  view.items.set(...[...storage.items][0]);
  const other = hearing(view, new EventTarget());
  other.store.load(id);
  other.store.save(named("Theirs"));
  store.save(named("Mine"));
  tell([...view.items][0]);
  assert.deepEqual(store.save(named("Both"), { force: true }), { status: "saved" });
  other.tell([...storage.items][0]);
  assert.deepEqual(other.heard, [{ type: "changed", id }]);
});

test("theirs is taken from what was told where ours is what is stored", () => {
  const storage = fakeStorage();
  const events = new EventTarget();
  const { tell } = hearing(storage, events);
  const told = [];
  const { id } = named("");
  const session = createSession({
    store: tab(storage, events),
    payload: { generator: { name: "x", version: "1" }, matrix: documentOf({}).matrix },
    tell: (event) => told.push(event.type),
  });
  session.take(named("Start"));
  const late = lateTab(storage);
  late.store.save(named("Theirs"));
  session.change(id, () => named("Mine"));
  tell(late.entry());
  assert.equal(session.record(id).outcome.status, "changed_elsewhere");
  assert.ok(session.atRisk());
  session.takeTheirs(id);
  assert.equal(session.state(id).about.name, "Theirs");
  assert.equal(session.record(id).outcome.status, "saved");
  assert.equal(tab(storage).load(id).assessment.about.name, "Theirs");
});

/** A page's session on a storage, for the edition of a matrix. */
function sessionOn(storage, events = null, matrix = documentOf({}).matrix) {
  return createSession({
    store: tab(storage, events),
    payload: { generator: { name: "x", version: "1" }, matrix },
    tell: () => {},
  });
}

const headOf = (value) => value.split("\n")[0];

/** A page whose version is stored, and which was told of as many others as there are names, made on the same start. */
function asked(...names) {
  const storage = fakeStorage();
  const events = new EventTarget();
  const { tell } = hearing(storage, events);
  const { id } = named("");
  const session = createSession({
    store: tab(storage, events),
    payload: { generator: { name: "x", version: "1" }, matrix: documentOf({}).matrix },
    tell: () => {},
  });
  session.take(named("Start"));
  const late = names.map(() => lateTab(storage));
  session.change(id, () => named("Mine"));
  late.forEach(({ store }, at) => store.save(named(names[at])));
  const told = late.map(({ entry }) => entry());
  told.forEach(tell);
  const stored = () =>
    tab(storage)
      .list()
      .map(({ name }) => name)
      .sort();
  return { storage, session, id, tell, told, stored };
}

test("writing on does not answer which version to keep, nor does saving again", () => {
  const { session, id, stored } = asked("Theirs");
  session.change(id, () => named("Mine, and on"));
  assert.equal(session.record(id).outcome.status, "changed_elsewhere");
  assert.equal(session.saveAgain(id).theirs.about.name, "Theirs");
  assert.deepEqual(stored(), ["Mine"]);
  assert.notEqual(session.keepBoth(id), id);
  assert.deepEqual(stored(), ["Mine", "Mine, and on", "Theirs"]);
});

test("keeping both leaves what is stored and adds what is not, however many there are", () => {
  const { session, id, stored } = asked("Theirs", "A third");
  assert.equal(session.keepBoth(id), id);
  assert.deepEqual(stored(), ["A third", "Mine", "Theirs"]);
  session.change(id, () => named("Mine, and on"));
  assert.equal(session.record(id).outcome.status, "saved");
});

test("keeping both where there is no room for all changes nothing and asks on", () => {
  const { storage, session, id, stored } = asked("Theirs", "A third");
  const before = [...storage.items];
  const used = before.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  storage.quota = used + before[0][1].length + 100; // one copy, not two
  assert.equal(session.keepBoth(id), null);
  assert.deepEqual([...storage.items], before);
  assert.equal(session.record(id).outcome.status, "full_for_both");
  assert.ok(session.atRisk());
  storage.quota = Infinity;
  assert.equal(session.keepBoth(id), id);
  assert.deepEqual(stored(), ["A third", "Mine", "Theirs"]);
});

test("a choice between two versions does not write over a third that was saved meanwhile", () => {
  const { storage, session, id, stored } = asked("Theirs");
  const third = tab(storage);
  third.load(id);
  third.save(named("A third"));
  session.takeTheirs(id);
  assert.equal(session.record(id).outcome.theirs.about.name, "A third");
  session.keepBoth(id);
  assert.deepEqual(stored(), ["A third", "Theirs"]);
});

test("what another tab made of both versions is the version of the other tab", () => {
  const { storage, session, id, tell, told } = asked("Theirs");
  const [key, value] = [...storage.items][0];
  const merged = [key, `${headAfter("m", headOf(value), headOf(told[0][1]))}\n${JSON.stringify(named("Both"))}`];
  storage.items.set(...merged);
  tell(merged);
  session.takeTheirs(id);
  assert.equal(session.state(id).about.name, "Both");
  assert.equal(tab(storage).load(id).assessment.about.name, "Both");
});

test("what was deleted in another tab is no question any more", () => {
  for (const everything of [true, false]) {
    const { storage, session, id, tell } = asked("Theirs");
    const [key] = storage.items.keys();
    storage.items.clear();
    tell([everything ? null : key, null]);
    assert.equal(session.record(id).outcome.status, "cleared_elsewhere");
    assert.deepEqual(session.saveAgain(id), { status: "saved" });
  }
});

const KEY = "pcn-prospectus/self-assessment/2/";
const OLD_KEY = "pcn-prospectus/self-assessment/1/";

/** A storage in which a copy of the tool that knows only version 1 keeps an assessment. */
function savedByOlder(storage = fakeStorage()) {
  const [last] = ["leadership.foundation.pcn.vision"];
  const older = {
    ...named("Riverside"),
    format_version: 1,
    themes: { leadership: { actions: [{ what: "Meet" }] } },
    last_time: { date: "2025-01-31", name: null, themes: { leadership: { components: { [last]: "partly" } } } },
  };
  const { id } = older;
  storage.items.set(OLD_KEY + id, `1 x\n${JSON.stringify(older)}`);
  return { storage, id, value: storage.items.get(OLD_KEY + id) };
}

test("what an older version of the tool stored is made new before it is checked, saved as a new one, and left as it was", () => {
  const { storage, id, value } = savedByOlder();
  const store = tab(storage);
  assert.deepEqual(
    store.list().map(({ name, status }) => [name, status]),
    [["Riverside", "loaded"]],
  );
  const { assessment } = store.load(id);
  assert.deepEqual(assessment.themes.leadership.actions, [{ id: "1", what: "Meet" }]);
  assert.equal(storage.items.size, 1);
  assert.deepEqual(store.save({ ...assessment, about: { name: "Written on" } }), { status: "saved" });
  assert.equal(storage.items.get(OLD_KEY + id), value);
  assert.deepEqual(
    tab(storage)
      .list()
      .map(({ name }) => name),
    ["Written on"],
  );
  assert.equal(JSON.parse(storage.items.get(KEY + id).split("\n")[1]).format_version, 2);
});

test("what an older version of the tool writes is news until it was taken over, and its own from then on", () => {
  const { storage, id } = savedByOlder();
  const events = new EventTarget();
  const store = tab(storage, events);
  const heard = [];
  store.subscribe(({ type }) => heard.push(type));
  const tell = (key, newValue) =>
    events.dispatchEvent(Object.assign(new Event("storage"), { key, newValue, storageArea: storage }));
  const { assessment } = store.load(id);
  tell(OLD_KEY + id, `2 y,x\n{}`);
  assert.equal(heard.length, 1);
  store.save(assessment, { force: true });
  tell(OLD_KEY + id, `3 z,y,x\n{}`);
  tell(OLD_KEY + id, null);
  assert.equal(heard.length, 1);
});

test("what is deleted is gone in every version, and comes back in every version", () => {
  const { storage, id, value } = savedByOlder();
  const session = sessionOn(storage);
  session.open(id);
  session.change(id, (state) => model.setAbout(state, "name", "Written on"));
  const stored = [...storage.items];
  session.remove(id);
  assert.equal(storage.items.size, 0);
  assert.ok(session.undo(id));
  assert.deepEqual(new Map(storage.items), new Map(stored));
  assert.equal(storage.items.get(OLD_KEY + id), value);
});

test("what an older version of the tool stored and nobody changed is no second version of itself", () => {
  const { storage, id, value } = savedByOlder();
  const [one, other] = [sessionOn(storage), sessionOn(storage)];
  one.open(id);
  other.open(id);
  other.remove(id);
  one.lookAgain();
  assert.equal(one.record(id).outcome.status, "cleared_elsewhere");
  other.undo(id);
  one.lookAgain();
  assert.equal(one.record(id).outcome.status, "saved");
  assert.equal(storage.items.get(OLD_KEY + id), value);
});

test("where there is no room for the newest version of what was deleted, no older one comes back", () => {
  const { storage, id } = savedByOlder();
  const session = sessionOn(storage);
  session.open(id);
  session.change(id, (state) => model.setAbout(state, "name", "Written on for a while, and then some more"));
  session.remove(id);
  storage.quota = 0;
  session.undo(id);
  assert.equal(storage.items.size, 0);
  assert.equal(session.state(id).about.name, "Written on for a while, and then some more");
});

/** A storage in which a newer version of the tool saved an assessment. */
function savedByNewer(storage = fakeStorage()) {
  const { id } = named("");
  storage.items.set(
    `pcn-prospectus/self-assessment/2/${id}`,
    `7 n\n${JSON.stringify({ ...named(""), format_version: 3, more: 1 })}`,
  );
  return { storage, id, entry: () => [...storage.items] };
}

test("what a newer version of the tool saved is told as that, kept, and never written over", () => {
  const { storage, id, entry } = savedByNewer();
  const before = entry();
  const store = tab(storage);
  assert.deepEqual(
    store.list().map(({ status }) => status),
    ["newer"],
  );
  assert.deepEqual(store.load(id), { status: "newer" });
  for (const options of [{}, { force: true }, { again: true }, { decided: true }]) {
    assert.deepEqual(store.save(named("Over it"), options), { status: "newer_elsewhere" });
  }
  assert.deepEqual(entry(), before);
  assert.deepEqual(store.remove(id), { status: "removed" });
});

test("an open assessment that a newer version of the tool changed is kept as a copy at most", () => {
  const storage = fakeStorage();
  const events = new EventTarget();
  const { tell } = hearing(storage, events);
  const session = sessionOn(storage, events);
  const { id } = named("");
  session.take(named("Start"));
  const [[key, value]] = storage.items;
  const newer = [key, `${headAfter("n", headOf(value))}\n${JSON.stringify({ ...named(""), format_version: 3 })}`];
  storage.items.set(...newer);
  tell(newer);
  assert.equal(session.record(id).outcome.status, "newer_elsewhere");
  session.change(id, () => named("Written on"));
  session.keepMine(id);
  assert.equal(session.record(id).outcome.status, "newer_elsewhere");
  assert.ok(session.atRisk() && session.asks(id));
  const copy = session.keepBoth(id);
  assert.notEqual(copy, id);
  assert.deepEqual([...storage.items][0], newer);
  assert.equal(tab(storage).load(copy).assessment.about.name, "Written on");
  assert.ok(!session.atRisk());
});

test("an entry under the id of another assessment, or under a name that is no id, is damaged and not opened as what it is not", () => {
  const storage = fakeStorage();
  const text = `1 x\n${JSON.stringify(named("Riverside"))}`;
  for (const name of [OTHER, "no id", "open-a-file"]) {
    storage.items.set(`pcn-prospectus/self-assessment/2/${name}`, text);
  }
  const store = tab(storage);
  assert.deepEqual(
    store.list().map(({ status }) => status),
    ["damaged", "damaged", "damaged"],
  );
  assert.deepEqual(store.load("no id"), { status: "damaged" });
  store.remove("no id");
  assert.equal(storage.length, 2);
});

test("a page that slept takes up what was stored meanwhile, and asks where it holds something else", () => {
  for (const [mine, words] of [
    [null, "saved"],
    ["Unsaved", "changed_elsewhere"],
  ]) {
    const storage = fakeStorage();
    const session = sessionOn(storage);
    const { id } = named("");
    session.take(named("Start"));
    const other = tab(storage);
    other.load(id);
    other.save(named("Meanwhile"));
    if (mine) {
      session.change(id, () => named(mine));
    }
    session.lookAgain();
    assert.equal(session.record(id).outcome.status, words);
    assert.equal(session.state(id).about.name, mine ?? "Meanwhile");
    assert.equal(tab(storage).load(id).assessment.about.name, "Meanwhile");
  }
});

test("looking again is no news where nothing changed, and where nothing was ever stored", () => {
  const storage = fakeStorage();
  const session = sessionOn(storage);
  const { id } = named("");
  storage.quota = 10;
  session.take(named("No room"));
  session.lookAgain();
  assert.equal(session.record(id).outcome.status, "full");
  storage.quota = Infinity;
  session.saveAgain(id);
  session.lookAgain();
  assert.equal(session.record(id).outcome.status, "saved");
  storage.items.clear();
  session.lookAgain();
  assert.equal(session.record(id).outcome.status, "cleared_elsewhere");
});

const LOCAL = {
  ...named("").matrix,
  digest: `sha256-${"1".repeat(64)}`,
  local: { id: "example-valley", title: "Example Valley" },
};

test("an assessment of another edition is known as one, until somebody decides to carry on; a change names this edition", () => {
  const storage = fakeStorage();
  tab(storage).save(named("National"));
  const { id } = named("");
  const session = sessionOn(storage, null, LOCAL);
  session.open(id);
  assert.ok(session.isOfOtherEdition(id));
  const copy = session.carryOnWithCopy(id);
  assert.ok(session.isOfOtherEdition(id) && !session.isOfOtherEdition(copy));
  session.carryOn(id);
  assert.ok(!session.isOfOtherEdition(id));
  assert.deepEqual(session.state(id).matrix, named("").matrix);
  session.change(id, (state) => model.setAbout(state, "name", "Local"));
  assert.deepEqual(session.state(id).matrix, LOCAL);
  assert.deepEqual(tab(storage).load(id).assessment.matrix, LOCAL);
});

test("the edition is the same whatever its wording, and a rewording is said once", () => {
  const storage = fakeStorage();
  tab(storage).save(named("Earlier words"));
  const { id } = named("");
  const session = sessionOn(storage, null, { ...named("").matrix, digest: LOCAL.digest });
  session.open(id);
  assert.ok(!session.isOfOtherEdition(id));
  assert.ok(session.record(id).reworded);
  session.change(id, (state) => model.setAbout(state, "name", "Written on"));
  assert.ok(session.record(id).reworded);
  session.knowsRewording(id);
  assert.ok(!session.record(id).reworded);
  assert.equal(session.state(id).matrix.digest, LOCAL.digest);
});

test("a list stands by edition; what cannot be read stands with those of this one", () => {
  const of = (name, matrix) => ({ name, matrix });
  const national = named("").matrix;
  const all = [
    of("national", { ...national, digest: "other words" }),
    of("local", LOCAL),
    of("next", { ...national, edition: "2027-01" }),
    of("damaged", null),
  ];
  const names = (here) => Object.values(byEdition(all, here)).map((some) => some.map(({ name }) => name));
  assert.deepEqual(names(national), [
    ["national", "damaged"],
    ["local", "next"],
  ]);
  assert.deepEqual(names(LOCAL), [
    ["local", "damaged"],
    ["national", "next"],
  ]);
});

/** The names of what is stored, with when each became a copy. */
function listOn(storage) {
  return tab(storage)
    .list()
    .map(({ name, copied, updated }) => [name, copied !== "", updated]);
}

test("a copy says when it became one, for as long as it is kept, and keeps the time of its last change", () => {
  const storage = fakeStorage();
  const session = sessionOn(storage);
  const { id, updated } = named("");
  session.take(named("Riverside"));
  const copy = session.takeCopy(named("Riverside"));
  assert.deepEqual(listOn(storage).sort(), [
    ["Riverside", false, updated],
    ["Riverside", true, updated],
  ]);
  session.change(copy, (state) => model.setAbout(state, "participants", "Two"));
  session.change(id, (state) => model.setAbout(state, "participants", "Three"));
  const { copied } = tab(storage).entry(copy);
  assert.match(copied, /^\d{4}-\d\d-\d\dT/);
  assert.equal(tab(storage).entry(id).copied, "");
  const later = sessionOn(storage);
  later.open(copy);
  later.change(copy, (state) => model.setAbout(state, "participants", "Four"));
  assert.equal(tab(storage).entry(copy).copied, copied);
});

test("keeping both versions makes a copy that says so", () => {
  const { storage, session, id } = asked("Theirs");
  session.keepBoth(id);
  assert.deepEqual(
    listOn(storage)
      .map(([name, copied]) => [name, copied])
      .sort(),
    [
      ["Mine", false],
      ["Theirs", true],
    ],
  );
});

test("what a file replaced, and what was started again, is brought back and taken away again", () => {
  for (const act of [(session) => session.take(named("From a file")), (session, id) => session.startAgain(id)]) {
    const storage = fakeStorage();
    const session = sessionOn(storage);
    const { id } = named("");
    session.take(named("Here"));
    assert.deepEqual(session.undoable(), []);
    session.drafts.set(`${id} note a b`, "half");
    act(session, id);
    const instead = session.state(id);
    session.change(id, (state) => model.setAbout(state, "participants", "Written on"));
    assert.ok(session.undo(id));
    assert.deepEqual(tab(storage).load(id).assessment, named("Here"));
    assert.equal(session.drafts.get(`${id} note a b`), "half");
    assert.ok(session.undo(id));
    assert.equal(session.state(id).about.participants, "Written on");
    assert.deepEqual(session.state(id).about.name, instead.about.name);
    session.forgetUndo(id);
    assert.deepEqual(session.undoable(), []);
  }
});

test("what was deleted is brought back as it was stored, also what cannot be read and what was never opened", () => {
  const storage = fakeStorage();
  const session = sessionOn(storage);
  const { id } = named("");
  session.take(named("Open"));
  storage.items.set(`pcn-prospectus/self-assessment/2/${OTHER}`, `3 x\n${JSON.stringify(named("Closed", OTHER))}`);
  for (const name of ["", "no id", "\ud800"]) {
    storage.items.set(`pcn-prospectus/self-assessment/2/${name}`, "damaged");
  }
  const before = new Map(storage.items);
  session.removeAll();
  assert.equal(storage.length, 0);
  assert.equal(session.undoable().length, 5);
  session.undoable().forEach(({ entry }) => assert.ok(session.undo(entry.id)));
  assert.deepEqual(new Map([...storage.items].sort()), new Map([...before].sort()));
  assert.deepEqual(session.undoable(), []);
  session.change(id, () => named("Open, and on"));
  assert.equal(session.record(id).outcome.status, "saved");
});

test("a damaged version that a file replaced is brought back", () => {
  const storage = fakeStorage();
  const { id } = named("");
  storage.items.set(`pcn-prospectus/self-assessment/2/${id}`, "1 x\ndamaged");
  const session = sessionOn(storage);
  session.open(id);
  session.take(named("From a file"));
  assert.ok(session.undo(id));
  assert.deepEqual(session.open(id), "damaged");
  assert.ok(session.undo(id));
  assert.equal(session.state(id).about.name, "From a file");
});

test("bringing back does not write over what another tab stored meanwhile, nor where there is no room", () => {
  const storage = fakeStorage();
  const session = sessionOn(storage);
  const { id } = named("");
  session.take(named("Deleted"));
  session.remove(id);
  tab(storage).save(named("Stored meanwhile"));
  assert.ok(session.undo(id));
  assert.equal(session.record(id).outcome.status, "changed_elsewhere");
  assert.equal(tab(storage).load(id).assessment.about.name, "Stored meanwhile");

  storage.items.set("pcn-prospectus/self-assessment/2/odd", "damaged");
  session.remove("odd");
  storage.quota = 0;
  assert.ok(!session.undo("odd"));
  storage.quota = Infinity;
  assert.ok(session.undo("odd"));
});

test("what was not saved and deleted comes back as it was on the page", () => {
  const storage = fakeStorage();
  const session = sessionOn(storage);
  const { id } = named("");
  session.take(named("Saved"));
  storage.quota = 0;
  session.change(id, () => named("No room for this"));
  storage.quota = Infinity;
  session.remove(id);
  assert.ok(session.undo(id));
  assert.equal(tab(storage).load(id).assessment.about.name, "No room for this");
});

test("a file in place of what was deleted: the deleted one can still be brought back", () => {
  const session = sessionOn(fakeStorage());
  const { id } = named("");
  session.take(named("Deleted"));
  session.remove(id);
  session.take(named("From a file"));
  assert.ok(session.undo(id));
  assert.equal(session.state(id).about.name, "Deleted");
});

test("a tab in which an assessment was open goes on when the other tab brings back what it deleted", () => {
  const storage = fakeStorage();
  const events = new EventTarget();
  const { tell } = hearing(storage, events);
  const session = sessionOn(storage, events);
  const { id } = named("");
  session.take(named("Start"));
  const other = sessionOn(storage);
  other.open(id);
  other.remove(id);
  const key = `pcn-prospectus/self-assessment/2/${id}`;
  tell([key, null]);
  assert.equal(session.record(id).outcome.status, "cleared_elsewhere");
  other.undo(id);
  tell([key, storage.items.get(key)]);
  assert.equal(session.record(id).outcome.status, "saved");
});

test("drafts of one assessment are not those of another whose name begins alike", () => {
  const session = sessionOn(fakeStorage());
  session.drafts.set(`${OTHER} note a b`, "half");
  session.remove("");
  assert.equal(session.drafts.size, 1);
});

test("no two of a list are called the same", () => {
  const entry = {
    status: "loaded",
    name: "Riverside PCN",
    date: "2026-01-31",
    created: "2026-01-31T10:00:00Z",
    copied: "",
  };
  const later = { ...entry, id: "b", created: "2026-02-01T10:00:00Z" };
  const list = [
    { ...entry, id: "a" },
    later,
    { ...entry, id: "c", copied: "2026-02-01T10:00:00Z" },
    { ...entry, id: "d", name: "Hillside PCN" },
    { ...entry, id: "e", name: "Hillside PCN" },
    { ...entry, id: "", status: "damaged" },
    { ...entry, id: "odd name", status: "damaged" },
    { ...entry, id: "\ud800\u202e", status: "damaged" },
    { ...entry, id: "f", status: "newer" },
  ];
  const titles = list.map((one) => titleAmong(list, one));
  assert.equal(new Set(titles).size, list.length);
  assert.match(titles[1], /^Riverside PCN, 31 January 2026, started on 1 February 2026 at /);
  assert.match(titles[2], /^Riverside PCN, 31 January 2026, kept as a copy on 1 February 2026 at /);
  assert.match(titles[3], /^Hillside PCN, 31 January 2026, started on 31 January 2026 at \d\d:\d\d, number 1$/);
  assert.equal(titles[5], "An assessment that cannot be read, stored under no name");
  assert.equal(titles[7], "An assessment that cannot be read, stored under “[U+D800][U+202E]”");
  assert.equal(titleAmong([later], later), "Riverside PCN, 31 January 2026");
});

test("copies of one moment are numbered, in an order that no change moves", () => {
  const copy = { status: "loaded", name: "Riverside PCN", date: "", created: "2026-01-31T10:00:00Z" };
  const list = ["b", "a", "c"].map((id) => ({ ...copy, id, copied: "2026-02-01T10:00:00Z" }));
  const titles = list.map((one) => titleAmong(list, one));
  assert.match(titles[0], /^Riverside PCN, started 31 January 2026, kept as a copy on .* at \d\d:\d\d, copy 2$/);
  assert.deepEqual(
    titles.map((title) => title.slice(-6)),
    ["copy 2", "copy 1", "copy 3"],
  );
});

test("any name of an entry has an address of its own, and an id stays as it is", () => {
  for (const id of [named("").id, "", "odd name", "\ud800", "a/b#c?d%", "🙂", "open-a-file"]) {
    for (const step of ["", "delete"]) {
      const { id: found, step: there } = parseRoute(decodeURI(encodeURI(routeTo(id, step))));
      assert.deepEqual([found, there], [id, step]);
    }
  }
  assert.equal(parseRoute("").id, null);
  assert.equal(parseRoute("#open-a-file").id, null);
  assert.equal(routeTo(named("").id, "plan"), `#${named("").id}/plan`);
});
