/**
 * Keeps the whole site, so that it works without a network. The build puts the line `const SITE = {version, files, others};` before
 * this: `files` is what pages are read with and `others` is what they offer to take away, each with its digest. A version is kept
 * whole or not at all: each of `files` must have the digest of the list, and only then is the version used. Of `others` is kept what
 * the server sends.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = `pcn-prospectus|${worker.registration.scope}|`;
const CACHE = PREFIX + SITE.version;
const DIGEST = "x-content-digest";
const AT_ONCE = 6;
const LASTING = "assets/";

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** The file as an earlier version kept it, when it is the same; else from the server. */
async function whole(path, digest) {
  const address = new URL(path, worker.registration.scope);
  for (const name of await ours()) {
    const kept = await caches.match(address, { cacheName: name });
    if (kept && kept.headers.get(DIGEST) === digest) {
      return kept;
    }
  }
  const response = await fetch(address, { cache: "no-cache", credentials: "same-origin" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await digestOf(bytes)) !== digest) {
    throw new Error(`${path} does not belong to this version of the site`);
  }
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) {
    headers.delete(name);
  }
  headers.set(DIGEST, digest);
  return new Response(bytes, { headers });
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  const left = Object.entries(SITE.files);
  const keepNext = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      try {
        await cache.put(new URL(next[0], worker.registration.scope), await whole(...next));
      } catch (error) {
        left.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, keepNext));
  const failure = ends.find((end) => end.status === "rejected");
  if (!failure) {
    return keepOthers(cache);
  }
  await caches.delete(CACHE);
  throw failure.reason;
}

async function keepOthers(cache) {
  const left = Object.entries(SITE.others);
  const keepNext = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const response = await whole(...next).catch(() => undefined);
      if (response) {
        await cache.put(new URL(next[0], worker.registration.scope), response).catch(() => undefined);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
}

/** The version before stays, for tabs that still show it and ask for a style or script of it. */
async function removeOldVersions() {
  const others = (await ours()).filter((name) => name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

// A browser that is short of room may throw away what was kept, and leave the worker. The site is then kept again, whole or not at all.
let mending;
async function keepAgain() {
  if (!(await caches.has(CACHE))) {
    await keepAll();
  }
}

/** The path of a request below the site's folder, or null when it lies elsewhere. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const scope = new URL(worker.registration.scope);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) {
    return null;
  }
  const path = decodeURI(pathname.slice(scope.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function keptAt(path) {
  return caches.match(new URL(path, worker.registration.scope), { cacheName: CACHE });
}

/**
 * Some servers leave ".html" out of addresses: the page, which has its links from the same folder. Others put a "/" after what they
 * take for a folder, or leave it out: the reader is led to where the links of the page are right.
 */
async function pageUnderAnotherName(request, path) {
  const page = await keptAt(`${path}.html`);
  if (page) {
    return page;
  }
  const right = path.endsWith("/index.html") ? path.replace(/\/index\.html$/, ".html") : `${path}/index.html`;
  if (!(await keptAt(right))) {
    return undefined;
  }
  const address = new URL(right, worker.registration.scope);
  address.search = new URL(request.url).search;
  return Response.redirect(address);
}

async function answer(request, path) {
  const address = new URL(path, worker.registration.scope);
  const kept =
    (await keptAt(path)) ?? (request.mode === "navigate" ? await pageUnderAnotherName(request, path) : undefined);
  if (kept) {
    return kept;
  }
  if (path.startsWith(LASTING)) {
    const earlier = await caches.match(address);
    if (earlier) {
      return earlier;
    }
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" && (await keptAt("404.html"));
    if (!page) {
      throw error;
    }
    return new Response(page.body, { status: 404, headers: page.headers });
  }
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(removeOldVersions()));
worker.addEventListener("message", (event) => {
  if (event.data === "take over") {
    worker.skipWaiting();
  }
});
worker.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  if (path === null) {
    return;
  }
  event.respondWith(answer(event.request, path));
  event.waitUntil(
    (mending ??= keepAgain()
      .catch(() => undefined)
      .finally(() => (mending = undefined))),
  );
});
