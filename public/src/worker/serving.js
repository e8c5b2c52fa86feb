// Answering requests: pages, and files that pages use.

import { asksForMore } from "../addresses.js";
import { obtain, repair } from "./keeping.js";
import { CACHE, PAGE_SIZE, SHELL } from "./release.js";
import { find, findSound, keptList, ours } from "./storage.js";
import { tell } from "./tabs.js";

/**
 * Fetches from the host; if the host cannot be reached, the tabs are told.
 * @param {Request} request
 */
async function fromHost(request) {
  try {
    return await fetch(request);
  } catch (error) {
    void tell({ lost: true });
    throw error;
  }
}

/** The page that says what is kept, and resets it. It is served whatever else is missing, and damaged rather than not. */
const WAY_OUT = "offline/";

/**
 * A page: this release's own copy, else the shell, in which the app draws it. A page that may be newer than this
 * release, or whose copy is damaged, comes from the host.
 * @param {Request} request
 * @param {string} path
 */
export async function page(request, path) {
  let shell;
  try {
    const app = await keptList();
    const own = await findSound(path, app);
    shell = await findSound(SHELL, app);
    const whole = app && (await Promise.all(app.start.map((name) => find(name)))).every(Boolean);
    // With a query the app draws the page anew anyway.
    if (own && (path === WAY_OUT || (whole && !asksForMore(new URL(request.url).search)))) return own;
    if (whole && shell && (await isKnown(path, app))) return shell;
  } catch {
    // Storage that fails counts as empty.
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
 * Whether this release has the page. A post, or a page of a list, that it does not know may be newer.
 * @param {string} path
 * @param {ReleaseList} list
 */
async function isKnown(path, { manifest, index }) {
  const [section, name, ...rest] = path.split("/").slice(0, -1);
  if (!name) return section !== "page";
  if (section === "posts") {
    // The index is large. In the JSON that is published, only a post's own slug is written like this.
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
 * Whether a list of so many posts has a page: the first, or `page/2`.
 * @param {string[]} parts
 * @param {number} posts
 */
function isPageOf(parts, posts) {
  if (parts.length === 0) return true;
  const [word, number = "", ...rest] = parts;
  return word === "page" && /^[1-9]\d*$/.test(number) && !rest.length && (Number(number) - 1) * PAGE_SIZE < posts;
}

/**
 * Runs while every file is checked because a program was asked for again.
 * @type {Promise<number> | undefined}
 */
let mending;

/**
 * A file, from whichever release has it. It comes from the host if the reader reports it as damaged (`cache: "reload"`).
 * A program that did not start is asked for with a query, since browsers remember the failure under its name; its wasm
 * is asked for at the same time.
 * @param {Request} request
 * @param {string} path
 */
export async function file(request, path) {
  try {
    if (path.endsWith(".js") && new URL(request.url).search) mending = repair({ all: true });
    await mending?.catch(() => {});
    if (request.cache === "reload") {
      const list = await keptList();
      const known = list && [...list.files, ...list.rest].find(([name]) => name === path);
      if (!known) return fromHost(request);
      await obtain(known, false, []);
    }
    for (const name of [CACHE, ...(await ours())]) {
      const found = await find(path, name);
      if (found) return found;
    }
  } catch {
    // As above.
  }
  return fromHost(request);
}
