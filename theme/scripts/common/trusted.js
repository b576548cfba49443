/** Addresses of scripts, as the browser's Trusted Types ask for: the one policy of the site lets its own scripts through and nothing else. */

const NAME = "pcn-prospectus";
const shared = (globalThis.pcnProspectus ??= {});
const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

function own(address) {
  const { href } = new URL(address, document.baseURI);
  if (!href.startsWith(root)) {
    throw new TypeError(`Not a script of this site: ${href}`);
  }
  return href;
}

shared.trusted ??= globalThis.trustedTypes?.createPolicy(NAME, { createScriptURL: own }) ?? { createScriptURL: own };

/** The address of one of the site's own scripts, for the places where a browser loads what it is given. */
export function ownScript(address) {
  return shared.trusted.createScriptURL(String(address));
}
