// The life of a service worker: its own memory over the browser's storage.

import { createHash } from "node:crypto";

import { run, WAIT } from "./modules.mjs";
import { AbortController, Response } from "./response.mjs";
import { caches } from "./storage.mjs";

const SECTIONS = ["about", "archive", "offline", "page", "posts", "topics"];

/** Joins the pieces of a body at once. Node's own Blob needs several turns of its event loop, in which time would pass. */
class Pieces {
  constructor(pieces) {
    this.pieces = pieces;
  }
  async arrayBuffer() {
    return new Uint8Array(Buffer.concat(this.pieces)).buffer;
  }
}

export class Life {
  constructor(browser, release) {
    this.release = release;
    this.hasSkipped = false;
    this.handlers = {};
    const life = this;
    const { scope, steps, clock } = browser;
    run(browser.scripts, {
      registration: {
        scope,
        get installing() {
          return browser.installing !== life ? browser.installing : undefined;
        },
        get waiting() {
          return browser.waiting !== life ? browser.waiting : undefined;
        },
        update: () => steps.next("network"),
        unregister: async () => {
          await steps.next("registration");
          browser.unregister();
        },
      },
      caches: caches(browser.storage, steps),
      clients: {
        claim: () => steps.next("tabs"),
        matchAll: async () => {
          await steps.next("tabs");
          return browser.tabs;
        },
      },
      fetch: (request, options) => browser.fetch(request, options),
      skipWaiting: () => {
        life.hasSkipped = true;
        return browser.promote();
      },
      addEventListener: (kind, handler) => (life.handlers[kind] ??= []).push(handler),
      crypto: {
        subtle: {
          digest: async (_, bytes) => {
            await steps.next("digest");
            return new Uint8Array(createHash("sha256").update(new Uint8Array(bytes)).digest()).buffer;
          },
        },
      },
      setTimeout: (work, milliseconds) => clock.setTimeout(work, milliseconds),
      clearTimeout: (number) => clock.clear(number),
      MessageChannel: Channel,
      AbortController,
      Blob: Pieces,
      Response,
      WAIT,
      FILLED: { RELEASE: release.name, SECTIONS, STABLE: ["icon.svg"], PAGE_SIZE: 8 },
    });
  }

  /** Sends an event; the returned promise settles when the worker's work is done. */
  dispatch(kind, event = {}) {
    const work = [];
    for (const handle of this.handlers[kind] ?? []) handle({ ...event, waitUntil: (promise) => work.push(promise) });
    return Promise.all(work);
  }

  /** The worker's response to a request, or nothing if it leaves the request to the browser. */
  answerTo(request) {
    let answer;
    for (const handle of this.handlers.fetch) handle({ request, respondWith: (promise) => (answer = promise) });
    return answer;
  }

  postMessage() {}
}

/** A channel whose messages arrive at once. */
export class Channel {
  port1 = {};
  port2 = { postMessage: (data) => this.port1.onmessage?.({ data }) };
}
