// What the service worker stores and serves: successive releases, damage, questions. faults.test.mjs has the faults of the host;
// cuts.mjs interrupts scenarios at any step.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hashOf, release } from "./host.mjs";
import { A, B, C, NEIGHBOUR, browserWith, cacheOf, isServed, isWhole, openTab } from "./releases.mjs";

test("a release that comes while another is being fetched, or waits, takes its place", async () => {
  const browser = await browserWith(A);
  const tab = await openTab(browser);
  browser.publish(B);
  browser.lie(B.shard, "stalled");
  assert.equal(await browser.update(), "aborted");
  browser.publish(C);
  browser.faults.clear();
  assert.equal(await browser.update(), "done");
  assert.equal(browser.waiting.release, C);
  assert.ok(!browser.cacheNames().includes(cacheOf(B)), "what came of B is given up");
  await isServed(browser, A);
  await browser.close(tab);
  await browser.close(await openTab(browser));
  assert.deepEqual(browser.cacheNames().sort(), [NEIGHBOUR, cacheOf(C)].sort());
});

test("twenty releases in a row, each with a tab of it open: every tab keeps its own files until it is closed", async () => {
  const releases = Array.from({ length: 20 }, (_, at) => release([`post-${at}`, "first"], { app: `program ${at}` }));
  const browser = await browserWith(releases[0]);
  const tabs = [];
  for (const one of releases) {
    browser.publish(one);
    if (browser.active.release !== one) {
      assert.equal(await browser.update(), "done");
      await browser.ask({ ask: "show" }, browser.waiting);
    }
    assert.equal(browser.active.release, one);
    tabs.push(await openTab(browser));
  }
  for (const [at, one] of releases.entries()) {
    const { body } = await browser.request(one.program);
    assert.equal(body, one.files.get(one.program), `the program of release ${at}`);
  }
  for (const tab of tabs) await browser.close(tab);
  await browser.close(await openTab(browser));
  assert.deepEqual(browser.cacheNames().sort(), [NEIGHBOUR, cacheOf(releases.at(-1))].sort());
});

test("once a new release has taken over, it serves its own pages though the old one is still kept for a tab", async () => {
  const browser = await browserWith(A);
  await openTab(browser);
  browser.publish(B);
  await browser.update();
  await browser.ask({ ask: "show" }, browser.waiting);
  assert.equal((await openTab(browser)).page.body, B.files.get(""));
  assert.ok(browser.cacheNames().includes(cacheOf(A)));
});

test("a tab that is asleep does not say what it needs, so nothing is deleted", async () => {
  const browser = await browserWith(A);
  const old = await openTab(browser);
  browser.publish(B);
  await browser.update();
  await browser.ask({ ask: "show" }, browser.waiting);
  old.sleeps = true;
  await openTab(browser);
  assert.ok(browser.cacheNames().includes(cacheOf(A)));
  old.sleeps = false;
  await browser.close(old);
  await openTab(browser);
  assert.ok(!browser.cacheNames().includes(cacheOf(A)));
});

test("a new post that someone heard of comes from the host; one that is known is drawn by the app", async () => {
  const browser = await browserWith(A);
  browser.publish(B);
  assert.equal((await browser.request("posts/new/", { mode: "navigate" })).body, B.files.get("posts/new/"));
  assert.equal((await browser.request("posts/first/", { mode: "navigate" })).body, A.files.get("shell/"));
});

/** A post with the slug of a topic must not count as known: the worker must search the index for the slug with its key,
    not for the name alone. */
test("a new post whose slug is also the slug of a topic comes from the host", async () => {
  const one = release(["first"]);
  const withTopics = { posts: [{ slug: "first", topics: ["alliance"] }] };
  const index = JSON.stringify(withTopics);
  const path = `archive/index.${hashOf(index)}.json`;
  one.files.delete(one.index);
  one.files.set(path, index);
  const list = { ...one.list, index: path };
  list.files = list.files.map((file) => (file[0] === one.index ? [path, "json", index.length, hashOf(index)] : file));
  const text = JSON.stringify(list);
  const other = { ...one, name: hashOf(text), list, index: path };
  other.files.set(`release.${other.name}.json`, text);
  const browser = await browserWith(other);
  const newer = release(["alliance", "first"]);
  browser.publish(newer);
  const page = await browser.request("posts/alliance/", { mode: "navigate" });
  assert.equal(page.body, newer.files.get("posts/alliance/"));
});

