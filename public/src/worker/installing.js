import { faultOf } from "./faults.js";
import { filesToStore, keep, list } from "./keeping.js";
import { address } from "./paths.js";
import { CACHE, LIST, PART } from "./release.js";
import { find, ours, storageCheck, storedList } from "./storage.js";
import { broadcast } from "./tabs.js";

/** Creates a cache and marks it as incomplete, unless it exists. */
async function begin() {
  if (await find(LIST)) return;
  // In WebKitGTK, the cache of a first release that failed exists but stores nothing.
  for (let tries = 0; tries < 2; tries += 1) {
    await (await caches.open(CACHE)).put(address(PART), new Response());
    if (await find(PART)) return;
    await caches.delete(CACHE);
  }
  throw new Error("space");
}

/** Stores the whole release, or fails and leaves the old release unchanged. */
export async function install() {
  const before = await caches.has(CACHE);
  try {
    await begin();
    await keep(await filesToStore(await list()));
    // The browser may already have removed the first files.
    if (!(await storedList())?.files.every(await storageCheck())) throw new Error("space");
    await broadcast({ kept: true });
  } catch (/** @type {any} */ error) {
    const fault = faultOf(error);
    // Keep what has arrived for the next try, unless there is no room for it.
    if (fault === "space" && !before) await caches.delete(CACHE);
    await broadcast({ fault });
    throw error;
  } finally {
    // Delete all incomplete releases but this one, which is the newest.
    for (const name of await ours()) if (name !== CACHE && (await find(PART, name))) await caches.delete(name);
  }
}
