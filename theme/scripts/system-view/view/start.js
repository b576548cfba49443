/** The page of the system view: takes files, keeps the session, shows the roll-up. */

import { withFreshNames } from "../dropped.js";
import { readAll } from "../reading.js";
import { blankSession, choosing, decided, joining, rollUpOf, usingFile, withDecision, withFiles } from "../session.js";
import { counted } from "../words.js";
import { startChooser } from "./chooser.js";
import { startExpected } from "./expected-form.js";
import { filtersForm } from "./filters-form.js";
import { results } from "./results.js";
import { expectedResult, readSection } from "./what-was-read.js";

export function startSystemView(root) {
  const payload = JSON.parse(root.querySelector("[data-payload]").textContent);
  const page = pageOf(root);
  let session = blankSession();
  let turn = 0;

  const update = async (next) => {
    session = next;
    turn += 1;
    const mine = turn;
    page.say("Combining");
    const rollUp = await rollUpOf(payload, session, () => mine !== turn);
    if (rollUp) {
      show(page, payload, session, rollUp, act);
    }
  };
  const act = {
    useFile: (id, file) => update(usingFile(session, id, file)),
    join: (key, joined) => update(joining(session, key, joined)),
    choose: (change) => update(choosing(session, change)),
  };
  let reading = Promise.resolve();
  const take = (chosen) => {
    reading = reading.then(() => read(page, payload, session, chosen)).then((next) => update(next));
  };
  startChooser(root, take);
  startExpected(root, (expected) => update(withDecision(session, { expected })));
  page.clear.addEventListener("click", () => {
    session = blankSession();
    turn += 1;
    page.blank();
  });
  root.querySelector("[data-waiting]").hidden = true;
  root.querySelector("[data-started]").hidden = false;
}

/** The places of the page that change. */
function pageOf(root) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const [progress, status, done] = [at("progress"), at("status"), at("done")];
  const places = { read: at("read"), filters: at("filters"), expected: at("expected-result"), results: at("results") };
  return {
    places,
    done,
    clear: at("clear"),
    say: (words) => {
      status.textContent = words;
    },
    progress: (value, all) => {
      progress.hidden = value >= all;
      progress.max = all;
      progress.value = value;
    },
    blank: () => {
      Object.values(places).forEach((place) => place.replaceChildren());
      done.hidden = true;
      status.textContent = "Everything is cleared.";
    },
  };
}

/** The session with the chosen files read. */
async function read(page, payload, session, { files, others }) {
  const taken = [...session.batch.entries, ...session.batch.refused].map(({ file }) => file);
  page.say(`Reading ${counted(files.length, "file")}`);
  page.progress(0, files.length + 1);
  const batch = await readAll(withFreshNames(files, taken), payload, (done) => page.progress(done, files.length + 1));
  page.progress(1, 1);
  return withFiles(session, batch, others);
}

function show({ places, done, say }, payload, session, rollUp, act) {
  const known = decided(session);
  const view = { ...known, refused: session.batch.refused, files: rollUp.files, others: session.others };
  keepingFocus(() => {
    places.read.replaceChildren(readSection(view, act));
    places.filters.replaceChildren(filtersForm({ ...payload, lines: known.lines, choice: session.choice }, act.choose));
    places.expected.replaceChildren(...[expectedResult(rollUp.expected)].flat().filter(Boolean));
    places.results.replaceChildren(...results(payload, rollUp));
  });
  done.hidden = false;
  say(`${counted(rollUp.files.read, "file")} read, ${rollUp.files.refused} not usable, ${counted(rollUp.assessments, "assessment")} counted.`);
}

/** Elements are made anew; who was on one of them with the keyboard finds its successor. */
function keepingFocus(change) {
  const { id } = document.activeElement ?? {};
  change();
  if (id) {
    document.getElementById(id)?.focus();
  }
}