test("a page is found under each form of its address, and with what others add to it", async () => {
  const browser = await browserWith(A);
  await openTab(browser, "posts/first/");
  browser.host = new Map();
  const body = async (path) => (await browser.request(path, { mode: "navigate" })).body;
  for (const path of ["posts/first/", "posts/%66irst/", "posts/first", "posts/first/?utm_source=mail", "posts/first/?fbclid"]) {
    assert.equal(await body(path), A.files.get("posts/first/"), path);
  }
  // With one of our own parameters, the app redraws the page.
  assert.equal(await body("posts/first/?topic=alliance"), A.files.get("shell/"));
  // An escaped question mark is part of a name.
  assert.notEqual(await body("posts/first/%3Fx/"), A.files.get("posts/first/"));
});

test("topics, types, months and years are known by their own lists", async () => {
  const browser = await browserWith(A);
  browser.host = new Map();
  const isDrawn = async (path) => (await browser.request(path, { mode: "navigate" })).body === A.files.get("shell/");
  for (const path of ["topics/alliance/", "archive/2022/", "archive/2022-12/", "topics/", "page/1/"]) {
    assert.ok(await isDrawn(path), path);
  }
  for (const path of ["topics/first/", "topics/2022-12/", "archive/alliance/", "archive/2021/", "archive/202/"]) {
    assert.ok(!(await isDrawn(path)), path);
  }
});

/** A list page beyond the stored release must come from the host, which may have it by now. */
test("a page of a list beyond the last one that is kept comes from the host, and without a network from the shell", async () => {
  const one = release(Array.from({ length: 17 }, (_, at) => `post-${at}`));
  const browser = await browserWith(one);
  const body = async (path) => (await browser.request(path, { mode: "navigate" })).body;
  const newer = ["page/4/", "topics/alliance/page/3/", "page/2/more/", "posts/post-1/more/", "about/more/", "page/x/", "page/"];
  for (const path of newer) browser.host.set(path, `<!doctype html>${path} of a newer release`);
  const shell = one.files.get("shell/");
  for (const path of ["page/1/", "page/3/", "topics/alliance/", "topics/alliance/page/2/"]) assert.equal(await body(path), shell, path);
  for (const path of newer) assert.equal(await body(path), browser.host.get(path), path);
  for (const path of newer) browser.lie(path, "broken");
  for (const path of newer) assert.equal(await body(path), shell, path);
});

test("of the pages that someone visits, the latest fifty are kept", async () => {
  const slugs = Array.from({ length: 70 }, (_, at) => `post-${at}`);
  const one = release(slugs);
  const browser = await browserWith(one);
  const tab = await openTab(browser);
  for (const slug of slugs) await browser.open(`posts/${slug}/`, tab);
  const stored = [...browser.storage.get(cacheOf(one)).keys()].filter((url) => url.includes("/posts/"));
  assert.deepEqual(stored, slugs.slice(-50).map((slug) => `${browser.scope}posts/${slug}/`));
  isWhole(browser, one);
});

/** The worker's own entry for that setting must not count as the oldest visited page, and be deleted. */
test("someone who keeps older posts, and reads many pages, has them of the next release, too", async () => {
  const slugs = Array.from({ length: 60 }, (_, at) => `post-${at}`);
  const [large, next] = [slugs, ["new", ...slugs]].map((posts) => release(posts, { rest: ["old texts"] }));
  const browser = await browserWith(large);
  await browser.ask({ ask: "all" });
  const tab = await openTab(browser);
  for (const slug of slugs) await browser.open(`posts/${slug}/`, tab);
  browser.publish(next);
  assert.equal(await browser.update(), "done");
  assert.ok(browser.storage.get(cacheOf(next)).has(browser.scope + next.list.rest[0][0]));
});

test("a kept file that is damaged is mended when the page asks for it", async () => {
  for (const path of [A.program, A.manifest, A.shard, "", "shell/"]) {
    const browser = await browserWith(A);
    const cache = browser.storage.get(cacheOf(A));
    cache.set(browser.scope + path, { body: "damaged", headers: [] });
    assert.equal(await browser.ask({ ask: "mend" }), 1, path);
    isWhole(browser, A);
  }
});

/** The worker must check the bytes of a stored page before it serves it. */
test("a kept page that is damaged comes from the host, and is kept again", async () => {
  for (const path of ["", "offline/", "posts/first/"]) {
    const browser = await browserWith(A);
    await openTab(browser, "posts/first/");
    const cache = browser.storage.get(cacheOf(A));
    const entry = cache.get(browser.scope + path);
    cache.set(browser.scope + path, { ...entry, body: "damaged" });
    // The app draws the page into the shell; without a shell, it comes from the host.
    assert.equal((await browser.request(path, { mode: "navigate" })).body, A.files.get("shell/"), path);
    cache.set(`${browser.scope}shell/`, { body: "damaged", headers: [] });
    assert.equal((await browser.request(path, { mode: "navigate" })).body, A.files.get(path), path);
    await openTab(browser, path);
    assert.equal(cache.get(browser.scope + path).body, A.files.get(path), path);
    isWhole(browser, A);
  }
});

