// The questions that pages may ask the worker, and the answers.

import { faultOf } from "./faults.js";
import { repair } from "./keeping.js";
import { address } from "./paths.js";
import { ALL, CACHE, LIST, RELEASE } from "./release.js";
import { OWN_HASH, find, storageCheck, storedList } from "./storage.js";
import { sweep } from "./sweeping.js";
import { keepPage } from "./visited.js";

/**
 * The state of the copy.
 * @returns {Promise<About>}
 */
async function about() {
  const [list, has] = await Promise.all([storedList(), storageCheck()]);
  if (!list) return {};
  const { files, rest, manifest, month, notices } = list;
  const bytes = (/** @type {ReleaseFile[]} */ some) => some.reduce((sum, [, , size]) => sum + size, 0);
  const all = [...files, ...rest];
  const there = all.filter(has);
  const pages = await Promise.all(files.filter(([, type]) => type === "html").map(([path]) => find(path)));
  return {
    release: RELEASE,
    month,
    notices,
    manifest: address(manifest),
    names: all.map(([path]) => address(path)),
    files: files.length,
    missing: files.length - files.filter(has).length,
    kept: there.length,
    bytes: bytes(there),
    rest: bytes(rest.filter((file) => !has(file))),
    since: (await find(LIST))?.headers.get("date") ?? null,
    isChanged: pages.some((page) => page?.headers.has(OWN_HASH)),
  };
}

/** @type {Record<string, (words: any) => Promise<unknown>>} */
const ANSWERS = {
  about,
  /** Someone has opened a page. */
  async hello({ path }) {
    await repair();
    await keepPage(path).catch(() => {});
    await sweep();
  },
  /** Check every file, and fetch the damaged ones again. */
  mend: () => repair({ all: true }),
  /** Fetch every file again. */
  again: () => repair({ fresh: true }),
  /** Keep the older posts, too. */
  async all() {
    await (await caches.open(CACHE)).put(address(ALL), new Response());
    return repair();
  },
  /** Take over. Do not wait for it: the browser lets the old worker finish first, which may take long. */
  async show() {
    void skipWaiting();
  },
};

/**
 * Answers a question. If that fails, the answer is the fault.
 * @param {ExtendableMessageEvent} event
 */
export async function reply({ data, ports }) {
  const answer = ANSWERS[data.ask];
  const value = await answer?.(data).catch((error) => ({ fault: faultOf(error) }));
  ports[0]?.postMessage(value);
}

/** @param {unknown} ask */
export const isQuestion = (ask) => typeof ask === "string" && Object.hasOwn(ANSWERS, ask);
