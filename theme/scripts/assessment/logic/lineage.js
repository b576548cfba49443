/**
 * Which of two stored versions came from which.
 *
 * Tabs are programs of their own: what one writes, another may see only later, and
 * both may write on the same version without knowing of each other. So each version
 * says how many there were before it, its own mark, and the marks of the last ones
 * that it came from. Where a version is a copy of another assessment, it and all that come
 * from it also say when the copy was made.
 */

const REMEMBERED = 12;
const SPARE = 4; // for versions that come from more than one

function parts(head = "") {
  const [revision, mark, before = "", copied = ""] = head.split(" ");
  return { revision: Number.parseInt(revision, 10) || 0, mark, before: before.split(",").filter(Boolean), copied };
}

/** The head of a new version that comes from all the given ones. */
export function headAfter(mark, ...heads) {
  const from = heads.filter(Boolean).map(parts);
  const revision = Math.max(0, ...from.map((one) => one.revision)) + 1;
  const marks = new Set([...from.map((one) => one.mark), ...from.flatMap((one) => one.before)]);
  const copied = from.map((one) => one.copied).find(Boolean) ?? "";
  return [revision, mark, [...marks].slice(0, REMEMBERED + SPARE).join(","), copied].join(" ").trim();
}

/** The head of the first version of a copy that was made at a moment. */
export function headOfCopy(mark, moment) {
  return `1 ${mark}  ${moment}`;
}

/** When an assessment became a copy of another one, or "". */
export function copiedOn(head) {
  return parts(head).copied;
}

/** Whether a version is the other one or came from it, as far back as it remembers. */
export function holds(head, other) {
  const [one, { mark }] = [parts(head), parts(other)];
  return one.mark === mark || one.before.includes(mark);
}

/**
 * What another version is to the one that is known: "same", "older", "newer" (it came from the known one), or "apart".
 * What lies too far back to tell counts as older or newer.
 */
export function relation(known, other) {
  const [mine, theirs] = [parts(known), parts(other)];
  if (known === undefined) {
    return "newer";
  }
  if (mine.mark === theirs.mark) {
    return "same";
  }
  const [later, earlier, name] = theirs.revision > mine.revision ? [theirs, mine, "newer"] : [mine, theirs, "older"];
  const tooFar = later.revision - earlier.revision >= REMEMBERED;
  return tooFar || later.before.includes(earlier.mark) ? name : "apart";
}