test("the page with the way out opens though all copies of pages are damaged and there is no network", async () => {
  const browser = await browserWith(A);
  const cache = browser.storage.get(cacheOf(A));
  for (const path of ["", "offline/", "shell/"]) cache.set(browser.scope + path, { body: "damaged", headers: [] });
  browser.lie("offline/", "broken");
  assert.deepEqual(await browser.request("offline/", { mode: "navigate" }), { status: 200, body: "damaged" });
  // Without the list of files, the worker cannot detect damage.
  cache.set(`${browser.scope}offline/`, { body: A.files.get("offline/"), headers: [] });
  cache.delete(`${browser.scope}release.${A.name}.json`);
  assert.equal((await browser.request("offline/", { mode: "navigate" })).body, A.files.get("offline/"));
});

test("a kept file that the reader finds damaged is fetched again", async () => {
  const browser = await browserWith(A);
  browser.storage.get(cacheOf(A)).set(browser.scope + A.shard, { body: "damaged", headers: [] });
  const { body } = await browser.request(A.shard, { cache: "reload" });
  assert.equal(body, A.files.get(A.shard));
  isWhole(browser, A);
});

test("storage that the browser has emptied is filled again by the next visit, and pages come from the host meanwhile", async () => {
  const browser = await browserWith(A);
  browser.storage.delete(cacheOf(A));
  assert.equal((await browser.request("", { mode: "navigate" })).body, A.files.get(""));
  await openTab(browser);
  isWhole(browser, A);
});

test("the older posts of a large archive are kept on request, and of its next release without one", async () => {
  const [large, next] = [["first"], ["new", "first"]].map((posts) => release(posts, { rest: ["old texts"] }));
  const browser = await browserWith(large);
  const older = browser.scope + large.list.rest[0][0];
  assert.ok(!browser.storage.get(cacheOf(large)).has(older));
  assert.equal(await browser.ask({ ask: "all" }), 1);
  assert.ok(browser.storage.get(cacheOf(large)).has(older));
  browser.publish(next);
  browser.requests.length = 0;
  await browser.update();
  assert.ok(browser.storage.get(cacheOf(next)).has(older));
  assert.ok(!browser.requests.some((path) => path.startsWith("archive/2018.")), "what has not changed is not fetched");
});

test("what is not this site's is left to the browser", async () => {
  const browser = await browserWith(A);
  const answered = (path, more) => browser.active.answerTo({ url: new URL(path, browser.scope).href, mode: "navigate", method: "GET", ...more });
  assert.equal(answered("/other/"), undefined);
  assert.equal(answered("https://elsewhere.example/"), undefined);
  assert.equal(answered("feed.xml", { mode: "no-cors" }), undefined);
  assert.equal(answered("", { method: "POST" }), undefined);
  assert.ok(answered(""));
});

test("a question that the worker does not know gets no answer, and harms nothing", async () => {
  const browser = await browserWith(A);
  for (const data of [undefined, null, 1, {}, { ask: "toString" }, { ask: "nonsense" }]) {
    await browser.active.dispatch("message", { data, ports: [] });
  }
  await isServed(browser, A);
});

test("a worker of `pprnet serve --take-over` replaces the copy of a site with another title at once, and no other", async () => {
  for (const [title, takesOver] of [["Another digest", true], ["This digest", false]]) {
    const browser = await browserWith(A);
    const tab = await openTab(browser);
    const manifest = (name) => JSON.stringify({ name });
    browser.storage.get(cacheOf(A)).set(`${browser.scope}site.webmanifest`, { body: manifest("This digest"), headers: [] });
    browser.publish(B);
    browser.host.set("site.webmanifest", manifest(title));
    browser.scripts = ["public/sw.js", "crates/publish/src/serve/newcomer.js"];
    assert.equal(await browser.update(), "done");
    assert.equal(browser.active.release, takesOver ? B : A);
    assert.equal(browser.cacheNames().includes(cacheOf(A)), !takesOver);
    assert.equal(tab.reloads, takesOver ? 1 : 0);
  }
});

test("a retired worker deletes this site's copies and no other's, and unregisters itself; a later release may be kept again", async () => {
  const browser = await browserWith(A);
  const tab = await openTab(browser);
  const inner = "pprnet:/inner/:0123456789abcdef";
  browser.storage.set(inner, new Map());
  browser.publish(B);
  browser.scripts = ["public/sw-retired.js"];
  assert.equal(await browser.update(), "done");
  assert.equal(browser.active, undefined, "at once, though a tab is open");
  assert.deepEqual(browser.cacheNames().sort(), [inner, NEIGHBOUR].sort());
  assert.equal((await browser.open("", tab)).body, B.files.get(""), "pages come from the host");
  browser.publish(C);
  browser.scripts = ["public/sw.js"];
  await browser.update();
  isWhole(browser, C);
});
