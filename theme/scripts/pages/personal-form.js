/** A form that one person fills in for themselves. */

import { startForm } from "../personal/view/form.js";

const root = document.querySelector("[data-personal-form]");

if (root) {
  startForm(root);
}
