/** The dated actions of a plan, and the day to meet again, as a calendar file. A second file of the same plan changes what the first one brought. */

import { ICalAlarmType, ICalCalendar, ICalEventTransparency } from "ical-generator";

import { unturned } from "../../common/turned-text.js";
import { inOneLine, sentence } from "../logic/own-words.js";

const DAY = 86_400;
const PRODUCT = Object.freeze({ company: "Self-assessment", product: "Development plan", language: "EN" });

/**
 * The text of the file, in lines as RFC 5545 has them.
 *
 * @param {ReturnType<typeof import("../logic/plan.js").planOf>} plan
 * @param {Assessment} state
 */
export function calendarFile(plan, state) {
  const [owner, name] = [plan.owner, plan.name].map((one) => inOneLine(unturned(one)));
  const calendar = new ICalCalendar({
    name: owner ? `${owner}: development plan` : "Development plan",
    prodId: PRODUCT,
  });
  for (const action of plan.actions.filter(({ by }) => by)) {
    addDay(calendar, state, {
      key: action.key,
      day: action.by,
      summary: owner ? `${firstLine(action.what)} (${owner})` : firstLine(action.what),
      description: [laterLines(action.what), `${action.theme}. ${sentence(`Who: ${inOneLine(action.who)}`)}`]
        .filter(Boolean)
        .join("\n"),
      daysBefore: 7,
    });
  }
  if (plan.meetingDay) {
    addDay(calendar, state, {
      key: "next-meeting",
      day: plan.meetingDay,
      summary: name ? `${name} meets again about its development plan` : "Meet again about the development plan",
      description: plan.keeper ? sentence(`Who keeps the plan moving: ${inOneLine(plan.keeper)}`) : "",
      daysBefore: 30,
    });
  }
  return calendar.toString();
}

/** An entry of a whole day. Its id stays the same for ever, and a later file has a higher number, so that programs put it in its place. */
function addDay(calendar, state, { key, day, summary, description, daysBefore }) {
  const [start, title] = [dayAt(day), unturned(summary)];
  const event = calendar.createEvent({
    id: `${state.id}.${key}@pcn-self-assessment`,
    sequence: Math.max(0, Math.floor((Date.parse(state.updated) - Date.parse(state.created)) / 1000)),
    stamp: new Date(state.updated),
    start,
    end: new Date(start.getTime() + DAY * 1000),
    allDay: true,
    timezone: "UTC",
    summary: title,
    description: unturned(description),
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  event.createAlarm({ type: ICalAlarmType.display, trigger: daysBefore * DAY, description: title });
}

/** A calendar shows the title of an entry in one line: what stands below the first is for its description. */
const linesOf = (words) => words.trim().split(/[\r\n]+/);
const firstLine = (words) => linesOf(words)[0];
const laterLines = (words) => linesOf(words).slice(1).join("\n");

const dayAt = (day) => new Date(`${day}T00:00:00Z`);
