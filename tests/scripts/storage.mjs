// The caches of a simulated browser, over its stored entries.

import { Response } from "./response.mjs";

const address = (request) => (typeof request === "string" ? request : request.url);
const respond = (entry) => entry && new Response(entry.body, { headers: entry.headers });

/**
 * `caches` over `storage`: the stored caches by name, each a map of URLs to bodies and headers. Each call is one of `steps`.
 */
export function caches(storage, steps) {
  const open = (name) => ({
    async match(request) {
      await steps.next("read");
      return respond(storage.get(name)?.get(address(request)));
    },
    async put(request, response) {
      const body = await response.text();
      await steps.next("write");
      // A cache deleted in the meantime has no entries.
      storage.get(name)?.set(address(request), { body, headers: [...response.headers] });
    },
    async delete(request) {
      await steps.next("delete");
      return storage.get(name)?.delete(address(request)) ?? false;
    },
    async keys() {
      await steps.next("read");
      return [...(storage.get(name)?.keys() ?? [])].map((url) => ({ url }));
    },
  });
  return {
    async open(name) {
      await steps.next("write");
      if (!storage.has(name)) storage.set(name, new Map());
      return open(name);
    },
    async has(name) {
      await steps.next("read");
      return storage.has(name);
    },
    async keys() {
      await steps.next("read");
      return [...storage.keys()];
    },
    async delete(name) {
      await steps.next("delete");
      return storage.delete(name);
    },
    async match(request, { cacheName }) {
      await steps.next("read");
      // Without a name, all caches are searched, oldest first.
      const searched = cacheName === undefined ? [...storage.values()] : [storage.get(cacheName)];
      return respond(searched.map((cache) => cache?.get(address(request))).find(Boolean));
    },
  };
}
