// Answers requests for pages, and for the files of pages.

import { asksForMore } from "../addresses.js";
import { obtain, repair } from "./keeping.js";
import { CACHE, PAGE_SIZE, SHELL } from "./release.js";
import { find, findSound, ours, storedList } from "./storage.js";
import { broadcast } from "./tabs.js";

/**
 * Fetches from the host. If the host cannot be reached, tells the tabs.
 * @param {Request} request
 */
async function fromHost(request) {
  try {
    return await fetch(request);
  } catch (error) {
    void broadcast({ lost: true });
    throw error;
  }
}

/** The page that shows and resets the copy. It is served even if other files are missing, and even if it is damaged. */
const WAY_OUT = "offline/";

/**
 * A page: this release's own copy, or else the shell, into which the app draws it. A page that may be newer than this release
 * comes from the host, and so does one whose copy is damaged if the shell is missing.
 * @param {Request} request
 * @param {string} path
 */
export async function page(request, path) {
  let shell;
  try {
    const app = await storedList();
    const own = await findSound(path, app);
    shell = await findSound(SHELL, app);
    const whole = app && (await Promise.all(app.start.map((name) => find(name)))).every(Boolean);
    // With a query the app draws the page again anyway.
    if (own && (path === WAY_OUT || (whole && !asksForMore(new URL(request.url).search)))) return own;
    if (whole && shell && (await isKnown(path, app))) return shell;
  } catch {
    // Treat storage that fails as empty.
  }
  try {
    const response = await fromHost(request);
    if (response.ok) registration.update().catch(() => {});
    return response;
  } catch (error) {
    const last = shell ?? (path === WAY_OUT && (await find(path).catch(() => undefined)));
    if (last) return last;
    throw error;
  }
}

/**
 * Whether this release has the page. An unknown post or list page may be newer than this release.
 * @param {string} path
 * @param {ReleaseList} list
 */
async function isKnown(path, { manifest, index }) {
  const [section, name, ...rest] = path.split("/").slice(0, -1);
  if (!name) return section !== "page";
  if (section === "posts") {
    // Search the text, since the index is large. In published JSON only a post's own slug has this form.
    return !rest.length && (await (await find(index))?.text())?.includes(`"slug":${JSON.stringify(name)}`);
  }
  /** @type {Manifest} */
  const { posts = 0, topics = [], types = [], months = [] } = (await (await find(manifest))?.json()) ?? {};
  if (section === "page") return isPageOf([section, name, ...rest], posts);
  if (section === "archive") {
    return !rest.length && months.some(({ month }) => month === name || month.startsWith(`${name}-`));
  }
  const terms = section === "topics" ? topics : section === "types" ? types : [];
  return terms.some(({ slug, count }) => slug === name && isPageOf(rest, count));
}

/**
 * Whether a list with this many posts has a page: the first, or `page/2`.
 * @param {string[]} parts
 * @param {number} posts
 */
function isPageOf(parts, posts) {
  if (parts.length === 0) return true;
  const [word, number = "", ...rest] = parts;
  return word === "page" && /^[1-9]\d*$/.test(number) && !rest.length && (Number(number) - 1) * PAGE_SIZE < posts;
}

/**
 * The check of every file, after the page has requested a program again.
 * @type {Promise<number> | undefined}
 */
let mending;

/**
 * A file from any release that has it. If the reader reports it as damaged (`cache: "reload"`), the worker checks it, and
 * fetches it again if necessary. After a failed start the page requests the program again with a query, since browsers remember
 * the failure under its name. It requests the wasm at the same time, so that waits for the check, too.
 * @param {Request} request
 * @param {string} path
 */
export async function file(request, path) {
  try {
    if (path.endsWith(".js") && new URL(request.url).search) mending = repair({ all: true });
    await mending?.catch(() => {});
    if (request.cache === "reload") {
      const list = await storedList();
      const known = list && [...list.files, ...list.rest].find(([name]) => name === path);
      if (!known) return fromHost(request);
      await obtain(known, false, []);
    }
    for (const name of [CACHE, ...(await ours())]) {
      const found = await find(path, name);
      if (found) return found;
    }
  } catch {
    // Treat storage that fails as empty.
  }
  return fromHost(request);
}
