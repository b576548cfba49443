/** Inviting those who are to assess themselves. */

import { startInvite } from "../invite/view/form.js";

const root = document.querySelector("[data-invite]");

if (root) {
  startInvite(root);
}
