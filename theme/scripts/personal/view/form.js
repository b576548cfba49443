/** A form that one person fills in for themselves: saved as they write, and handed over only as far as they choose. */

import { el } from "../../common/dom.js";
import { clearFields, markField } from "../../common/mistakes.js";
import { dayTyped, mistakeTyped } from "../../common/typed-day.js";
import { fieldsIn, saidIn, show, valueOf } from "./fields.js";
import { handOver } from "./hand-over.js";
import { keptOf } from "./kept.js";
import { ownCopy } from "./own-copy.js";

const SAVED = "Saved on this device, in this browser.";
const AS_YOU_GO = "What you write is saved in this browser, on this device, as you go. Nothing is sent anywhere.";
const NOT_KEPT = "This browser does not save what you write. Save a copy before you close the page.";
const NO_ROOM = "There is no room left in this browser, so your last words are not saved. Save a copy now.";

export function startForm(root) {
  const payload = JSON.parse(root.querySelector("[data-payload]").textContent);
  const fields = fieldsIn(root);
  const kept = keptOf(payload.form);
  const days = Array.from(root.querySelectorAll("[data-day]"));
  const state = el("p", { role: "status" });
  const notice = el("div", { class: "app-personal__notice", tabindex: "-1" });

  function tell(...content) {
    notice.replaceChildren(...content);
    if (content.length) {
      notice.focus();
    }
  }

  function save(field) {
    const saved = kept.set(field, valueOf(field));
    state.textContent = kept.lasts ? (saved ? SAVED : NO_ROOM) : NOT_KEPT;
  }

  /** A day that does not exist is said at its field once somebody left it; what was typed stays. */
  function checkDay(field) {
    clearFields(field.parentElement);
    const typed = { day: field.value };
    if (dayTyped(typed, false) === null) {
      markField({ field, message: `${field.labels[0].textContent}: ${mistakeTyped(typed).words}` });
    }
  }

  function put(said) {
    for (const field of fields) {
      const found = said.find((one) => one.item === field.item && one.of === field.of);
      if (found) {
        show(field, found.value);
        save(field);
      }
    }
    days.forEach(checkDay);
  }

  /** What another tab stored; the field in which somebody writes here keeps its words. */
  function fill() {
    for (const field of fields.filter(({ node }) => node !== document.activeElement)) {
      show(field, kept.get(field));
    }
  }

  function atRisk() {
    return kept.lasts
      ? fields.some((field) => kept.get(field) !== valueOf(field))
      : saidIn(fields).some(({ value }) => value);
  }

  const form = { payload, fields, put, tell };
  root.querySelector("[data-about-saving]").append(el("p", {}, kept.lasts ? AS_YOU_GO : NOT_KEPT));
  root.querySelector("[data-tools]").append(state, notice, handOver(form), ownCopy(form));
  fields.forEach((field) => show(field, kept.get(field)));
  days.forEach(checkDay);
  days.forEach((field) => field.addEventListener("change", () => checkDay(field)));
  root.addEventListener("input", ({ target }) => {
    const field = fields.find(({ node }) => node.contains(target));
    if (field) {
      save(field);
    }
  });
  window.addEventListener("storage", (event) => kept.isOurs(event) && fill());
  window.addEventListener("pageshow", ({ persisted }) => persisted && fill());
  window.addEventListener("beforeunload", (event) => atRisk() && event.preventDefault());
}
