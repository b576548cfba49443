/**
 * The value that an object itself holds under a key, or undefined.
 *
 * Ids come from files, so a plain look-up could reach what every object inherits.
 *
 * @param {object|null|undefined} object
 * @param {string} key
 */
export function own(object, key) {
  const holds = object !== null && object !== undefined && Object.prototype.hasOwnProperty.call(object, key);
  return holds ? object[key] : undefined;
}
