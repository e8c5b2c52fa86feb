// The service worker: keeps one release of the site whole, so that it can be read without a network.
//
// A release is a list of files, `release.<hash>.json`. Installing means to have every file of it, each checked
// against its hash, in a cache of the release's name; anything less fails, and what was there before stays. A new
// release waits beside the old one until someone asks for it, or all tabs are closed. Names of files bear hashes,
// so a tab of an older release finds its own files as long as its cache is there.
//
// docs/architecture.md has the life of a release as a picture.

/** Written by `pprnet finish`: the release; first parts of the pages' paths; files kept under a name without hash. */
const { RELEASE, SECTIONS, STABLE } = {};

const SCOPE = registration.scope;
/** Caches of this site, and of no other on the same host. */
const PREFIX = `pprnet:${new URL(SCOPE).pathname}:`;
const CACHE = PREFIX + RELEASE;
const LIST = `release.${RELEASE}.json`;
const SHELL = "shell/";
/** An entry that says: keep the older posts, too. */
const ALL = "offline/all";
/** An entry that says: not all has come yet. */
const PART = "offline/part";
const HASHED = /^(?:[\w-]+\/)*[^/]*[.-][0-9a-f]{13,16}(?:_bg)?\.\w+$/;
const AT_ONCE = 3;
/** How many visited pages are kept beside a release. The app draws any other from the release's own files. */
const MOST_VISITED = 50;

const address = (path) => new URL(path, SCOPE).href;
/** A kept file. Looking for one does not make a cache that is not there, as opening it would. */
const find = (path, name = CACHE) => caches.match(address(path), { cacheName: name, ignoreVary: true });
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** The path within the site, without query; pages with a slash at their end. */
function pathOf(url) {
  const path = new URL(url).pathname.slice(new URL(SCOPE).pathname.length).replace(/(^|\/)index\.html$/, "$1");
  return path === "" || path.endsWith("/") || path.split("/").pop().includes(".") ? path : `${path}/`;
}

const isPage = (path) => path === "" || (path.endsWith("/") && SECTIONS.includes(path.split("/")[0]));

/** SHA-256, cut to 64 bits, as in the names of files. */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What went wrong, in one word for the page: it has the sentences. */
function faultOf(error) {
  if (error.name === "QuotaExceededError") return "space";
  return ["wrong", "space"].includes(error.message) ? error.message : "network";
}

/** An answer that may be kept: without what was only true of its way here, and with the time of its keeping. */
function keepable(response, body) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("date", new Date().toUTCString());
  return new Response(body, { headers });
}

