// The content of the caches.

import { digest } from "./digest.js";
import { address } from "./paths.js";
import { CACHE, LIST, PREFIX } from "./release.js";

/** The header with the hash of a kept page, if its bytes differ from those in the release's list. */
export const OWN_HASH = "pprnet-hash";

/**
 * A kept file. Uses `caches.match`, since opening a cache would create it.
 * @param {string} path
 */
export const find = (path, name = CACHE) => caches.match(address(path), { cacheName: name, ignoreVary: true });

/**
 * A kept page, unless its bytes are known to be damaged.
 * @param {string} path
 * @param {ReleaseList | undefined} list
 */
export async function findSound(path, list) {
  const copy = await find(path);
  const hash = copy?.headers.get(OWN_HASH) ?? list?.files.find(([name]) => name === path)?.[3];
  if (!copy || !hash) return copy;
  return (await digest(await copy.clone().arrayBuffer())) === hash ? copy : undefined;
}

/** The names of this site's caches. */
export const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/**
 * This release's list, if it is kept and readable.
 * @returns {Promise<ReleaseList | undefined>}
 */
export const storedList = async () => (await find(LIST))?.json().catch(() => undefined);

/** Returns a function that checks whether a file of the list is kept. */
export async function storageCheck() {
  const requests = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  const there = new Set(requests.map((request) => request.url));
  return (/** @type {ReleaseFile} */ [path]) => there.has(address(path));
}

/**
 * A response to store: without the headers about its transfer, and with the current time.
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
