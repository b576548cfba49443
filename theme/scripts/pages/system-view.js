/** The system view: combines exported files in this page. Nothing leaves it and nothing is kept. */

import { startSystemView } from "../rollup/view/app.js";

const root = document.querySelector("[data-system-view]");

if (root) {
  startSystemView(root);
}
