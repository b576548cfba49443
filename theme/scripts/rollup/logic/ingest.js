/** Files to entries, in slices. Every file is checked as the self-assessment checks an import. */

import { checkText } from "../../assessment/format/validation.js";
import { firstFaults } from "../../assessment/logic/files.js";
import { fileText } from "../../assessment/format/file-text.js";
import { migrate } from "../../assessment/format/migrate.js";
import { entryOf } from "./record.js";
import { slices } from "../../common/scheduler.js";

const AT_ONCE = 24;

/**
 * What the files hold: entries, and files that cannot be used, each with its findings.
 *
 * @param {{name: string, file: File}[]} files
 * @param {Payload} payload
 * @param {(done: number) => void} progress called now and then
 * @param {() => boolean} isOver true when nobody wants the files any more: then the rest is not read
 */
export async function readAll(files, { matrix, schema }, progress, isOver = () => false) {
  const batch = { entries: [], refused: [] };
  const breathe = slices();
  for (let at = 0; at < files.length && !isOver(); at += AT_ONCE) {
    const slice = files.slice(at, at + AT_ONCE);
    const texts = await Promise.all(slice.map(({ file }) => fileText(file)));
    for (const [index, { text, found }] of texts.entries()) {
      const { name } = slice[index];
      const { document, faults } = found ? { faults: [found] } : checkText(text, schema);
      if (faults.length) {
        const content = text === undefined ? unreadKey(slice[index]) : fingerprint(text);
        batch.refused.push({ ...refusedFile(name, faults), content });
      } else {
        batch.entries.push(entryOf(matrix, name, migrate(document), fingerprint(text)));
      }
      await breathe();
    }
    progress(Math.min(at + AT_ONCE, files.length));
  }
  return batch;
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
