/** A remark beside a day that is meant to come: how it was understood, and that it has passed. It stops nobody. */

import { dayNow } from "./dates.js";
import { el } from "./dom.js";

const ENDS = ["pointerup", "pointercancel"];
let pressing = false;
window.addEventListener("pointerdown", () => (pressing = true), { capture: true });
ENDS.forEach((end) => window.addEventListener(end, () => (pressing = false), { capture: true }));

/**
 * Says below the fields of a day how it was understood and that it has passed, or takes that away. While somebody presses, it waits: what the press
 * is meant for would move away from under it.
 *
 * @param {Element} group what holds the fields
 * @param {string|null} day a day of the format, "" for none, null for what is no day
 * @param {string} [read] how the day was understood; "" where that is as it was typed
 */
export function remarkOnDay(group, day, read = "") {
  if (pressing) {
    const ended = new AbortController();
    const later = () => {
      ended.abort();
      setTimeout(() => showRemark(group, day, read));
    };
    ENDS.forEach((end) => window.addEventListener(end, later, { signal: ended.signal }));
  } else {
    showRemark(group, day, read);
  }
}

function showRemark(group, day, read) {
  const words = [read, day && day < dayNow(new Date()) ? "This day has passed." : ""].filter(Boolean).join(" ");
  const shown = group.querySelector(".app-past-day");
  if ((shown?.textContent ?? "") === words) {
    return;
  }
  shown?.remove();
  if (words) {
    const remark = el("p", { class: "app-past-day", role: "status" });
    group.append(remark);
    remark.textContent = words;
  }
}
