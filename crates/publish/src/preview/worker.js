// Replaces the service worker of a site that used this address before: deletes that worker's caches, unregisters, and
// reloads the tabs that still show the old site. Without caches it reloads nothing, so that no tab can reload forever.

addEventListener("install", () => void skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  const names = (await caches.keys()).filter((name) => name.startsWith("pprnet:"));
  for (const name of names) await caches.delete(name);
  if (names.length > 0) await clients.claim();
  const tabs = await clients.matchAll({ type: "window" });
  await registration.unregister();
  if (names.length > 0) for (const tab of tabs) await tab.navigate(tab.url).catch(() => {});
}
