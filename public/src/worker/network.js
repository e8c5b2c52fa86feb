// Fetching from the host, and deciding what may be kept.

import { digest } from "./digest.js";
import { Wrong } from "./faults.js";
import { HASHED } from "../hashed.js";
import { isComplete, isOfRelease } from "./pages.js";
import { address } from "./paths.js";
import { OWN_HASH, keepable, keptList } from "./storage.js";

/**
 * Fetches a whole response; aborts if the connection is dead.
 * @param {string} url
 * @param {RequestCache} cache
 */
export async function load(url, cache) {
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
    if (response.status !== 200 || !response.body) throw new Wrong();
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
 * Fetches a file of the list. It counts only if status, type and bytes are right.
 * @param {ReleaseFile} file
 * @param {RequestCache} cache
 */
async function download([path, type, , hash], cache) {
  const { response, bytes } = await load(address(path), cache);
  const sent = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (!sent.trim().endsWith(type)) throw new Wrong();
  if ((await digest(bytes)) !== hash) throw new Wrong({ response, bytes, hash: await digest(bytes) });
  return keepable(response, bytes);
}

/**
 * A page that came twice with the same wrong bytes: the host changes it on its way. It is kept if it still is a page
 * of this release, since that is what people read online, too.
 * @param {Wrong} before
 * @param {Wrong} now
 */
async function changed(before, now) {
  const list = await keptList();
  if (!now.came || !list || now.came.hash !== before.came?.hash) throw now;
  const { response, bytes, hash } = now.came;
  const html = new TextDecoder().decode(bytes);
  if (!isOfRelease(html, list)) throw now;
  if (!isComplete(html) || !list.start.every((path) => html.includes(path))) throw new Error("changed");
  return keepable(response, bytes, { [OWN_HASH]: hash });
}

/**
 * Fetches a file of the list, a second time past the browser's own cache if that held something wrong.
 * @param {ReleaseFile} file
 * @param {boolean} fresh whether the browser's own cache may not be asked at all
 */
export async function fetched(file, fresh) {
  const [path, type] = file;
  // A wrong page is always fetched twice, to see whether the host changes it.
  const first = !HASHED.test(path) ? "no-cache" : fresh ? "reload" : "default";
  return download(file, first).catch((error) => {
    if (!(error instanceof Wrong) || first === "reload") throw error;
    const again = download(file, "reload");
    return type === "html" ? again.catch((now) => changed(error, now)) : again;
  });
}
