// The content of the caches.

import { address } from "./paths.js";
import { CACHE, LIST, PREFIX } from "./release.js";

/** The header of a kept page that the host has changed: the hash of its bytes. */
export const CHANGED = "pprnet-changed";

/**
 * A kept file. Opening a cache to look for one would create that cache.
 * @param {string} path
 */
export const find = (path, name = CACHE) => caches.match(address(path), { cacheName: name, ignoreVary: true });

/** The names of this site's caches. */
export const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/**
 * This release's list, if it is kept and readable.
 * @returns {Promise<ReleaseList | undefined>}
 */
export const keptList = async () => (await find(LIST))?.json().catch(() => undefined);

/** Tells of each file of the list whether it is kept. */
export async function kept() {
  const requests = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  const there = new Set(requests.map((request) => request.url));
  return (/** @type {ReleaseFile} */ [path]) => there.has(address(path));
}

/**
 * A response to store: without the headers that described its transfer, with the time at which it was kept.
 * @param {Response} response
 * @param {ArrayBuffer} body
 * @param {Record<string, string>} more
 */
export function keepable(response, body, more = {}) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("date", new Date().toUTCString());
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(body, { headers });
}
