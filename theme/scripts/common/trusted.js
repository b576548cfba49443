/** Addresses of scripts, as the browser's Trusted Types ask for: the one policy of the site lets its own scripts through and nothing else. */

const NAME = "pcn-prospectus";
const shared = (globalThis.pcnProspectus ??= {});
const here = /** @type {HTMLScriptElement|null} */ (document.currentScript)?.src;

function own(address) {
  const { href } = new URL(address, document.baseURI);
  const root = new URL("..", here).href;
  if (!href.startsWith(root)) {
    throw new TypeError(`Not a script of this site: ${href}`);
  }
  return href;
}

/** The address of one of the site's own scripts, for the places where a browser loads what it is given. */
export function ownScript(address) {
  shared.trusted ??= globalThis.trustedTypes?.createPolicy(NAME, { createScriptURL: own }) ?? { createScriptURL: own };
  return shared.trusted.createScriptURL(String(address));
}