/** Fetches something whole; a connection that has died is given up. */
async function load(url, cache) {
  const stop = new AbortController();
  let watch;
  const wait = () => {
    clearTimeout(watch);
    watch = setTimeout(() => stop.abort(), WAIT.stall);
  };
  try {
    wait();
    const response = await fetch(url, { cache, redirect: "error", signal: stop.signal });
    if (response.status !== 200) throw new Error("wrong");
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

/** Fetches a file of the list. It counts only if status, type and content are right. */
async function download([path, type, , hash], cache) {
  const { response, bytes } = await load(address(path), cache);
  const told = (response.headers.get("content-type") ?? "").split(";")[0].trim();
  if (!told.endsWith(type) || (await digest(bytes)) !== hash) throw new Error("wrong");
  return keepable(response, bytes);
}

/** Has a file in this release's cache: from a cache of ours with the same bytes, else from the host. */
async function obtain(file, fresh, others) {
  const [path, , , hash] = file;
  const own = await caches.open(CACHE);
  for (const name of fresh ? [] : [CACHE, ...others]) {
    const kept = await find(path, name);
    if (!kept) continue;
    if ((await digest(await kept.clone().arrayBuffer())) === hash) {
      if (name !== CACHE) await own.put(address(path), kept);
      return false;
    }
    // Damaged; in the cache of another release it is only another version of the file.
    if (name === CACHE) await own.delete(address(path));
  }
  // What the browser has kept under a name with a hash will do, unless it proves to be wrong.
  const first = fresh ? "reload" : HASHED.test(path) ? "default" : "no-cache";
  const response = await download(file, first).catch((error) => {
    if (error.message !== "wrong" || first === "reload") throw error;
    return download(file, "reload");
  });
  await own.put(address(path), response);
  return true;
}

/** Has all these files; tells the tabs how far it is, and at the end how many had to be fetched. */
async function keep(files, fresh = false) {
  const others = (await ours()).filter((name) => name !== CACHE);
  const queue = [...files];
  let [done, fetched] = [0, 0];
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      if (await obtain(file, fresh, others)) fetched += 1;
      done += 1;
      tell({ saving: done, of: files.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    queue.length = 0;
  }
  if (await find(PART)) await (await caches.open(CACHE)).delete(address(PART));
  return fetched;
}

/** Says something to every tab of the site. */
async function tell(message) {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const tab of tabs) if (tab.url.startsWith(SCOPE)) tab.postMessage({ site: SCOPE, ...message });
}

/** This release's list, if it is kept and can be read. */
const keptList = async () => (await find(LIST))?.json().catch(() => undefined);

/** This release's list, kept from now on. */
async function list() {
  await obtain([LIST, "json", 0, RELEASE], false, []);
  const kept = await keptList();
  if (!kept) throw new Error("space");
  return kept;
}

/** The files to have: the older posts of a large archive only if they were asked for, now or in an older release. */
async function wanted({ files, rest }) {
  for (const name of rest.length ? await ours() : []) {
    const asked = await find(ALL, name);
    if (asked && name !== CACHE) await (await caches.open(CACHE)).put(address(ALL), asked);
    if (asked) return [...files, ...rest];
  }
  return files;
}

/** Makes a cache that is known not to be whole, unless there is one. */
async function begin() {
  if (await find(LIST)) return;
  // In WebKitGTK, the cache of a first release that has failed is there, and holds nothing it is given.
  for (let tries = 0; tries < 2; tries += 1) {
    await (await caches.open(CACHE)).put(address(PART), new Response());
    if (await find(PART)) return;
    await caches.delete(CACHE);
  }
  throw new Error("space");
}

async function install() {
  const before = await caches.has(CACHE);
  try {
    await begin();
    await keep(await wanted(await list()));
    // What was there at first may have been taken away meanwhile.
    const { files } = await keptList();
    if (!files.every(await kept())) throw new Error("space");
    await tell({ kept: true });
  } catch (error) {
    const fault = faultOf(error);
    // What has come stays for the next try, unless there is no room for it.
    if (fault === "space" && !before) await caches.delete(CACHE);
    await tell({ fault });
    throw error;
  } finally {
    // Of releases that did not come through, what the latest has is enough.
    for (const name of await ours()) if (name !== CACHE && (await find(PART, name))) await caches.delete(name);
  }
}

/** Whether another release is on its way. */
const isUpdating = () => registration.installing || registration.waiting;

/**
 * Lets caches go that no tab uses, but not what has come of a newer release. A tab that is asleep does not answer; then
 * they stay.
 */
async function sweep() {
  // A cache that is made from now on is none of these.
  const before = await ours();
  if (isUpdating()) return;
  const { files, rest } = await keptList();
  const own = new Set([...files, ...rest].map(([path]) => address(path)));
  const tabs = await clients.matchAll({ type: "window" });
  const answers = await Promise.all(tabs.map(async (tab) => [isPage(pathOf(tab.url)), await filesOf(tab)]));
  // What is no page of the site, a feed say, never answers.
  if (answers.some(([mustAnswer, used]) => (used ? !used.every((file) => own.has(file)) : mustAnswer))) return;
  for (const name of before) {
    if (name !== CACHE && !(await find(PART, name)) && !isUpdating()) await caches.delete(name);
  }
}

/** The files that a tab's page is made of. */
function filesOf(tab) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    setTimeout(answer, WAIT.tabReply);
    tab.postMessage({ site: SCOPE, ask: "files" }, [port2]);
  });
}

/** Keeps the page that someone has opened, if the host has it of this very release. */
async function keepPage(path) {
  if (!isPage(path) || (await find(path))) return;
  const { response, bytes } = await load(address(path), "no-cache");
  const html = new TextDecoder().decode(bytes);
  const own = new Set((await keptList()).files.map(([file]) => address(file)));
  const named = html.match(/[\w./-]+[.-][0-9a-f]{13,16}(?:_bg)?\.(?:css|js|wasm)\b|[\w./-]+manifest\.[0-9a-f]{16}\.json/g);
  const fits = named?.every((file) => own.has(address(file))) && html.trimEnd().endsWith("</html>");
  if (!fits) return;
  const cache = await caches.open(CACHE);
  await cache.put(address(path), keepable(response, bytes));
  // Oldest first, since a cache lists what it has in the order in which it came.
  const visited = (await cache.keys()).filter(({ url }) => !own.has(url) && isPage(pathOf(url)) && url !== SCOPE);
  for (const { url } of visited.slice(0, -MOST_VISITED)) await cache.delete(url);
}

/** Tells of a file of the list whether it is kept. */
async function kept() {
  const requests = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  const there = new Set(requests.map((request) => request.url));
  return ([path]) => there.has(address(path));
}

