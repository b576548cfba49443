/** The entries of assessments in a storage: what each is called, and what stands in it. */

export const PREFIX = "pcn-prospectus/self-assessment/1/";

/** The ids under which something is stored. */
export function idsIn(entries) {
  const keys = Array.from({ length: entries.length }, (_, index) => entries.key(index));
  return keys.filter((key) => key?.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}

/** The stored head (revision and mark) and text, or null. */
export function entryIn(entries, id) {
  const value = valueIn(entries, id);
  return value === null ? null : entryFrom(value);
}

/** A storage switched off while we run holds nothing. */
export function valueIn(entries, id) {
  try {
    return entries.getItem(PREFIX + id);
  } catch {
    return null;
  }
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
    if (key === null) {
      listener({ type: "cleared", id: null });
    } else if (key.startsWith(PREFIX)) {
      listener({ type: newValue === null ? "cleared" : "changed", id: key.slice(PREFIX.length), value: newValue });
    }
  };
  events?.addEventListener("storage", hear);
  return () => events?.removeEventListener("storage", hear);
}
