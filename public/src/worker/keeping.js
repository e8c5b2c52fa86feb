// Fills the cache of this release.

import { digest } from "./digest.js";
import { fetched } from "./network.js";
import { address } from "./paths.js";
import { ALL, CACHE, LIST, PART, RELEASE } from "./release.js";
import { OWN_HASH, find, findSound, ours, storageCheck, storedList } from "./storage.js";
import { broadcast } from "./tabs.js";

/** How many files to fetch at the same time. */
const AT_ONCE = 3;

/**
 * Puts a file into this release's cache: from another cache of this site if that has the same bytes, else from the host.
 * Returns whether it was fetched.
 * @param {ReleaseFile} file
 * @param {boolean} fresh whether it must be fetched in any case
 * @param {string[]} others caches of other releases
 */
export async function obtain(file, fresh, others) {
  const [path, , , hash] = file;
  const own = await caches.open(CACHE);
  for (const name of fresh ? [] : [CACHE, ...others]) {
    const copy = await find(path, name);
    if (!copy) continue;
    const found = await digest(await copy.clone().arrayBuffer());
    if (found === hash || (name === CACHE && found === copy.headers.get(OWN_HASH))) {
      if (name !== CACHE) await own.put(address(path), copy);
      return false;
    }
    // In this release's cache it is damaged. In another release's cache it is another version of the file.
    if (name === CACHE) await own.delete(address(path));
  }
  await own.put(address(path), await fetched(file, fresh));
  return true;
}

/**
 * Puts all these files into the cache and reports the progress to the tabs. Returns how many were fetched.
 * @param {ReleaseFile[]} files
 */
export async function keep(files, fresh = false) {
  const others = (await ours()).filter((name) => name !== CACHE);
  const queue = [...files];
  let [done, count] = [0, 0];
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      if (await obtain(file, fresh, others)) count += 1;
      done += 1;
      void broadcast({ saving: done, of: files.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    queue.length = 0;
  }
  if (await find(PART)) await (await caches.open(CACHE)).delete(address(PART));
  return count;
}

/** This release's list. Stores it if necessary. */
export async function list() {
  await obtain([LIST, "json", 0, RELEASE], false, []);
  const found = await storedList();
  if (!found) throw new Error("space");
  return found;
}

/**
 * The files to keep. Older posts of a large archive are included only if someone asked for them, in this or an older release.
 * @param {ReleaseList} list
 */
export async function filesToStore({ files, rest }) {
  for (const name of rest.length ? await ours() : []) {
    const marker = await find(ALL, name);
    if (marker && name !== CACHE) await (await caches.open(CACHE)).put(address(ALL), marker);
    if (marker) return [...files, ...rest];
  }
  return files;
}

/** @type {Promise<number> | undefined} */
let repairing;

/**
 * Fetches missing files and damaged pages. With `all`, checks every file; with `fresh`, fetches every file. Runs one repair at
 * a time. Returns how many files were fetched.
 */
export function repair({ all = false, fresh = false } = {}) {
  const work = async () => {
    const whole = await list();
    const files = await filesToStore(whole);
    if (all || fresh) return keep(files, fresh);
    const has = await storageCheck();
    const isSound = async (/** @type {string} */ path) => Boolean(await findSound(path, whole));
    const sound = await Promise.all(files.map((file) => has(file) && (file[1] !== "html" || isSound(file[0]))));
    return keep(files.filter((_, at) => !sound[at]), fresh);
  };
  repairing = (repairing ?? Promise.resolve(0)).catch(() => 0).then(work);
  return repairing;
}