/** What is missing, or damaged, is fetched again; at most one repair at a time. */
let repairing;
function repair({ all = false, fresh = false } = {}) {
  const work = async () => {
    const files = await wanted(await list());
    const has = await kept();
    return keep(all || fresh ? files : files.filter((file) => !has(file)), fresh);
  };
  repairing = (repairing ?? Promise.resolve()).catch(() => {}).then(work);
  return repairing;
}

/** What pages may ask for, and what they get. */
const ANSWERS = {
  /** A page has been opened. */
  async hello({ path }) {
    await repair();
    await keepPage(path).catch(() => {});
    await sweep();
  },
  /** What is kept. */
  async about() {
    const [app, has] = await Promise.all([keptList(), kept()]);
    if (!app) return {};
    const { files, rest, manifest, month } = app;
    const bytes = (some) => some.reduce((sum, [, , size]) => sum + size, 0);
    const there = [...files, ...rest].filter(has);
    return {
      release: RELEASE,
      month,
      manifest: address(manifest),
      names: [...files, ...rest].map(([path]) => address(path)),
      files: files.length,
      missing: files.length - files.filter(has).length,
      kept: there.length,
      bytes: bytes(there),
      rest: bytes(rest.filter((file) => !has(file))),
      since: (await find(LIST))?.headers.get("date"),
    };
  },
  /** Every file is looked at, and fetched again where it is not as it should be. */
  mend: () => repair({ all: true }),
  /** Every file is fetched again. */
  again: () => repair({ fresh: true }),
  /** The older posts are kept, too. */
  async all() {
    await (await caches.open(CACHE)).put(address(ALL), new Response());
    return repair();
  },
  /** Someone wants to see this release. Not waited for: where the browser is not done with the old worker, that is long. */
  async show() {
    skipWaiting();
  },
};

/** A page: this release's own copy, else its shell, in which the app draws it; from the host if it may be newer. */
async function page({ request }, path) {
  let shell;
  try {
    const [app, own] = await Promise.all([keptList(), find(path)]);
    shell = await find(SHELL);
    const whole = app && (await Promise.all(app.start.map((file) => find(file)))).every(Boolean);
    // With a query the app draws the page anew in any case. The way out is there also when nothing else is.
    if (own && (path === "offline/" || (whole && !new URL(request.url).search))) return own;
    if (whole && shell && (await isKnown(path, app))) return shell;
  } catch {
    // Storage that fails is as good as none.
  }
  try {
    const response = await fromHost(request);
    if (response.ok) registration.update().catch(() => {});
    return response;
  } catch (error) {
    if (shell) return shell;
    throw error;
  }
}

/** Whether this release has the page: a post that someone heard of may be newer. */
async function isKnown(path, { manifest, index }) {
  const [section, name] = path.split("/");
  if (!name || section === "page") return true;
  // The index is large; in the JSON that is published, only a post's own slug is written so.
  if (section === "posts") return (await (await find(index)).text()).includes(`"slug":${JSON.stringify(name)}`);
  const { topics = [], types = [], months = [] } = await (await find(manifest)).json();
  if (section === "topics") return topics.some(({ slug }) => slug === name);
  if (section === "types") return types.some(({ slug }) => slug === name);
  return section !== "archive" || months.some(({ month }) => month === name || month.startsWith(`${name}-`));
}

/** From the host; where that cannot be reached, the tabs are told. */
async function fromHost(request) {
  try {
    return await fetch(request);
  } catch (error) {
    tell({ lost: true });
    throw error;
  }
}

/** Under way when a program has been asked for again: what it consists of is looked at. */
let mending;

/**
 * A file, from whichever release has it; from the host, where the reader says that it is damaged. A program that did not
 * start is asked for with a query, since a browser keeps the failure of a name; its wasm is asked for beside it.
 */
async function file({ request }, path) {
  try {
    if (path.endsWith(".js") && new URL(request.url).search) mending = repair({ all: true });
    await mending?.catch(() => {});
    if (request.cache === "reload") {
      const { files, rest } = await keptList();
      const known = [...files, ...rest].find(([name]) => name === path);
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

addEventListener("install", (event) => event.waitUntil(install()));
// So that the page of a first visit, too, can be read on without a network.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const { ask, ...words } = event.data ?? {};
  if (!Object.hasOwn(ANSWERS, ask)) return;
  const answer = (value) => event.ports[0]?.postMessage(value);
  const work = async () => ANSWERS[ask](words);
  event.waitUntil(work().then(answer, (error) => answer({ fault: faultOf(error) })));
});

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const path = pathOf(url);
  if (mode === "navigate") {
    if (isPage(path)) event.respondWith(page(event, path));
  } else if (HASHED.test(path) || STABLE.includes(path)) {
    event.respondWith(file(event, path));
  }
});
