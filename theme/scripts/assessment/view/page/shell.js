/** What stands around every step: the line that says what is saved, notices, heading, title and focus. */

import { unturned } from "../../../common/turned-text.js";
import { button, el, link, partOf } from "../../../common/dom.js";

export function createFrame(root) {
  // Each step has a name of its own in place of that of the page.
  const around = document.title.split(" – ").slice(1);
  const way = el("div", { class: "app-tool__back" });
  const status = el("p", { class: "app-tool__status", role: "status" });
  const exporter = button("", () => {}, "secondary nhsuk-button--small");
  const wayOut = el("div", { class: "app-tool__export", hidden: true }, exporter);
  const notice = el("div", { class: "app-tool__notice", role: "alert" });
  const step = el("div", { class: "app-tool__step" });
  let noticeKey = "";
  root.append(el("div", { class: "app-tool__bar" }, way, status, wayOut), notice, step);
  root.classList.add("app-tool--started");

  return {
    step,

    /**
     * Shows a step; a compact one leaves more room for its body, one for the workshop all of it, and a busy one is about to
     * become another.
     *
     * @param {object} step
     * @param {string} step.title
     * @param {string} [step.caption]
     * @param {{href: string, words: string}|null} [step.back]
     * @param {any} step.body
     * @param {boolean} [step.compact]
     * @param {boolean} [step.workshop]
     * @param {boolean} [step.busy]
     */
    show({ title, caption = "", back = null, body, compact = false, workshop = false, busy = false }) {
      document.title = unturned([...new Set([title, caption, ...around])].filter(Boolean).join(" – "));
      const words = caption
        ? [el("span", { class: "nhsuk-caption-l" }, caption, el("span", { class: "nhsuk-u-visually-hidden" }, ": "))]
        : [];
      way.replaceChildren(
        ...(back ? [Object.assign(link(back.href, back.words), { className: "nhsuk-back-link" })] : []),
      );
      step.classList.toggle("app-tool__step--compact", compact);
      step.ariaBusy = String(busy);
      document.body.classList.toggle("app-workshop", workshop);
      step.replaceChildren(
        el("h1", { id: "step-heading", tabindex: "-1" }, words, title),
        ...body.flat(Infinity).filter(Boolean),
      );
      restoreNothing(step);
    },

    status(words) {
      if (status.textContent !== words) {
        status.textContent = words;
      }
    },

    /** Shows a notice; the same one again is not announced again. */
    notice(key, nodes) {
      if (key !== noticeKey) {
        noticeKey = key;
        notice.replaceChildren(...nodes);
      }
    },

    /** What the button beside the state of saving says; "" for none. */
    exporting(words) {
      wayOut.hidden = !words;
      exporter.textContent = words;
    },

    onexport(listener) {
      exporter.addEventListener("click", listener);
    },

    /** Moves the focus to an element by its id; to the heading for "" and where there is no such element. */
    focus(id) {
      const target = id && document.getElementById(id);
      if (!target) {
        this.focusHeading();
        return;
      }
      if (target.tagName === "FIELDSET") {
        target.tabIndex = -1;
      }
      target.focus();
    },

    /** A function that puts the focus back to where it is now, in a step that was shown anew. */
    rememberFocus() {
      const active = document.activeElement;
      const stops = () => Array.from(step.querySelectorAll("a, button, input, select, textarea, [tabindex]"));
      const index = stops().indexOf(active);
      return () =>
        (index < 0 || !active ? null : (document.getElementById(active.id) ?? stops()[index]))?.focus({
          preventScroll: true,
        });
    },

    focusHeading() {
      root.scrollIntoView();
      partOf(document, "#step-heading").focus({ preventScroll: true });
    },
  };
}

/**
 * Some browsers put what a field held at an earlier visit back into it when Back leads to the page: it may be older than what
 * is kept. Choices have no such attribute: they are filled anew when a page comes back.
 */
function restoreNothing(step) {
  for (const field of step.querySelectorAll(
    "input:not([autocomplete], [type=radio], [type=checkbox], [type=file]), select, textarea",
  )) {
    field.autocomplete = "off";
  }
}
