// Faults of the host, and what the service worker then stores and serves: each fault of host.mjs with each file, while a release
// is installed, rolled back, mended, or a page is opened; hosts that change what they send; slow and dead connections.

import assert from "node:assert/strict";
import { test } from "node:test";

import { FAULTS } from "./host.mjs";
import { WAIT } from "./modules.mjs";
import { A, B, browserWith, cacheOf, isServed, isWhole, openTab, recovers } from "./releases.mjs";

const listOf = ({ name }) => `release.${name}.json`;

/** The files of a release that differ from another release’s, its list included. */
const changed = (one, other) => [...one.list.files.map(([path]) => path), listOf(one)].filter((path) => one.files.get(path) !== other?.files.get(path));

/** Each way in which a release comes: the releases that were stored before, and the one that comes. */
const ARRIVALS = {
  "a first visit": { before: [], one: A },
  "an update": { before: [A], one: B },
  "a rollback": { before: [A, B], one: A },
};

for (const [arrival, { before, one }] of Object.entries(ARRIVALS)) {
  const old = before.at(-1);
  for (const [fault, word] of Object.entries(FAULTS)) {
    test(`${arrival} with a file that comes ${fault}: what was there stays, the tab is told “${word}”, and what came is not fetched again`, async () => {
      const prepared = await browserWith(...before);
      prepared.publish(one);
      for (const path of changed(one, old)) {
        const browser = prepared.copy();
        const tab = old ? await openTab(browser) : browser.newTab();
        browser.lie(path, fault);
        assert.notEqual(await browser.update(), "done", path);
        assert.deepEqual(tab.messages.flatMap(({ fault }) => fault ?? []), [word], path);
        assert.equal(browser.active?.release, old);
        const arrived = [...(browser.storage.get(cacheOf(one)) ?? []).keys()].map((url) => url.slice(browser.scope.length));
        browser.heal();
        if (old) await isServed(browser, old);
        browser.requests.length = 0;
        assert.equal(await browser.update(), "done", path);
        const again = browser.requests.filter((requested) => arrived.includes(requested) && one.list.files.some(([file]) => file === requested));
        assert.deepEqual(again, [], path);
        isWhole(browser, one);
      }
    });
  }
}

for (const [fault, word] of Object.entries(FAULTS)) {
  test(`“Download again” with a file that comes ${fault}: the copy stays whole, and the answer is “${word}”`, async () => {
    const prepared = await browserWith(A);
    for (const [path] of A.list.files) {
      const browser = prepared.copy();
      browser.lie(path, fault);
      assert.deepEqual(await browser.ask({ ask: "again" }), { fault: word }, path);
      isWhole(browser, A);
      browser.heal();
      await isServed(browser, A);
      assert.equal(await browser.ask({ ask: "again" }), A.list.files.length);
    }
  });

  test(`a damaged file that comes ${fault} when it is mended: the rest stays, and the next visit fetches it`, async () => {
    const prepared = await browserWith(A);
    for (const [path] of A.list.files) {
      const browser = prepared.copy();
      const cache = browser.storage.get(cacheOf(A));
      cache.set(browser.scope + path, { body: "damaged", headers: [] });
      browser.lie(path, fault);
      assert.deepEqual(await browser.ask({ ask: "mend" }), { fault: word }, path);
      assert.equal(cache.get(browser.scope + path), undefined, path);
      await recovers(browser, A);
    }
  });

  test(`a visited page that comes ${fault} is not kept; a later visit keeps it`, async () => {
    const browser = await browserWith(A);
    const path = "posts/first/";
    browser.lie(path, fault);
    const tab = await openTab(browser, path);
    assert.equal(browser.storage.get(cacheOf(A)).get(browser.scope + path), undefined);
    browser.heal();
    await isServed(browser, A);
    await browser.open(path, tab);
    assert.equal(browser.storage.get(cacheOf(A)).get(browser.scope + path).body, A.files.get(path));
  });
}

/** The release as sent by a host that changes all its pages. */
const changedBy = (one, change) => {
  const pages = [...one.files].filter(([path]) => path === "" || path.endsWith("/"));
  return { ...one, files: new Map([...one.files, ...pages.map(([path, html]) => [path, change(html)])]) };
};

