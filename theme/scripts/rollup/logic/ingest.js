/** Files to entries, in slices. Every file is checked as the self-assessment checks an import. */

import { TOO_LARGE, parseExport, fault } from "../../assessment/format/validation.js";
import { firstFaults } from "../../assessment/logic/files.js";
import { fileText } from "../../assessment/format/file-text.js";
import { shown } from "../../assessment/format/schema-check.js";
import { aboutOf, isVoice } from "../../assessment/logic/selectors.js";
import { comparable } from "../../assessment/format/web-page.js";
import { MAX_ROLL_UP_BYTES, ROLL_UP_TOO_LARGE, isRollUp, openRollUp } from "./saved/opening.js";
import { LEFT_OUT } from "./intake/naming.js";
import { recordOf } from "./intake/record.js";
import { isMadeOfMark } from "./saved/count-rows.js";
import { slices } from "../../common/scheduler.js";

/** So many files are being read while one is looked at, and so often it is told how far it is. */
const AHEAD = 24;
const BEGINNING = 1000;

/**
 * What the files hold: entries, counts of roll-ups, and files that cannot be used, each with its findings.
 *
 * @param {{name: string, file: File}[]} files
 * @param {Payload} payload
 * @param {(done: number) => void} progress called now and then
 * @param {() => boolean} isOver true when nobody wants the files any more: then the rest is not read
 */
export async function readAll(files, payload, progress, isOver = () => false) {
  /** @type {Batch} */
  const batch = { entries: [], refused: [], parts: [] };
  const breathe = slices();
  const reading = [];
  for (let at = 0; at < files.length && !isOver(); at += 1) {
    while (reading.length < files.length && reading.length <= at + AHEAD) {
      reading.push(textOf(files[reading.length]));
    }
    const { text, found } = await reading[at];
    reading[at] = null;
    if (found) {
      const key = text === undefined ? unreadKey(files[at]) : fingerprint(text);
      batch.refused.push({ ...refusedFile(files[at].name, [found]), fingerprint: key });
    } else {
      takeIn(batch, files[at].name, text, payload);
    }
    if (at % AHEAD === 0) {
      progress(at + 1);
    }
    await breathe();
  }
  return batch;
}

/** The text of a file; a saved roll-up may be larger than an export. */
async function textOf({ file }) {
  const read = await fileText(file);
  const beginning = () => file.slice(0, BEGINNING).text();
  const isLarge = read.found?.message === TOO_LARGE && isRollUp(await beginning().catch(() => ""));
  return isLarge ? fileText(file, MAX_ROLL_UP_BYTES, ROLL_UP_TOO_LARGE) : read;
}

/**
 * Puts what the text of a file holds into a batch: an assessment, all those of a saved roll-up, the counts of one, or why it
 * cannot be used.
 *
 * @param {Batch} batch
 * @param {Pick<Payload, "matrix" | "schema">} payload
 */
export function takeIn(batch, name, text, payload) {
  const { kept, decided, part, faults: wrong } = isRollUp(text) ? openRollUp(name, text, payload) : { faults: [] };
  if (part) {
    batch.parts.push(part);
    return;
  }
  if (kept) {
    batch.decided = [...(batch.decided ?? []), ...(decided ?? [])];
    kept.forEach(({ file, document }) => batch.entries.push(keptEntry(payload.matrix, file, document)));
    return;
  }
  const { document, voiceOf, faults } = wrong.length ? { faults: wrong } : usable(text, payload.schema);
  if (faults.length) {
    batch.refused.push({ ...refusedFile(name, faults), fingerprint: fingerprint(text), voiceOf });
  } else {
    batch.entries.push(recordOf(payload.matrix, name, document, fingerprint(comparable(text))));
  }
}

function keptEntry(matrix, file, kept) {
  const text = JSON.stringify(kept);
  const isLess = text.includes(`"${LEFT_OUT}"`) || isMadeOfMark(kept.id);
  return recordOf(matrix, file, kept, fingerprint(text), isLess ? 2 : 1);
}

/** A document that may be counted, or why it may not: the answers of one voice are not those of a team. */
function usable(text, schema) {
  const { document, faults } = parseExport(text, schema);
  return !faults.length && isVoice(document)
    ? { voiceOf: aboutOf(document, "name"), faults: [fault(voiceWords(aboutOf(document, "voice")))] }
    : { document, faults };
}

function voiceWords(voice) {
  const whose = voice.trim() ? `one person or practice, ${shown(voice)}` : "one person or practice";
  return `The file has the answers of ${whose}, not of a team together, and is left out. Ask for the file of the team.`;
}

/** What stands for the content of a file that is no text, or that cannot be read: as much as the browser says of it. */
function unreadKey({ name, file }) {
  return file ? `${file.name} ${file.size} ${file.lastModified}` : name;
}

/** A file that cannot be used, with its findings in the order of their places, the first 50 of them. */
export function refusedFile(file, faults) {
  return { file, findings: firstFaults(faults).map(({ where, message }) => ({ where, message })) };
}

/** Equal for equal texts; unequal ones can be made to share it, see duplicates.js. */
export function fingerprint(text) {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  return `${text.length} ${one >>> 0} ${two >>> 0}`;
}
