/** How an assessment begins: blank, from the one of last time, or as a copy of another. */

import { FORMAT, VERSION } from "../format/migrate.js";
import { matrixUsed } from "./edition.js";
import { own } from "../../common/own-property.js";
import { isBlank } from "./selectors.js";
import { withoutVoices } from "./voices.js";

const CARRIED = Object.freeze(["name", "system", "audiences", "improvement_priority"]);
const PROMISED = Object.freeze(["kept_moving_by", "next_meeting"]);

/** A blank assessment on this matrix; `id` is a UUID, `now` a time of the format. */
export function newAssessment({ id, now, generator, matrix }) {
  return {
    format: FORMAT,
    format_version: VERSION,
    generator,
    matrix: matrixUsed(matrix),
    id,
    previous_id: null,
    created: now,
    updated: now,
    about: {},
    themes: {},
    last_time: null,
  };
}

/**
 * A blank assessment that holds the old one as "last time" and carries over who is assessed. The names of voices stay in the
 * file of last time: here nothing would tell any more that they are not to be sent.
 */
export function startFromLastTime(old, start) {
  const carried = CARRIED.filter((field) => !isBlank(own(old.about, field))).map((field) => [field, old.about[field]]);
  return {
    ...newAssessment(start),
    previous_id: old.id,
    about: Object.fromEntries(carried),
    last_time: asLastTime(withoutVoices(old)),
  };
}

/** What is kept of an assessment as "last time" of the next one: all that was said, and who keeps the plan moving until when. */
export function asLastTime(old) {
  const promised = PROMISED.filter((field) => !isBlank(own(old.about, field))).map((field) => [
    field,
    old.about[field],
  ]);
  return {
    date: own(old.about, "date") ?? old.updated.slice(0, 10),
    name: own(old.about, "name") ?? null,
    ...Object.fromEntries(promised),
    themes: Object.fromEntries(Object.entries(old.themes).filter(([, theme]) => !isBlank(theme))),
  };
}

/** The same content, started and last changed when it was, as an assessment of its own. */
export function copyOf(state, id) {
  return { ...state, id };
}
