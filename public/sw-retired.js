// The way out: in the place of the service worker, this one takes all of the site's copies away, and itself.
// `pprnet finish --retire-worker` publishes it as sw.js.

const PREFIX = `pprnet:${new URL(registration.scope).pathname}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}
