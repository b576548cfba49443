/** Files out of the browser. */

import { clock } from "./dates.js";
import { el } from "./dom.js";

/** Offers a text as a download. The address is given back later, since some browsers read it late. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = el("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The browser does not say whether a download was kept, refused or cancelled. */
export function exportWords(name) {
  return `Export made at ${clock(new Date())}: look for ${name} among your downloads`;
}
