/** Files of an assessment: to keep, with everything, or to send. */

import { exportCsv } from "../../logic/answers-csv.js";
import { exportText, fileName } from "../../logic/files.js";
import { planOf } from "../../logic/plan.js";
import { footWords } from "../../logic/plan-title.js";
import { leavesOut, sidesToShow, toSend } from "../../logic/sending.js";
import { el, link } from "../../../common/dom.js";
import { download, exportWords } from "../../../common/download.js";
import { ladderPicture } from "../page/ladder.js";
import { planEnd, planPaper } from "../plan/plan-paper.js";
import { footRule } from "../page/print-foot.js";
import { writersOf } from "../../../common/writers.js";

const TYPES = Object.freeze({
  page: "text/html",
  word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  sheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  calendar: "text/calendar;charset=utf-8",
  data: "application/json",
  table: "text/csv;charset=utf-8",
});
const ENDINGS = Object.freeze({
  page: "html",
  word: "docx",
  sheet: "xlsx",
  calendar: "ics",
  data: "json",
  table: "csv",
});

/** What makes each kind of file from the parts of an assessment. */
/** @type {Record<string, (context: any, parts: any) => any>} */
const WRITERS = Object.freeze({
  page: writePage,
  word: writeWord,
  sheet: async (_, parts) => (await writersOf("office")).workbookFile(parts),
  calendar: async (_, { plan, state }) => (await writersOf("takeAway")).calendarFile(plan, state),
  data: (_, { state }) => exportText(state),
  table: ({ matrix, payload }, { state, sides }) => exportCsv(matrix, state, payload.systems, sides),
});

/**
 * Which kinds of files hold something else to keep than to send. Only the tool's own files hold what people answered alone; whether the
 * others differ follows from what they say.
 *
 * @returns {Set<string>}
 */
export function kindsThatDiffer(context, state) {
  const { matrix, payload } = context;
  const [kept, sent] = [true, false].map((whole) => partsOf(context, whole, state));
  const differ = (said) => JSON.stringify(said(kept)) !== JSON.stringify(said(sent));
  const plan = differ((parts) => parts.plan);
  const rows = differ((parts) => exportCsv(matrix, parts.state, payload.systems, parts.sides));
  const days = differ((parts) => [parts.plan.actions, parts.plan.keeper, parts.plan.meetingDay]);
  const own = leavesOut(matrix, state);
  const all = { page: own, word: plan, sheet: rows || plan, calendar: days, data: own, table: rows };
  return new Set(Object.keys(all).filter((kind) => all[kind]));
}

/**
 * Makes a file and offers it as a download.
 *
 * @param {any} context
 * @param {string} kind one of the writers
 * @param {boolean} whole everything, to keep; otherwise what is to be sent
 */
export async function writeAs(context, kind, whole, id = context.route.id) {
  const here = context.session.state(id);
  const parts = partsOf(context, whole, here);
  const name = fileName(parts.state, ENDINGS[kind], whole && kindsThatDiffer(context, here).has(kind));
  try {
    download(name, TYPES[kind], await WRITERS[kind](context, parts));
    context.frame.status(exportWords(name));
  } catch {
    context.frame.status("This file could not be made. Check your connection to the site, and try again.");
  }
}

function partsOf({ matrix, payload }, whole, here) {
  const state = whole ? here : toSend(matrix, here);
  const sides = sidesToShow(matrix, here, whole);
  const plan = planOf(matrix, payload, state, sides);
  return { matrix, systems: payload.systems, state, sides, plan, picture: () => ladderPicture(plan.ladder) };
}

async function writeWord(context, parts) {
  const { matrix, payload } = context;
  const end = planEnd({ matrix, payload, state: () => parts.state }, { appendix: hasAppendix(context, parts) });
  return (await writersOf("office")).wordFile({ ...parts, end });
}

/** An appendix is for whoever has the plan of a team to carry out. */
const hasAppendix = ({ appendix }, { plan }) => appendix && !plan.alone;

async function writePage(context, parts) {
  const { planFile } = await writersOf("takeAway");
  const { matrix, payload } = context;
  const { state, sides, plan } = parts;
  const appendix = hasAppendix(context, parts);
  const paper = planPaper({ matrix, payload, state: () => state }, { top: 1, appendix, sides });
  paper.prepend(wayOn(plan));
  const { lang: language } = document.documentElement;
  return planFile(paper, { title: footWords(state), foot: footRule(state), state, language });
}

/** How to go on with the file, for whoever opens it in a browser a year later; not printed. The page of the tool knows its address on a site. */
function wayOn({ alone, title }) {
  const named = /** @type {HTMLLinkElement|null} */ (document.querySelector("link[rel='canonical']"))?.href;
  const here = location.protocol.startsWith("http") ? location.href.replace(/[?#].*$/, "") : "";
  const address = named ?? here;
  return el(
    "p",
    { class: "app-paper__way-on" },
    alone ? `This file holds what ${title} answered.` : "This file is the plan and the self-assessment behind it.",
    " To go on with it, open the self-assessment ",
    address ? ["at ", link(address, address)] : "on the site where it was made",
    ", go to “Open a file” and choose this file.",
  );
}
