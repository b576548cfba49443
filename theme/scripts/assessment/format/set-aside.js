/**
 * What a file of another edition holds that this matrix does not have: set aside in the file, and put back where it is known again.
 *
 * A local edition may have sides and stages of its own, and another edition other needs. What stands under their ids is
 * neither lost nor taken for something else. `site_builder/assessment/set_aside.py` does the same.
 *
 * It takes any value: what has not the form of the format stays as it is, so that the check that follows tells of it.
 */

import { own } from "../../common/own-property.js";

const WHEN = Object.freeze(["now", "in_a_year"]);
const BLANK = Object.freeze([null, undefined, ""]);

/** The document as a matrix reads it, by the schema of its format. Changes nothing that it is given. */
export function settled(document, schema) {
  if (!isObject(document)) {
    return document;
  }
  const reading = readingOf(schema.$defs, isOfAnotherEdition(document, schema.$defs));
  const made = { ...document };
  change(made, "about", reading.about);
  change(made, "themes", reading.themes);
  change(made, "last_time", reading.holder);
  if (Array.isArray(own(made, "voices"))) {
    made.voices = made.voices.map((voice) => (isObject(voice) ? reading.holder(voice) : voice));
  }
  return made;
}

function isOfAnotherEdition(document, named) {
  const used = own(document, "matrix");
  const edition = own(used, "edition");
  const [here] = named.MatrixUsed.properties.edition.examples;
  return isObject(own(used, "local")) || (typeof edition === "string" && edition !== here);
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function change(holder, key, make) {
  if (isObject(own(holder, key))) {
    holder[key] = make(holder[key]);
  }
}

/** How a matrix reads a document; `other`: one of another edition, of which it sets aside what it does not have. */
function readingOf({ Key, Side, Stage, Needs, ThemeAnswers }, other) {
  const pattern = new RegExp(Key.pattern, "u");
  const isStrange = (value, known) =>
    typeof value === "string" && !known.includes(value) && value.length <= Key.maxLength && pattern.test(value);
  const sides = Side.enum;
  const stages = Stage.enum;
  const fields = Object.keys(ThemeAnswers.properties);
  const knownNeeds = Object.keys(Needs.properties);

  /** The chosen sides: those of this matrix, and beside them the others. */
  function about(said) {
    const chosen = listAt(said, "audiences");
    const aside = listAt(said, "set_aside");
    const back = aside?.filter((side) => sides.includes(side)) ?? [];
    const strange = other ? (chosen?.filter((side) => isStrange(side, sides)) ?? []) : [];
    if (!chosen || !aside || !(back.length || strange.length)) {
      return said;
    }
    const known = [...chosen.filter((side) => !strange.includes(side)), ...back];
    const others = [...aside.filter((side) => !back.includes(side)), ...strange];
    return withChanges(said, { audiences: [...new Set(known)], set_aside: [...new Set(others)] });
  }

  /** Last time, or a voice. */
  function holder(held) {
    const made = { ...held };
    change(made, "themes", themes);
    return made;
  }

  /** What is said, by theme. */
  function themes(all) {
    return Object.fromEntries(Object.entries(all).map(([key, said]) => [key, isObject(said) ? theme(said) : said]));
  }

  function theme(said) {
    const aside = objectAt(said, "set_aside");
    const before = aside && { positions: objectAt(aside, "positions"), needs: objectAt(aside, "needs") };
    if (!before?.positions || !before.needs) {
      return said;
    }
    const made = { ...said };
    const held = { positions: { ...before.positions }, needs: { ...before.needs } };
    const changed = [putBack(made, held), other && setAside(made, held)].some(Boolean);
    return changed ? withChanges(made, { set_aside: withChanges(aside, held) }) : made;
  }

  /** What this matrix has, unless something stands in its place; whether there was anything. */
  function putBack(made, { positions, needs }) {
    let found = false;
    for (const side of Object.keys(positions).filter((id) => sides.includes(id))) {
      const held = objectAt(positions, side);
      const place = objectAt(made, side);
      const back =
        held && place
          ? picked(held, (when, stage) => WHEN.includes(when) && stages.includes(stage) && isBlankAt(place, when))
          : {};
      found = move(positions, made, side, back) || found;
    }
    const place = objectAt(made, "needs");
    const back = place ? picked(needs, (need) => knownNeeds.includes(need) && isBlankAt(place, need)) : {};
    for (const need of Object.keys(back)) {
      delete needs[need];
    }
    add(made, "needs", back);
    return found || isSomething(back);
  }

  /** What this matrix does not have, as far as it has the form of a position or of a need; whether there was anything. */
  function setAside(made, { positions, needs }) {
    let found = false;
    for (const [side, place] of Object.entries(made).filter(([, value]) => isObject(value))) {
      if (sides.includes(side)) {
        const strange = picked(place, (when, stage) => WHEN.includes(when) && isStrange(stage, stages));
        found = move(made, positions, side, strange) || found;
      } else if (isStrange(side, fields) && isPosition(place)) {
        add(positions, side, place);
        delete made[side];
        found = found || isSomething(place);
      }
    }
    const place = own(made, "needs");
    const strange = isObject(place) ? picked(place, (need) => isStrange(need, knownNeeds)) : {};
    take(made, "needs", strange);
    Object.assign(needs, strange);
    return found || isSomething(strange);
  }

  /** Whether it has the form of a position, at stages of whatever matrix. */
  function isPosition(value) {
    return Object.entries(value).every(
      ([when, stage]) => WHEN.includes(when) && (stage === null || stages.includes(stage) || isStrange(stage, stages)),
    );
  }

  return { about, holder, themes };
}

/** What stands there, blank where nothing does; null where something else does. */
function objectAt(holder, key) {
  const found = own(holder, key) ?? {};
  return isObject(found) ? found : null;
}

function listAt(holder, key) {
  const found = own(holder, key) ?? [];
  return Array.isArray(found) ? found : null;
}

function isBlankAt(holder, key) {
  return BLANK.includes(own(holder, key));
}

function isSomething(values) {
  return Object.keys(values).length > 0;
}

function picked(values, wanted) {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => wanted(key, value)));
}

/** The holder with other values; those that hold nothing are left out. */
function withChanges(holder, changes) {
  const made = { ...holder, ...changes };
  return picked(made, (key, value) => !Object.hasOwn(changes, key) || Object.keys(value).length > 0);
}

/** Values from what stands under a key in one holder to the same place in another; whether there were any. */
function move(from, to, key, values) {
  take(from, key, values);
  add(to, key, values);
  return isSomething(values);
}

function add(holder, key, values) {
  if (isSomething(values)) {
    holder[key] = { ...own(holder, key), ...values };
  }
}

/** Takes values out of what stands under a key, and the key where nothing is left there. */
function take(holder, key, values) {
  if (isSomething(values)) {
    const left = picked(holder[key], (name) => !Object.hasOwn(values, name));
    holder[key] = left;
    if (!isSomething(left)) {
      delete holder[key];
    }
  }
}
