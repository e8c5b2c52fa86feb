// The way out: in the place of the service worker, this one takes all of the site's copies away, and itself.
// `pprnet finish --retire-worker` publishes it as sw.js.

const PREFIX = `pprnet:${new URL(registration.scope).pathname}:`;

let isActive = false;

addEventListener("install", () => takeOver());

addEventListener("activate", (event) => {
  isActive = true;
  event.waitUntil(retire());
});

/** Told until it is done; sw.js says why. */
async function takeOver() {
  while (!isActive) {
    skipWaiting();
    await new Promise((next) => setTimeout(next, 1_000));
  }
}

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}
