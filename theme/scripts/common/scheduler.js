/** Long work in short slices, so that the page answers in between. Works from `file://`, where workers do not. */

const SLICE = 8; // on a slow phone it is four times as long

/**
 * Waits until the browser has had its turn.
 *
 * @returns {Promise<void>}
 */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** A function to call often: it waits for a turn of the browser when a slice is over. */
export function slices(clock = () => performance.now()) {
  let started = clock();
  return async () => {
    if (clock() - started > SLICE) {
      await turn();
      started = clock();
    }
  };
}

/** The value that a generator returns, its steps run without a turn of the browser. */
export function atOnce(steps) {
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

/** The value that a generator returns, its steps run in slices; null when `isStopped` says so on the way. */
export async function inSlices(steps, isStopped = () => false) {
  const breathe = slices();
  let step = steps.next();
  while (!step.done) {
    await breathe();
    if (isStopped()) {
      return null;
    }
    step = steps.next();
  }
  return step.value;
}
