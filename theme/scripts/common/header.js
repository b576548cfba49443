/** The header's menu, which leaves the focus where it is when it lays out its links again. */

import { Header } from "nhsuk-frontend";

/** The library takes every link out and in again at each change of size, the first right after loading: a link in it would lose the focus. */
export class SteadyHeader extends Header {
  /** @override */
  updateNavigation() {
    const focused = document.activeElement;
    super.updateNavigation();
    if (this.$navigation?.contains(focused) && focused !== document.activeElement) {
      /** @type {HTMLElement} */ (focused).focus({ preventScroll: true });
    }
  }
}
