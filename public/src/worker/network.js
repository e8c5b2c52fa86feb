// Fetches from the host, and decides what to keep.

import { digest } from "./digest.js";
import { Wrong } from "./faults.js";
import { HASHED } from "../hashed.js";
import { isOfRelease, isWhole } from "./pages.js";
import { address } from "./paths.js";
import { OWN_HASH, keepable, storedList } from "./storage.js";

/**
 * Fetches a whole response, if status and type are right. Aborts if the connection is dead.
 * @param {string} url
 * @param {RequestCache} cache
 * @param {string} type the end of its media type
 */
export async function load(url, cache, type) {
  const stop = new AbortController();
  /** @type {number | undefined} */
  let watch;
  const wait = () => {
    clearTimeout(watch);
    watch = setTimeout(() => stop.abort(), WAIT.stall);
  };
  try {
    wait();
    const response = await fetch(url, { cache, redirect: "error", signal: stop.signal });
    const sent = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    if (response.status !== 200 || !response.body || !sent.trim().endsWith(type)) throw new Wrong();
    const pieces = [];
    for (const reader = response.body.getReader(); ; ) {
      wait();
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
    }
    return { response, bytes: await new Blob(pieces).arrayBuffer() };
  } finally {
    clearTimeout(watch);
  }
}

/**
 * Fetches a file of the list. Accepts it only if status, type and bytes are right.
 * @param {ReleaseFile} file
 * @param {RequestCache} cache
 */
async function download([path, type, , hash], cache) {
  const { response, bytes } = await load(address(path), cache, type);
  if ((await digest(bytes)) !== hash) throw new Wrong({ response, bytes, hash: await digest(bytes) });
  return keepable(response, bytes);
}

/**
 * Handles a file that was wrong twice. A page that the host changes in transit, perhaps differently each time, is kept if it
 * is a complete page of this release, since people read the same online. If any other file has the same wrong bytes twice, a
 * retry would not help.
 * @param {ReleaseFile} file
 * @param {Wrong} before
 * @param {Wrong} now
 */
async function changed([, type], before, now) {
  if (!now.received || !before.received) throw now;
  const isSame = now.received.hash === before.received.hash;
  if (type === "html") {
    const list = await storedList();
    const [old, fresh] = [before, now].map(({ received }) => new TextDecoder().decode(received?.bytes));
    if (!list || !fresh || !isOfRelease(fresh, list)) throw now;
    if (isWhole(fresh, list) && (isSame || isWhole(old ?? "", list))) {
      return keepable(now.received.response, now.received.bytes, { [OWN_HASH]: now.received.hash });
    }
  }
  throw isSame ? new Error("changed") : now;
}

/**
 * Fetches a file of the list. If it is wrong, fetches it again past the browser's cache, which also shows whether the host
 * changes it.
 * @param {ReleaseFile} file
 * @param {boolean} fresh whether to bypass the browser's cache the first time, too
 */
export async function fetched(file, fresh) {
  const first = !HASHED.test(file[0]) ? "no-cache" : fresh ? "reload" : "default";
  return download(file, first).catch((error) => {
    if (!(error instanceof Wrong)) throw error;
    return download(file, "reload").catch((now) => changed(file, error, now));
  });
}