test("pages to which the host adds a script are kept as they came, and the worker says so", async () => {
  const added = '<script src="https://count.example/count-0123456789abcdef.js"></script></html>';
  const sent = changedBy(A, (html) => html.replace("</html>", added));
  const browser = await browserWith(sent);
  const cache = browser.storage.get(cacheOf(A));
  assert.equal(cache.get(browser.scope).body, sent.files.get(""));
  assert.equal((await browser.ask({ ask: "about" })).isChanged, true);
  browser.host = new Map();
  assert.equal((await browser.request("", { mode: "navigate" })).body, sent.files.get(""));
  assert.equal((await browser.request("posts/second/", { mode: "navigate" })).body, sent.files.get("shell/"));
  assert.equal(await browser.ask({ ask: "mend" }), 0, "what came changed is not damaged");
  cache.set(browser.scope, { ...cache.get(browser.scope), body: "damaged" });
  browser.publish(A);
  assert.equal(await browser.ask({ ask: "mend" }), 1);
  assert.equal((await browser.ask({ ask: "again" })) > 0, true);
  isWhole(browser, A);
  assert.equal((await browser.ask({ ask: "about" })).isChanged, false);
});

/** Pages with a time or a nonce must not count as an unfinished update. */
test("pages that the host changes each time in another way are kept, and one that is cut off is not", async () => {
  let count = 0;
  const stamped = (html) => html.replace("</html>", () => `<!-- ${(count += 1)} --></html>`);
  for (const [change, word] of [[stamped, "done"], [(html) => stamped(html).replace(/<.html>/, ""), "wrong"]]) {
    const browser = await browserWith();
    browser.publish(A);
    browser.rewrite = (path, body) => (path === "" ? change(body) : body);
    assert.equal(await browser.update(), word);
    if (word !== "done") continue;
    await openTab(browser);
    assert.equal((await browser.ask({ ask: "about" })).isChanged, true);
    assert.equal(await browser.ask({ ask: "mend" }), 0, "what came changed is not damaged");
  }
});

/** The host's own script in the site's folder must not count as a file of another release. */
test("what a host adds from its own folders is no file of another release", async () => {
  const added = '<script src="/cdn-cgi/count-0123456789abcdef.js"></script><script src="/lib.0123456789abcdef.js"></script></html>';
  const browser = await browserWith(changedBy(A, (html) => html.replace("</html>", added)));
  assert.equal((await browser.ask({ ask: "about" })).isChanged, true);
  const other = '<script src="/app-0123456789abcdef.js"></script></html>';
  const mixed = await browserWith();
  mixed.publish(changedBy(A, (html) => html.replace("</html>", other)));
  assert.equal(await mixed.update(), "wrong");
});

/** A host that minifies scripts or rewrites JSON must not look like an unfinished update. */
test("a file that comes twice with the same wrong bytes is told from one that differs each time", async () => {
  for (const path of [A.program, A.manifest, "icon.svg"]) {
    for (const [word, change] of [["changed", () => "other"], ["wrong", () => `other ${Math.random()}`]]) {
      const browser = await browserWith();
      browser.publish(A);
      browser.rewrite = (requested, body) => (requested === path ? change() : body);
      assert.equal(await browser.update(), word, path);
    }
  }
});

test("a page of another release, or one that lacks the program, is not kept however often it comes", async () => {
  const older = new Map([...B.files, ["", A.files.get("")]]);
  const bare = changedBy(B, (html) => html.replace(/<script.*?<.script>/, ""));
  for (const [sent, word] of [[{ ...B, files: older }, "wrong"], [bare, "changed"]]) {
    const browser = await browserWith(A);
    const tab = await openTab(browser);
    browser.publish(sent);
    assert.equal(await browser.update(), word);
    assert.deepEqual(tab.messages.flatMap(({ fault }) => fault ?? []), [word]);
    await isServed(browser, A);
  }
});

test("wrong bytes in the browser's own cache are fetched past it", async () => {
  const browser = await browserWith(A);
  browser.publish(B);
  browser.httpCache.set(B.program, "what a proxy made of it");
  assert.equal(await browser.update(), "done");
  isWhole(browser, B);
});

test("a release list that is missing, or another's, is no release", async () => {
  for (const fault of ["missing", "login", "damaged"]) {
    const browser = await browserWith(A);
    browser.publish(B);
    browser.lie("release.", fault);
    assert.notEqual(await browser.update(), "done");
    browser.faults.clear();
    await isServed(browser, A);
    await recovers(browser, B);
  }
});

test("a dead connection is given up after a stall, and one that keeps sending is not, however slow it is", async () => {
  for (const [fault, outcome] of [["stalled", "aborted"], ["halted", "aborted"], ["slow", "done"]]) {
    const browser = await browserWith();
    browser.publish(A);
    browser.lie(A.shard, fault);
    browser.newTab();
    const started = browser.clock.now;
    assert.equal(await browser.update(), outcome, fault);
    const took = browser.clock.now - started;
    if (outcome === "done") assert.ok(took > 3 * WAIT.stall, `${took} ms`);
    else assert.ok(took <= 2 * WAIT.stall, `${took} ms`);
  }
});
