// In the place of the service worker of a site that was at this address before: deletes what that one kept, unregisters,
// and has the tabs that still show the old site load again. Without copies nothing is loaded again, so that no tab can
// load for ever.

addEventListener("install", () => void skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  const kept = (await caches.keys()).filter((name) => name.startsWith("pprnet:"));
  for (const name of kept) await caches.delete(name);
  if (kept.length > 0) await clients.claim();
  const tabs = await clients.matchAll({ type: "window" });
  await registration.unregister();
  if (kept.length > 0) for (const tab of tabs) await tab.navigate(tab.url).catch(() => {});
}
