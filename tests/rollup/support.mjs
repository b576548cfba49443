/** What a generator that works in small steps returns at its end. */
export function ended(steps) {
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}
