/** The site is no longer kept by browsers: this takes the place of the worker that kept it, removes what it kept, and goes. */

const PREFIX = `pcn-prospectus|${self.registration.scope}|`;

async function removeAll() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(removeAll()));
