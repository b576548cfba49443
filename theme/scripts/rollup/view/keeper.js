/** The one session of the page, which people change while files are still being read. */

import { blankSession, choosing } from "../logic/session.js";

/**
 * Keeps the session: every change starts from what it is at that moment.
 *
 * @param {(session: RollUpSession) => void} changed called after every change
 */
export function keepSession(changed) {
  let session = blankSession();
  let life = 0;
  const change = (step) => {
    session = step(session);
    changed(session);
  };
  return {
    now: () => session,
    change,
    /** For work that takes time: `change` later changes the session as it is then, and nothing once it was cleared. */
    later() {
      const begun = life;
      const isOver = () => begun !== life;
      return { isOver, change: (step) => isOver() || change(step) };
    },
    /** Nothing is kept but the choice whether names are shown. */
    clear() {
      session = choosing(blankSession(), { names: session.choice.names });
      life += 1;
    },
  };
}
