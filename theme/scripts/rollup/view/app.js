/** The page of the system view: takes files, keeps the session, shows the roll-up. */

import { readPayload } from "../../common/payload.js";
import { withFreshNames } from "./file-drop.js";
import { inSlices } from "../../common/scheduler.js";
import { keepSession } from "./keeper.js";
import { readAll } from "../logic/ingest.js";
import {
  choosing,
  combine,
  joining,
  preferring,
  regionShown,
  savedRollUp,
  sharedNumbers,
  sharedRollUp,
  usingFile,
  withDecision,
  withFiles,
} from "../logic/session.js";
import { wordsOf } from "../logic/intake/words.js";
import { counted } from "../logic/intake/labels.js";
import { NARROW } from "./blocks.js";
import { startChooser } from "./chooser.js";
import { startExpected } from "./expected-form.js";
import { filtersForm } from "./filters-form.js";
import { dayOf } from "../../common/dates.js";
import { regionResults } from "./region-section.js";
import { results } from "./results.js";
import { savingSection } from "./saving-section.js";
import { show } from "./showing.js";
import { expectedResult } from "./expected-result.js";
import { readSection } from "./import-report.js";

const CHOOSE = "Choose files";

export function startSystemView(root) {
  const payload = readPayload(root);
  const page = pageOf(root);
  let turn = 0;

  const combineAndShow = async (session) => {
    turn += 1;
    const mine = turn;
    const isOver = () => mine !== turn;
    page.say("Combining");
    const made = await combine(payload, session, isOver);
    const elements = made && (await inSlices(elementsOf(payload, session, made, act), isOver));
    if (elements) {
      await show(page, session, made.rollUp, elements, isOver);
    }
  };
  const keeper = keepSession((session) => {
    combineAndShow(session).catch(() =>
      page.say("These files cannot be combined. What is shown below has not changed."),
    );
  });
  const act = {
    useFile: (id, file) => keeper.change((session) => usingFile(session, id, file)),
    join: (which, key, joined) => keeper.change((session) => joining(session, which, key, joined)),
    prefer: (file) => keeper.change((session) => preferring(session, file)),
    choose: (change) => keeper.change((session) => choosing(session, change)),
  };
  const expected = startExpected(
    root,
    (names, later) => later.change((session) => withDecision(session, { expected: names })),
    keeper.later,
  );
  startChooser(root, takerOf(page, payload, keeper, expected.show));
  page.clear.addEventListener("click", () => {
    const before = keeper.now();
    keeper.clear();
    turn += 1;
    expected.clear();
    page.blank();
    page.undo.hidden = !holdsFiles(before);
    page.undo.onclick = () => {
      page.undo.blur(); // so that the results can take the focus
      page.filled();
      page.toResults = true;
      expected.show(before.decisions.expected ?? new Map());
      keeper.change(() => before);
    };
  });
  window.addEventListener("beforeunload", (event) => holdsFiles(keeper.now()) && event.preventDefault());
  matchMedia(NARROW).addEventListener("change", () => page.done.hidden || keeper.change((session) => session));
  root.querySelector("[data-waiting]").hidden = true;
  root.querySelector("[data-started]").hidden = false;
}

function holdsFiles({ batch }) {
  return batch.entries.length + batch.refused.length + batch.parts.length > 0;
}

/** A function that reads chosen files, after those that were chosen before, into the session as it is when they are read. */
function takerOf(page, payload, keeper, showList) {
  let reading = Promise.resolve();
  return (choice) => {
    const later = keeper.later();
    const chosen = choice.catch(() => null);
    reading = reading
      .then(async () => read(page, payload, keeper.now, later, await chosen))
      .then((batch) => batch?.decided && showList(keeper.now().decisions.expected ?? new Map()))
      .catch(() => later.isOver() || page.failed());
  };
}

/** The places of the page that change. */
function pageOf(root) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const [progress, status, done] = [at("progress"), at("status"), at("done")];
  const [clear, undo] = [at("clear"), at("undo")];
  const places = {
    read: at("read"),
    filters: at("filters"),
    expected: at("expected-result"),
    results: at("results"),
    saving: at("saving"),
  };
  return {
    root,
    places,
    done,
    expected: at("expected-part"),
    clear,
    undo,
    toResults: false,
    title: (words) => {
      at("files-title").textContent = words;
    },
    say: (words) => {
      status.textContent = words;
    },
    progress: (value, all) => {
      progress.hidden = value >= all;
      progress.max = all;
      progress.value = value;
    },
    failed: () => {
      progress.hidden = true;
      status.textContent = "These files cannot be read. What was read before has not changed.";
    },
    /** There is something to clear, and nothing that was cleared is kept any more. */
    filled: () => {
      clear.hidden = false;
      undo.hidden = true;
      undo.onclick = null;
    },
    blank: () => {
      progress.hidden = true;
      Object.values(places).forEach((place) => place.replaceChildren());
      done.hidden = clear.hidden = true;
      at("exports").focus();
      at("files-title").textContent = CHOOSE;
      status.textContent = "Everything is cleared.";
    },
  };
}

/** Reads the chosen files; what is in the page by then stays as it is when they were cleared away meanwhile. */
async function read(page, payload, now, later, { files, others }) {
  if (later.isOver()) {
    return null;
  }
  const { entries, refused } = now().batch;
  const taken = [...entries, ...refused].map(({ file }) => file);
  page.filled();
  page.say(`Reading ${counted(files.length, "file")}`);
  page.progress(0, files.length + 1);
  const told = (done) => later.isOver() || page.progress(done, files.length + 1);
  const batch = await readAll(withFreshNames(files, taken), payload, told, later.isOver);
  if (!later.isOver()) {
    page.progress(1, 1);
    page.toResults = true;
    later.change((session) => withFiles(session, batch, others));
    return batch;
  }
  return null;
}

/** What is shown of a roll-up, by its place in the page: a generator that yields now and then, so that the page answers meanwhile. */
function* elementsOf(payload, session, made, act) {
  const { matrix, systems } = payload;
  const { rollUp, lines } = made;
  const { choice } = session;
  const today = new Date().toISOString();
  const words = wordsOf(matrix, systems, rollUp);
  const region = regionShown(payload, session, made);
  yield;
  const filters = filtersForm({ matrix, systems, lines, choice }, act.choose);
  yield;
  const told = readSection({ rollUp, words, shown: region, ...session }, act);
  yield;
  const counts = region ? regionResults(payload, region, dayOf(today), act.prefer) : [];
  const shown = region?.alone ? [] : yield* results(payload, rollUp, dayOf(today), region !== null);
  const saving = savingSection(
    {
      words,
      names: choice.names,
      kept: rollUp.files.read - rollUp.files.refused,
      systems,
      day: today.slice(0, 10),
      numbers: sharedNumbers(payload, session, rollUp, region),
    },
    {
      saved: (texts) => savedRollUp(payload, session, made, texts),
      shared: () => sharedRollUp(payload, session, made, today.slice(0, 10)),
    },
  );
  return {
    region,
    places: {
      read: [told],
      filters: [filters],
      expected: [expectedResult(rollUp, words, act)].flat(Infinity).filter(Boolean),
      results: [...counts, ...shown].filter(Boolean),
      saving: [saving],
    },
  };
}
