/** On a server, asks the browser to keep the site (service-worker.js does the work) and offers a reload when a new version is ready. */

import { ownScript } from "../common/trusted.js";

const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const available = location.protocol.startsWith("http") ? navigator.serviceWorker : undefined;

function addManifest() {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.crossOrigin = "use-credentials"; // behind a login it would be asked for without it
  link.href = new URL("site.webmanifest", root).href;
  document.head.append(link);
}

/** @param {ServiceWorkerContainer} workers */
function offer(workers, worker) {
  if (document.querySelector(".app-update")) {
    return;
  }
  const notice = document.createElement("div");
  const text = document.createElement("p");
  const button = document.createElement("button");
  notice.className = "app-update nhsuk-width-container";
  notice.setAttribute("role", "status");
  button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
  button.type = "button";
  text.textContent = "There is a new version of this site.";
  button.textContent = "Reload to see it";
  button.addEventListener("click", () => {
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("take over");
  });
  notice.append(text, button);
  document.querySelector("main")?.parentElement?.before(notice);
}

/** A first version is used without a word; a later one waits until the reader asks for it, or until all tabs are closed. */
function watch(workers, registration) {
  const offerWhenReady = (worker) => {
    if (worker?.state === "installed" && workers.controller) {
      offer(workers, worker);
    }
  };
  offerWhenReady(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => offerWhenReady(worker));
  });
}

/** @param {ServiceWorkerContainer} workers */
function start(workers) {
  /** @type {RegistrationOptions} */
  const options = { scope: root.href, updateViaCache: "none" };
  workers.register(ownScript(new URL("service-worker.js", root)), options).then(
    (registration) => watch(workers, registration),
    () => undefined,
  );
}

if (location.protocol.startsWith("http")) {
  addManifest();
}
if (available && window.isSecureContext && !navigator.connection?.saveData) {
  if (document.readyState === "complete") {
    start(available);
  } else {
    window.addEventListener("load", () => start(available), { once: true });
  }
}
