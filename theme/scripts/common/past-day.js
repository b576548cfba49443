/** A remark beside a day that is meant to come and has passed. It stops nobody. */

import { el } from "./dom.js";

const ENDS = ["pointerup", "pointercancel"];
let pressing = false;
window.addEventListener("pointerdown", () => (pressing = true), { capture: true });
ENDS.forEach((end) => window.addEventListener(end, () => (pressing = false), { capture: true }));

/**
 * Says below the fields of a day that it has passed, or takes that away. While somebody presses, it waits: what the press
 * is meant for would move away from under it.
 *
 * @param {Element} group what holds the fields
 * @param {string|null} day a day of the format, "" for none, null for what is no day
 */
export function remarkOnDay(group, day) {
  if (pressing) {
    const ended = new AbortController();
    const later = () => {
      ended.abort();
      setTimeout(() => showRemark(group, day));
    };
    ENDS.forEach((end) => window.addEventListener(end, later, { signal: ended.signal }));
  } else {
    showRemark(group, day);
  }
}

function showRemark(group, day) {
  group.querySelector(".app-past-day")?.remove();
  if (day && day < today()) {
    const remark = el("p", { class: "app-past-day", role: "status" });
    group.append(remark);
    remark.textContent = "This day has passed.";
  }
}

/** Today on this computer, as a day of the format. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
