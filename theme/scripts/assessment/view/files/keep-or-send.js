/** Ways out of the tool: what is taken away, as which file, and where it is sent. */

import { planOf } from "../../logic/plan.js";
import { PLAN_COLUMNS, planRows } from "../../logic/plan-rows.js";
import { aboutOf, isVoice, whoseAnswers } from "../../logic/selectors.js";
import { aloneWords, askedAloneWords, emailText, leavesOut, toSend } from "../../logic/sending.js";
import { copyTable, textToCopy } from "../../../common/clipboard.js";
import { button, details, el, link, list, table } from "../../../common/dom.js";
import { longDay } from "../../../common/dates.js";
import { SEND_ALONE } from "../page/export-file.js";
import { purpose } from "../page/purpose.js";
import { kindsThatDiffer, writeAs } from "./files-out.js";
import { has } from "../../../common/writers.js";

const ELSEWHERE = "This copy in one file does not hold it. Open your file in the tool on the site to make it there.";

const SAME = "This file is the same whether you keep it or send it.";
const NO_DAYS =
  "There is nothing to put in a calendar yet: no action has a date, and you have not said when you meet again.";

/** The files, in order: {kind, title, hint, needs}; what one person or practice answered alone is no plan, and not for all tools. */
const filesFor = (what, tools) => [
  {
    kind: "page",
    title: `${what} as a web page`,
    hint: `The file to send: it opens in any browser, and ${tools} can open it again.`,
    needs: "takeAway",
  },
  {
    kind: "word",
    title: `${what} as a Word document`,
    hint: "To read, to edit or to paste into a paper.",
    needs: "office",
  },
  {
    kind: "sheet",
    title: "Answers and actions as an Excel workbook",
    hint: "One sheet with every answer, and one with the actions, to read. The tool cannot open it again.",
    needs: "office",
  },
  {
    kind: "calendar",
    title: "Actions as a calendar file",
    hint: "Every action that has a date, and the day to meet again. If dates change, open a new file: it updates the same entries.",
    needs: "takeAway",
  },
  {
    kind: "data",
    title: "Data file (JSON)",
    hint: `For ${tools} to open again. It is not made for reading.`,
    needs: "",
  },
  {
    kind: "table",
    title: "Answers as a table (CSV)",
    hint: "For any program that reads tables. The tool cannot open it again.",
    needs: "",
  },
];

export function keepOrSendStep(context) {
  const { matrix, state, href } = context;
  const less = leavesOut(matrix, state());
  const differing = kindsThatDiffer(context, state());
  const chosen = { whole: !less };
  const alone = isVoice(state());
  const what = alone ? ["Answers", "this tool"] : ["Plan", `this tool and “${matrix.labels.together}”`];
  const files = filesFor(...what).filter(({ kind }) => kind !== "calendar" || !alone || hasDays(context));
  return {
    title: alone ? SEND_ALONE : "Keep or send",
    caption: whoseAnswers(state()),
    back: { href: href(), words: "Back to the task list" },
    body: [
      less ? purpose(context, chosen) : alone ? null : el("p", {}, "Nothing is left out of these files."),
      el("h2", {}, "Files"),
      el(
        "ul",
        { class: "nhsuk-list app-files" },
        files.map((file) => el("li", {}, fileChoice(context, chosen, file, less && !differing.has(file.kind)))),
      ),
      alone ? null : planToPaste(context),
      whereToSend(context),
    ],
  };
}

/** @param {boolean} same whether the file is the same to keep and to send, while others are not */
function fileChoice(context, chosen, { kind, title, hint, needs }, same) {
  if (kind === "calendar" && !hasDays(context)) {
    return [el("p", {}, el("strong", {}, title)), el("p", { class: "nhsuk-hint" }, NO_DAYS)];
  }
  if (needs && !has(needs)) {
    return [el("p", {}, el("strong", {}, title)), el("p", { class: "nhsuk-hint" }, ELSEWHERE)];
  }
  const main = kind === "page" ? "" : "secondary";
  const write = () => writeAs(context, kind, chosen.whole);
  return [
    Object.assign(button(title, write, main), { id: `write-${kind}` }),
    el("p", { class: "nhsuk-hint" }, same ? `${hint} ${SAME}` : hint),
  ];
}

function hasDays({ matrix, payload, state }) {
  const { actions, meetingDay } = planOf(matrix, payload, state());
  return Boolean(meetingDay) || actions.some(({ by }) => by);
}

function planToPaste({ matrix, payload, state, frame }) {
  const sent = toSend(matrix, state());
  const rows = planRows(matrix, sent, planOf(matrix, payload, sent));
  if (!rows.length) {
    return [];
  }
  const shown = table("Plan", PLAN_COLUMNS, rows);
  const copy = async () => {
    const done = await copyTable(shown.querySelector("table"));
    frame.status(done ? "The plan is copied as a table" : "Select the table and copy it");
    shown.closest("details").open ||= !done;
  };
  return [
    el("h2", {}, "Plan to paste"),
    el(
      "p",
      {},
      "Actions, who keeps the plan moving, when you meet again and what you ask for, in one table. Paste it into an email, a document or a spreadsheet.",
    ),
    button("Copy the plan as a table", copy, "secondary"),
    details("Show the table", shown),
  ];
}

/** Who asked for it, or else the contacts of the chosen system. */
function whereToSend({ matrix, payload, state, href }) {
  const head = [
    el("h2", { id: "where" }, "Where to send it"),
    el("p", {}, "This page sends nothing. Attach the file to an email of your own."),
  ];
  const [asked, address, day] = ["asked_by", "send_to", "wanted_by"].map((field) => aboutOf(state(), field));
  if (isVoice(state())) {
    const words = askedAloneWords(matrix, { asked, address, day: longDay(day) });
    return [...head, el("p", {}, aloneWords(matrix)), words ? el("p", {}, words) : null];
  }
  return [
    ...head,
    address
      ? el("p", {}, `${asked ? `${asked} asked you` : "You were asked"} to send it to: `, el("strong", {}, address))
      : null,
    day ? el("p", {}, `The file is wanted by ${longDay(day)}.`) : null,
    contacts(payload, aboutOf(state(), "system"), address, href),
    textToCopy(
      "send-text",
      "A text for the email. Change it as you like before you send it.",
      emailText(planOf(matrix, payload, state()), asked, matrix.labels),
      "the text for the email",
    ),
  ];
}

/** The contacts of the system; where none is listed, the national address; where none is chosen, a way to choose it. */
function contacts({ systems, national }, chosen, address, href) {
  const system = systems.find(({ id }) => id === chosen);
  if (system?.people.length) {
    const people = system.people.map(({ name, email, mailto, dated }) => [
      `${name}: `,
      link(mailto, email),
      datedWords(dated),
    ]);
    return [el("p", {}, `The contacts of ${system.title}:`), list(people)];
  }
  if (address) {
    return null;
  }
  if (!chosen) {
    const way = link(href("about", "", "about.system"), "Choose your system in About you");
    return el("p", {}, way, " to see its contacts here.");
  }
  const words = `No contact is listed here for ${system?.title ?? chosen}.`;
  return national
    ? el("p", {}, `${words} ${national.title}: `, link(national.mailto, national.email), datedWords(national.dated))
    : el("p", {}, words);
}

function datedWords(dated) {
  return dated ? el("span", { class: "app-next__text" }, dated) : null;
}
