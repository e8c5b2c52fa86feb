import { digest } from "./digest.js";
import { load } from "./network.js";
import { isComplete, isOfRelease } from "./pages.js";
import { address, isPage, pathOf } from "./paths.js";
import { ALL, CACHE, PART } from "./release.js";
import { OWN_HASH, findSound, keepable, keptList } from "./storage.js";

/** How many visited pages are kept beside a release. The app draws any other from the release's own files. */
const MOST_VISITED = 50;

/**
 * Keeps a page that someone has opened, if the host has it of this very release.
 * @param {string} path
 */
export async function keepPage(path) {
  const list = await keptList();
  const files = list?.files.map(([file]) => file);
  if (!list || !files || files.includes(path) || !isPage(path) || (await findSound(path, list))) return;
  const { response, bytes } = await load(address(path), "no-cache");
  const html = new TextDecoder().decode(bytes);
  if (!isOfRelease(html, list) || !isComplete(html)) return;
  const cache = await caches.open(CACHE);
  await cache.put(address(path), keepable(response, bytes, { [OWN_HASH]: await digest(bytes) }));
  // The worker's own entries look like pages of the site.
  const own = new Set([...files, ALL, PART].map((entry) => address(entry)));
  // Oldest first: a cache lists its entries in the order in which they came.
  const visited = (await cache.keys()).filter(({ url }) => !own.has(url) && isPage(pathOf(url)));
  for (const { url } of visited.slice(0, -MOST_VISITED)) await cache.delete(url);
}
