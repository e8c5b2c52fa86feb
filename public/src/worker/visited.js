import { digest } from "./digest.js";
import { load } from "./network.js";
import { isComplete, isOfRelease } from "./pages.js";
import { address, isPage, pathOf } from "./paths.js";
import { ALL, CACHE, PART } from "./release.js";
import { OWN_HASH, findSound, keepable, storedList } from "./storage.js";

/** How many visited pages to keep beside a release. The app draws any other page from the release's files. */
const MOST_VISITED = 50;

/**
 * Keeps a page that someone has opened, if the host's version belongs to this release.
 * @param {string} path
 */
export async function keepPage(path) {
  const list = await storedList();
  const files = list?.files.map(([file]) => file);
  if (!list || !files || files.includes(path) || !isPage(path) || (await findSound(path, list))) return;
  const { response, bytes } = await load(address(path), "no-cache", "html");
  const html = new TextDecoder().decode(bytes);
  if (!isOfRelease(html, list) || !isComplete(html)) return;
  const cache = await caches.open(CACHE);
  await cache.put(address(path), keepable(response, bytes, { [OWN_HASH]: await digest(bytes) }));
  // Exclude the worker's own entries, whose names look like pages.
  const own = new Set([...files, ALL, PART].map((entry) => address(entry)));
  // A cache lists its entries in the order of insertion, so the oldest come first.
  const visited = (await cache.keys()).filter(({ url }) => !own.has(url) && isPage(pathOf(url)));
  for (const { url } of visited.slice(0, -MOST_VISITED)) await cache.delete(url);
}
