/*
 * Part of the service worker. A window that is open while another one takes an update still runs the last version and
 * asks for its parts later; the new worker throws their files away once it is in charge. So a worker that is being
 * installed keeps what the one before it had, and gives hashed files out of whatever is kept: a name stands for one
 * content for ever.
 */
(() => {
  const LAST = 'visor-last-version';
  const ASSETS = new URL('assets/', self.registration.scope).href;

  async function keep() {
    await caches.delete(LAST);
    const last = await caches.open(LAST);
    const names = (await caches.keys()).filter((name) => name.includes('precache'));
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!request.url.startsWith(ASSETS)) continue;
        const response = await cache.match(request);
        if (response) await last.put(request, response);
      }
    }
  }

  self.addEventListener('install', (event) => {
    // Without room the update comes all the same.
    if (self.registration.active) event.waitUntil(keep().catch(() => undefined));
  });

  self.addEventListener('fetch', (event) => {
    if (event.request.method !== 'GET' || !event.request.url.startsWith(ASSETS)) return;
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  });
})();
