/** Where the store keeps its entries. */

const PROBE = "pcn-prospectus/probe";

/**
 * The browser's storage where it can be used, otherwise null.
 *
 * @param {() => Storage|null} storage gives the browser's storage; may throw
 */
export function usable(storage) {
  try {
    const found = storage();
    return found && writable(found) ? found : null;
  } catch {
    return null;
  }
}

/** A full storage is still one to read from; one that holds nothing and takes nothing is off. */
function writable(storage) {
  try {
    storage.setItem(PROBE, "1");
    storage.removeItem(PROBE);
    return true;
  } catch {
    return storage.length > 0;
  }
}

/** Something like a Storage, for this page only. */
export function memory() {
  const items = new Map();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}
