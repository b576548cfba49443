/** Opening a starter link: what it would fill in and who is said to ask, before anything is started. */

import { moment, newId } from "../format/ids.js";
import { asFindings } from "../logic/files.js";
import { sideTitle } from "../logic/matrix.js";
import { aboutOf, isBlank, isVoice } from "../logic/selectors.js";
import { FIELDS, readStarter } from "../logic/starter.js";
import { aloneWords } from "../logic/sending.js";
import { setAbout } from "../logic/updates.js";
import { button, el, link, list, summaryList, textButton } from "../../common/dom.js";
import { longDay } from "../../common/dates.js";
import { findingsList } from "./page/findings.js";
import { systemTitle } from "./plan/review.js";
import { routeTo } from "./page/route.js";
import { beginning } from "./matrix/beginning.js";
import { isUnreadable, titleAmong } from "./page/titles.js";

const ASKED = Object.freeze(["asked_by", "wanted_by", "send_to"]);

export function starterStep(context) {
  const { payload, matrix, route } = context;
  const { about, faults } = readStarter(route.part, payload, { id: newId(), now: moment(new Date()) });
  const back = { href: "#", words: "All assessments on this device" };
  if (!about) {
    return {
      title: "This link cannot be used",
      back,
      body: [
        el("p", {}, "Nothing on this device has changed. The reason:"),
        findingsList(asFindings("error", faults, matrix)),
        el("p", {}, "Ask for the link again, or start without it. ", link("#", "Go to the start")),
      ],
    };
  }
  const asked = beginning(context, about);
  const here = sameName(context, about);
  return {
    title: "Start from the link you were sent",
    back,
    body: [
      el("p", {}, "Somebody sent you this link, which fills in these details and nothing else:"),
      summaryList(rowsOf(context, about)),
      el(
        "p",
        {},
        "Anybody can make such a link, with any name and any address. Check that you know who is asking and where your file would go. Nothing is sent by itself.",
      ),
      here.length ? alreadyHere(context, here) : null,
      here.length ? el("h2", {}, "Start another one") : null,
      asked.node,
      el(
        "div",
        { class: "nhsuk-button-group" },
        button("Start a new self-assessment with this", () => start(context, asked), here.length ? "secondary" : ""),
        link("#", "Do not use this link"),
      ),
    ],
  };
}

function start({ go }, asked) {
  const id = asked.begin();
  if (id !== null) {
    go(routeTo(id), "Started with what the link says");
  }
}

/** The fields that are given, in words; addresses as they are. */
function rowsOf({ matrix, payload }, about) {
  const { parts } = matrix.labels;
  const words = {
    system: (id) => systemTitle(payload, id),
    answered_by: (by) => matrix.labels.answered_by[by],
    audiences: (sides) => sides.map((side) => sideTitle(matrix, side)).join(", "),
    wanted_by: longDay,
  };
  return FIELDS.filter((field) => !isBlank(about[field])).map((field) => ({
    key: parts[field],
    value: el("span", { class: "app-own-words" }, (words[field] ?? String)(about[field])),
  }));
}

/** What is kept under the same name. */
function sameName({ session }, about) {
  const key = (name) => name.trim().toLowerCase();
  return session.list().filter((entry) => !isUnreadable(entry) && about.name && key(entry.name) === key(about.name));
}

/** The link changes nothing of what is there: who opens it a second time probably wants to go on with that. */
function alreadyHere({ session }, here) {
  const all = session.list();
  return [
    el("h2", {}, "Carry on with what is on this device"),
    list(here.map((entry) => link(routeTo(entry.id), titleAmong(all, entry)))),
  ];
}

/** On the task list: who asked for the assessment, by when and where to send it; null where nobody did. */
export function askedPart(context) {
  const { state, change, refresh } = context;
  const given = Object.fromEntries(ASKED.map((field) => [field, aboutOf(state(), field)]));
  const rows = rowsOf(context, given);
  const remove = () => {
    change((held) => ASKED.reduce((kept, field) => setAbout(kept, field, ""), held));
    refresh("");
  };
  return rows.length
    ? [
        el("h2", { class: "nhsuk-heading-m" }, "Who asked for this"),
        summaryList(rows),
        isVoice(state()) ? el("p", {}, aloneWords(context.matrix)) : null,
        el("p", {}, "A link filled this in. ", textButton("Remove it", remove, ": who asked for this")),
      ]
    : null;
}
