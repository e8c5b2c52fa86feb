// The service worker: keeps one whole release of the site, so that it can be read without a network.
//
// A release is a list of files, `release.<hash>.json`. Installing stores all of them in a cache named after the release, and
// checks each against its hash. If that fails, the old release stays unchanged. A new release waits beside the old one until
// someone asks for it, or all tabs are closed. File names contain hashes, so a tab of an older release finds its own files as
// long as that release's cache exists.
//
// docs/offline.md shows the life of a release. `pprnet site` joins this file and its imports into one.

import { HASHED } from "./src/hashed.js";
import { install } from "./src/worker/installing.js";
import { isPage, pathOf } from "./src/worker/paths.js";
import { isQuestion, reply } from "./src/worker/questions.js";
import { SCOPE, STABLE } from "./src/worker/release.js";
import { file, page } from "./src/worker/serving.js";

addEventListener("install", (event) => event.waitUntil(install()));
// Claim the tab of a first visit, so that it works without a network, too.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (/** @type {ExtendableMessageEvent} */ event) => {
  if (isQuestion(event.data?.ask)) event.waitUntil(reply(event));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = pathOf(request.url);
  if (request.mode === "navigate") {
    if (isPage(path)) event.respondWith(page(request, path));
  } else if (HASHED.test(path) || STABLE.includes(path)) {
    event.respondWith(file(request, path));
  }
});
