/** The tool: which step is shown, and what happens when something is typed, dropped, saved or left. */

import { readPayload } from "../../common/payload.js";
import { newId } from "../format/ids.js";
import { begunIn } from "../logic/updates.js";
import { keptDrafts } from "../storage/drafts.js";
import { createStore } from "../storage/store.js";
import { storedReader } from "../storage/stored.js";
import { changeFrom, fillFields, remarkOn } from "./page/fields.js";
import { exportOrAsk, exportTitle } from "./page/export-file.js";
import { createFrame } from "./page/shell.js";
import { readFiles } from "./files/import.js";
import { askToKeep } from "./page/kept-where.js";
import { fetchAhead } from "./page/loaded-step.js";
import { noticeOf } from "./page/notices.js";
import { leadsOn } from "./matrix/theme-link.js";
import { parseRoute, routeTo, WORKSHOP } from "./page/route.js";
import { createSession } from "./session.js";
import { takeSheet } from "./worksheet.js";
import { saveWords } from "./page/status.js";
import { stepAt } from "./steps.js";
import { unsavedDraft } from "./page/too-long.js";

/** Makes the page the tool. `root` holds the forms and the data of the site, and what stands there until the tool does. */
export function startTool(root) {
  const payload = readPayload(root);
  const store = createStore({
    storage: () => window.localStorage,
    events: window,
    read: storedReader(payload.schema),
    mark: () => newId(),
  });
  /** @type {Record<string, any>} */
  const context = {
    payload,
    matrix: payload.matrix,
    opening: openingOf(root),
    about: detached(root.querySelector("[data-about]")), // in the one-file copy, what the tool is about
    sheet: takeSheet(root, payload), // the forms that stood on the page
    session: createSession({
      store,
      payload,
      tell: (event) => heard(context, event),
      drafts: keptDrafts(() => window.sessionStorage),
    }),
    frame: createFrame(root),
    route: null, // the place that the address names: page/route.js
    from: "", // the step of the same assessment that was shown before
    left: null, // the place at which workshop view was left
    step: null, // what is shown: page/shell.js
    told: "", // what is said once in the status, before what is saved
    meant: new Set(), // choices that look like a slip, and that somebody was asked about
    asked: false, // whether the browser was asked to keep what is stored
    pending: null, // the file whose preview is shown
    together: null, // the files that are to be brought together
    reading: null, // the last choice of files; an earlier one that is still being read counts no more
    appendix: true, // whether the plan has its appendix
  };
  Object.assign(context, actionsOf(context));
  context.route = place(context);
  listen(context, root);
  show(context);
  performance.mark("assessment-ready");
}

/** The words that stood on the page before the script came: the first step begins with them. */
function openingOf(root) {
  return detached(root.querySelector("[data-opening]")).querySelector("p");
}

/** A node, where there is one, taken off the page. */
function detached(node) {
  node?.remove();
  return node;
}

/** What steps can ask of the tool. */
function actionsOf(context) {
  return {
    state: () => context.session.state(context.route.id),
    change: (update) => context.session.change(context.route.id, update),
    exportOrAsk: () => exportOrAsk(context),
    href: (step, part, field) => routeTo(context.route.id, step, part, field),
    /** Goes to a step; `told` is said there once, before what is saved. */
    go(hash, told = "") {
      context.told = told;
      if (location.hash === hash || (hash === "#" && !location.hash)) {
        show(context);
        context.told = "";
        context.frame.focusHeading();
      } else {
        location.hash = hash;
      }
    },
    /** Shows the step anew; the focus goes to an id, to the heading for "", or stays where it is. */
    refresh(focus) {
      const restore = context.frame.rememberFocus();
      show(context);
      if (focus === undefined) {
        restore();
      } else {
        context.frame.focus(focus);
      }
    },
    /** Shows another step at the same place. */
    put(step) {
      const restore = context.frame.rememberFocus();
      put(context, step);
      restore();
    },
  };
}

function show(context) {
  const { session, route } = context;
  const found = route.id === null ? "" : session.open(route.id);
  put(context, stepAt(context, found));
  if (found === "loaded") {
    fetchAhead();
  }
}

