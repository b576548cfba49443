/**
 * The entries of assessments in a storage: what each is called, and what stands in it.
 *
 * Each version of the format has keys of its own. What stands under older ones alone is read as it is, and written under
 * the newest: an old copy of the tool, which knows only its own, finds them as it left them.
 */

const PREFIX = "pcn-prospectus/self-assessment/";
const VERSIONS = Object.freeze(["2/", "1/"]); // the newest first

/** The ids under which something is stored. */
export function idsIn(entries) {
  const keys = Array.from({ length: entries.length }, (_, index) => entries.key(index));
  return [...new Set(keys.map((key) => idOf(key ?? "")).filter((id) => id !== null))];
}

/** The id in a key of any version, or null. */
function idOf(key) {
  const version = VERSIONS.find((one) => key.startsWith(PREFIX + one));
  return version ? key.slice(PREFIX.length + version.length) : null;
}

/** The stored head (revision and mark) and text, or null. */
export function entryIn(entries, id) {
  const value = valueIn(entries, id);
  return value === null ? null : entryFrom(value);
}

/** What stands under the newest of the keys that hold something, or null. A storage switched off while we run holds nothing. */
export function valueIn(entries, id) {
  try {
    return valuesIn(entries, id).find((value) => value !== null) ?? null;
  } catch {
    return null;
  }
}

function valuesIn(entries, id) {
  return VERSIONS.map((version) => entries.getItem(PREFIX + version + id));
}

/** Writes under the newest key; throws where there is no room. */
export function write(entries, id, value) {
  entries.setItem(PREFIX + VERSIONS[0] + id, value);
}

/** Deletes what stands under all keys, the oldest first: what is deleted must not come back from an older one. */
export function remove(entries, id) {
  [...VERSIONS].reverse().forEach((version) => entries.removeItem(PREFIX + version + id));
}

/** What stands under all keys, for `restore`; null where nothing does. */
export function rawIn(entries, id) {
  return valueIn(entries, id) === null ? null : valuesIn(entries, id);
}

/**
 * Writes again what once stood under the keys, the newest first, but nothing over an older key that holds something.
 * False where there is no room for the newest.
 */
export function restore(entries, id, values) {
  const gone = VERSIONS.map((version, at) => ({ key: PREFIX + version + id, value: values[at], at })).filter(
    ({ key, value, at }) => value !== null && (at === 0 || entries.getItem(key) === null),
  );
  let written = 0;
  try {
    for (const { key, value } of gone) {
      entries.setItem(key, value);
      written += 1;
    }
  } catch {
    return written > 0;
  }
  return true;
}

/** The head and the text of what is stored. */
export function entryFrom(value) {
  const end = value.indexOf("\n");
  return { head: value.slice(0, end), text: value.slice(end + 1) };
}

/** Calls a listener with what other tabs did to entries; gives a function that ends this. */
export function subscribed(events, disk, listener) {
  const hear = ({ key, newValue, storageArea }) => {
    if (storageArea !== disk) {
      return;
    }
    const id = key === null ? null : idOf(key);
    if (key === null) {
      listener({ type: "cleared", id: null });
    } else if (id !== null && !isOutdone(disk, key, id)) {
      listener({ type: newValue === null ? "cleared" : "changed", id, value: newValue });
    }
  };
  events?.addEventListener("storage", hear);
  return () => events?.removeEventListener("storage", hear);
}

/** Whether a key is an older one, and something stands under a newer one: what an old copy of the tool does there is its own. */
function isOutdone(disk, key, id) {
  const newer = VERSIONS.slice(
    0,
    VERSIONS.findIndex((version) => key === PREFIX + version + id),
  );
  return newer.some((version) => disk.getItem(PREFIX + version + id) !== null);
}
