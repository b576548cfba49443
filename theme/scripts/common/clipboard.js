/** Onto the clipboard, as far as a browser lets a page. */

import { button, el, hidden } from "./dom.js";
import { labelled } from "./form-parts.js";

const CANNOT = " This browser does not let a page copy. Select the words and copy them yourself.";

/** A button that copies a text, and says what came of it. `what` names the text for those who cannot see what stands above. */
export function copyButton(text, what) {
  const news = el("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      news.textContent = " Copied";
    } catch {
      news.textContent = CANNOT;
    }
  };
  return [button(["Copy", hidden(what)], copy, "secondary nhsuk-button--small"), news];
}

/** Puts a table on the clipboard, with its rules for documents and with tabs for spreadsheets; false where the browser does not let it. */
export async function copyTable(shown) {
  const rows = Array.from(shown.rows, (row) =>
    Array.from(row.cells, (cell) => cell.textContent.replace(/\s+/g, " ")).join("\t"),
  );
  const blob = (type, text) => new Blob([text], { type });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob("text/html", new XMLSerializer().serializeToString(shown)),
        "text/plain": blob("text/plain", rows.join("\r\n")),
      }),
    ]);
    return true;
  } catch {
    return false;
  }
}

/** A text that can be changed before it is copied. */
export function textToCopy(id, label, text, what) {
  const field = el("textarea", { class: "nhsuk-textarea", id, rows: "12" }, text);
  const copy = copyButton(() => field.value, what);
  return labelled(label, field, el("p", {}, copy));
}
