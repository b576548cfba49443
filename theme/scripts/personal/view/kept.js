/**
 * What the browser keeps of a personal form: an entry for each field, so that two tabs write over each other only where
 * they say something different about the same item, and each sees at once what the other wrote.
 */

import { memory, usable } from "../../assessment/storage/storage.js";

const PREFIX = "pcn-prospectus/personal-form/1/";

export function keptOf(form) {
  const disk = usable(() => localStorage);
  const entries = disk ?? memory();
  const prefix = `${PREFIX}${form}/`;
  const keyOf = ({ item, of }) => `${prefix}${item}/${of}`;
  return {
    /** Whether the browser keeps anything for the next visit. */
    lasts: disk !== null,
    get: (field) => entries.getItem(keyOf(field)) ?? "",
    /** False where there is no room. */
    set(field, value) {
      try {
        if (value) {
          entries.setItem(keyOf(field), value);
        } else {
          entries.removeItem(keyOf(field));
        }
        return true;
      } catch {
        return false;
      }
    },
    /** Whether a `storage` event is about this form; all of it was cleared where there is no key. */
    isOurs: ({ key, storageArea }) => storageArea === disk && (key === null || key.startsWith(prefix)),
  };
}
