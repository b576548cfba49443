/** Where what is kept on this device will be found again. */

import { el } from "../../../common/dom.js";

const fromDisk = () => location.protocol === "file:";

/** To stand after "Saved on this device". */
export function hereWords() {
  return fromDisk() ? ", in this browser, for this file" : "";
}

/** For the start of the tool. */
export function whereKept() {
  return fromDisk()
    ? [
        el(
          "p",
          {},
          "You opened this page from a folder. What you write is kept in this browser, for this file in this folder. You will not find it in another browser. Some browsers, such as Firefox, find it only from this very file: not from a copy, and not after the folder was moved or renamed. In other browsers, copies on this device may show it too, and can change or delete it.",
        ),
        el("p", {}, "Export a file before you move the folder or change to another copy, and open it there."),
      ]
    : el(
        "p",
        {},
        `What you write is kept in this browser, for ${location.host}. You will not find it in another browser or on another device.`,
      );
}

/** Asks the browser not to throw away what is kept when it is short of room. Where it cannot, or says no, nothing changes. */
export function askToKeep() {
  try {
    navigator.storage?.persist?.()?.catch(() => {});
  } catch {
    // some browsers refuse to be asked from disk
  }
}
