/** What people or practices answered alone, before the team answers together. */

import { own } from "../../common/own-property.js";
import { authorMark, withMark } from "./author-marks.js";
import { aboutOf, isBlank } from "./selectors.js";

/**
 * What an assessment that one person or practice answered is as a voice of the team's; `name` is what the team calls it.
 *
 * @returns {Voice}
 */
export function voiceOf(state, name = aboutOf(state, "voice")) {
  const said = { id: state.id, updated: state.updated, name: aboutOf(state, "voice"), date: own(state.about, "date") };
  return called({ ...filledOf(said), themes: state.themes }, name);
}

/** @returns {any} */
function filledOf(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}

/**
 * A voice by another name, "" for none; the one in its own file is kept, by which a later file of it is known.
 *
 * @param {Voice} held
 * @param {string} name
 * @returns {Voice}
 */
function called(held, name) {
  const { name: before, ...voice } = held;
  const named = name ? { ...voice, name } : voice;
  const kept = (before ?? "") === name || own(voice.in_file, "name") !== undefined;
  return kept ? named : { ...named, in_file: { ...voice.in_file, name: before ?? "" } };
}

export function voicesOf(state) {
  return own(state, "voices") ?? [];
}

/** The state with another name for a voice, "" for none, also before words of theirs that the team took over. */
export function renameVoice(state, id, name) {
  const before = voicesOf(state).find((voice) => voice.id === id)?.name ?? "";
  const voices = voicesOf(state).map((voice) => (voice.id === id ? called(voice, name) : voice));
  return { ...state, voices, themes: withoutName(state.themes, before, voices, name) };
}

/** Themes in which another name, or none, stands before words of a voice that is not called so any more. */
function withoutName(themes, before, voices, name = "") {
  const gone = before && voices.every((voice) => voice.name !== before);
  return gone ? withMark(themes, [authorMark(before)], name ? authorMark(name) : "") : themes;
}

/**
 * What each voice is called on the page, in their order: its name, with a number where several have one, and a number alone
 * where it has none, which is never what another one is named.
 */
export function voiceNames(state) {
  const names = voicesOf(state).map(({ name = "" }) => name);
  const numbers = Array.from({ length: 2 * names.length }, (_, at) => `Person ${at + 1}`);
  const free = numbers.filter((one) => !names.includes(one)).values();
  return names.map((name, at) => (name ? numbered(names, name, at) : free.next().value));
}

function numbered(names, name, at) {
  const same = names.flatMap((other, number) => (other === name ? [number] : []));
  return same.length > 1 ? `${name} (${same.indexOf(at) + 1} of ${same.length})` : name;
}

/** Whether the names of the voices are hidden. */
export function namesHidden(state) {
  return own(state, "voice_names") === "hidden";
}

/** What stands before words of voices that the team took over. */
function marksOf(state) {
  return voicesOf(state).flatMap(({ name }) => (isBlank(name) ? [] : [authorMark(name)]));
}

/** The same where names are hidden: then it is not shown. */
export function hiddenMarks(state) {
  return namesHidden(state) ? marksOf(state) : [];
}

/** The state as pages show it: where names are hidden, they do not stand before words that the team took over either. */
export function asShown(state) {
  return unmarked(state, hiddenMarks(state));
}

function unmarked(state, marks) {
  const { themes, last_time: last } = state;
  return marks.length ? { ...state, themes: withMark(themes, marks, ""), last_time: withMark(last, marks, "") } : state;
}

/**
 * The state with more voices. The same voice again takes the place of an older one and keeps the name that the team gave it;
 * two voices that one file was the start of stay two.
 *
 * @param {Assessment} state
 * @param {Voice[]} added
 * @param {{newId: () => string, limit: number}} parts `limit`: how many voices an assessment can have
 * @returns {{state: Assessment, added: number, left: Voice[], older: Voice[]}} `left`: those for which there was no room; `older`: those that say
 *   something else than the same voice here, which was changed later or at the same time
 */
export function withVoices(state, added, { newId, limit }) {
  const voices = [...voicesOf(state)];
  const left = [];
  const older = [];
  let count = 0;
  for (const voice of added) {
    const at = placeAmong(voices, voice);
    if (at >= 0 && voices[at].updated < voice.updated) {
      voices[at] = renewed(voices[at], voice);
      count += 1;
    } else if (at >= 0) {
      older.push(...(sayTheSame(voices[at], voice) ? [] : [voice]));
    } else if (voices.length < limit) {
      voices.push(voices.some(({ id }) => id === voice.id) ? twin(voice, newId()) : voice);
      count += 1;
    } else {
      left.push(voice);
    }
  }
  return { state: count ? { ...state, voices } : state, added: count, left, older };
}

const sayTheSame = (one, other) => JSON.stringify(one.themes) === JSON.stringify(other.themes);
const fileId = (voice) => own(voice.in_file, "id") ?? voice.id;
const fileName = (voice) => own(voice.in_file, "name") ?? voice.name ?? "";

/** Where a voice is among others: called as it is now or, where that is one alone, as it was in its own file; -1 for nowhere. */
function placeAmong(voices, voice) {
  const ofFile = voices.filter((one) => fileId(one) === fileId(voice));
  const names = [voice.name ?? "", fileName(voice)];
  const alike = ofFile.filter((one) => fileName(one) === names[0] || (fileName(one) && fileName(one) === names[1]));
  const same = ofFile.find((one) => (one.name ?? "") === names[0]) ?? (alike.length === 1 ? alike[0] : undefined);
  return same ? voices.indexOf(same) : -1;
}

function renewed({ id, name, in_file }, later) {
  const { updated, date, themes } = later;
  return { ...filledOf({ id, updated, name, date, in_file }), themes };
}

/** A voice that began with the same file as another one. */
function twin(voice, id) {
  return { ...voice, id, in_file: { ...voice.in_file, id: voice.id } };
}

/** The state without a voice, and without its name before words that the team took over. */
export function withoutVoice(state, id) {
  const before = voicesOf(state).find((voice) => voice.id === id)?.name;
  const voices = voicesOf(state).filter((voice) => voice.id !== id);
  return withVoiceList({ ...state, themes: withoutName(state.themes, before, voices) }, voices);
}

function withVoiceList(state, voices) {
  const { voices: _voices, ...others } = state;
  return voices.length ? { ...state, voices } : others;
}

/** The state with the names of voices hidden, or shown. */
export function hideNames(state, hide) {
  const { voice_names: _names, ...others } = state;
  return hide ? { ...state, voice_names: "hidden" } : others;
}

/** The state without what people answered alone, and without their names before words of theirs that the team took over, last time's too. */
export function withoutVoices(state) {
  const { voices: _voices, voice_names: _names, ...others } = state;
  if (!("voices" in state || "voice_names" in state)) {
    return state;
  }
  return unmarked(others, marksOf(state));
}
