import { address, isPage, pathOf } from "./paths.js";
import { CACHE, PART } from "./release.js";
import { find, ours, storedList } from "./storage.js";
import { filesOf } from "./tabs.js";

/** Whether another release is being installed or waits. */
const isUpdating = () => registration.installing || registration.waiting;

/**
 * Deletes the caches of other releases once no tab uses one of them, except incomplete newer ones. A tab that does not answer may
 * use any cache.
 */
export async function sweep() {
  // List the caches first, so that a cache created meanwhile is not deleted.
  const before = await ours();
  const list = await storedList();
  if (isUpdating() || !list) return;
  const own = new Set([...list.files, ...list.rest].map(([path]) => address(path)));
  const uses = async (/** @type {WindowClient} */ tab) => {
    const used = await filesOf(tab);
    // A document that is not a page of the site, such as a feed, never answers.
    const mustAnswer = isPage(pathOf(tab.url));
    return used ? !used.every((file) => own.has(file)) : mustAnswer;
  };
  const tabs = await clients.matchAll({ type: "window" });
  if ((await Promise.all(tabs.map(uses))).some(Boolean)) return;
  for (const name of before) {
    if (name !== CACHE && !(await find(PART, name)) && !isUpdating()) await caches.delete(name);
  }
}
