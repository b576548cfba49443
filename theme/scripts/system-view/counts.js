/** Counting: a number, and the numbers of the PCNs behind it. */

/** The smallest group in which single PCNs are not easily recognised. */
export const ENOUGH = 5;

/** True for a group so small that single PCNs can be recognised. */
export function isFew(count) {
  return count > 0 && count < ENOUGH;
}

/** A count; the PCNs behind it are left out when names are. */
export function countOf(numbers, names) {
  return { count: numbers.length, pcns: names ? numbers : [] };
}

/** A map whose missing values are made when they are asked for. */
export function tally(make) {
  const map = new Map();
  return {
    at(key) {
      if (!map.has(key)) {
        map.set(key, make());
      }
      return map.get(key);
    },
    get: (key) => map.get(key) ?? make(),
    keys: () => [...map.keys()],
  };
}
