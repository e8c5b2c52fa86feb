
// Added by `pprnet serve --take-over`: another site used this address before. The browser would show its cached copy until
// someone asks for the new release, as if both were one site. So this worker does not wait, and reloads the tabs. Titles
// distinguish the sites.
addEventListener("install", (event) => event.waitUntil(others().then((names) => (names.length > 0 ? skipWaiting() : undefined))));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

/**
 * The title in the web app manifest of a response.
 * @param {Promise<Response | undefined>} answer
 * @returns {Promise<string | undefined>}
 */
async function titleOf(answer) {
  try {
    return (await (await answer)?.json())?.name;
  } catch {
    return undefined;
  }
}

/** The caches of this address that belong to another site. */
async function others() {
  const manifest = new URL("site.webmanifest", registration.scope).href;
  const own = await titleOf(fetch(manifest, { cache: "no-store" }));
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`pprnet:${new URL(registration.scope).pathname}:`)) continue;
    const title = await titleOf(caches.match(manifest, { cacheName: name }));
    if (own && title && title !== own) found.push(name);
  }
  return found;
}

async function takeOver() {
  const names = await others();
  if (names.length === 0) return;
  for (const name of names) await caches.delete(name);
  await clients.claim();
  for (const tab of await clients.matchAll({ type: "window" })) await tab.navigate(tab.url).catch(() => {});
}
