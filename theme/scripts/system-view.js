// The system view: combines exported files in this page. Nothing leaves it and nothing is kept.
import { startSystemView } from "./system-view/view/start.js";

const root = document.querySelector("[data-system-view]");

if (root) {
  startSystemView(root);
}
