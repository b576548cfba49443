/** Scripts that a page loads when they are first used. */

import { ownScript } from "./trusted.js";

/** Runs a script of the site; rejected where it cannot be loaded. */
export function addScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = ownScript(address);
    script.async = false;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
