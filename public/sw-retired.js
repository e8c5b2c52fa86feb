// Replaces the service worker if that is faulty (`pprnet site --retire-worker`): deletes the site's copies and unregisters
// itself.

const PREFIX = `pprnet:${new URL(registration.scope).pathname}:`;

addEventListener("install", () => void skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}