function put(context, step) {
  context.step = step;
  context.frame.show(step);
  fill(context);
  showSaved(context);
}

function fill({ frame, session, route }) {
  const record = session.record(route.id);
  if (record) {
    fillFields(frame.step, record.state, session.drafts);
  }
}

function showSaved(context) {
  const record = context.session.record(context.route.id);
  context.frame.status([context.told, saveWords(record, unsavedDraft(context))].filter(Boolean).join(". "));
  context.frame.notice(...noticeOf(context, record));
  context.frame.exporting(record && context.route.step !== "export" ? exportTitle(record.state) : "");
}

/** News of saving, from this tab or another. */
function heard(context, { type, id }) {
  if (type === "list" && context.route.id === null) {
    context.refresh();
  }
  if (!context.asked && context.session.record(id)?.outcome.status === "saved") {
    context.asked = true;
    askToKeep();
  }
  if (id === null || id !== context.route.id || !context.step) {
    return;
  }
  if (type === "replaced") {
    context.refresh();
    context.frame.status("Changed in another tab. This page shows the newest version.");
  } else {
    showSaved(context);
  }
}

function listen(context, root) {
  window.addEventListener("hashchange", () => moved(context));
  window.addEventListener("pageshow", () => returned(context));
  window.addEventListener("beforeunload", (event) => {
    if (context.session.atRisk()) {
      event.preventDefault();
    }
  });
  root.addEventListener("input", ({ target }) => typed(context, target));
  onlyOnce(document);
  root.addEventListener("change", ({ target }) => remarkOn(target));
  document.addEventListener("click", (event) => clicked(context, event));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    readFiles(context, event.dataTransfer?.files ?? []);
  });
  context.frame.onexport(() => context.exportOrAsk());
}

/** The second half of a double click is nothing to the step that its first half led to, or that was shown anew for it. */
function onlyOnce(page) {
  let pressed = { hash: "", target: page };
  const press = (event) => {
    if (event.detail === 2 && (location.hash !== pressed.hash || !pressed.target.isConnected)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      pressed = { hash: location.hash, target: event.target };
    }
  };
  page.addEventListener("click", press, { capture: true });
}

function moved(context) {
  const route = place(context);
  context.from = context.route.id === route.id ? context.route.step : "";
  context.left = context.from === WORKSHOP && route.step !== WORKSHOP ? context.route : context.left;
  context.route = route;
  show(context);
  context.told = "";
  context.frame.focus(context.step.focus ?? route.field);
}

/** The place of the address. One that leads on takes the place of the address too, so that Back does not stop at it. */
function place(context) {
  const asked = parseRoute(location.hash);
  const hash = leadsOn(context, asked);
  if (hash) {
    history.replaceState(null, "", hash);
  }
  return hash ? parseRoute(hash) : asked;
}

/**
 * The page is shown, perhaps again: Back can bring one that slept while others wrote, or one in whose fields the
 * browser put what stood there at an earlier visit.
 */
function returned(context) {
  context.session.lookAgain();
  fill(context);
}

/** Links within the page move the focus and leave the address alone, since it names the step. */
function clicked(context, event) {
  const anchor = event.target.closest("a[href^='#']");
  const target = anchor && document.getElementById(anchor.getAttribute("href").slice(1));
  if (target) {
    event.preventDefault();
    context.frame.focus(target.id === "maincontent" ? "" : target.id);
  }
}

function typed(context, target) {
  const state = context.session.state(context.route.id);
  const change = state && changeFrom(target, state, context.session.drafts);
  if (change) {
    context.change((before) => withProgress(context, before, change(before), target));
    context.step.typed?.(target);
    showSaved(context);
  }
}

/** What is typed begins its section, but for the field of the progress itself. Workshop view shows a theme as its part. */
function withProgress({ route }, before, after, target) {
  const section = route.step === WORKSHOP ? route.part : route.step;
  return after === before || target.closest("[data-field^='progress']") ? after : begunIn(after, section);
}
