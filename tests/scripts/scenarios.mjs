// Trouble at any step of the service worker. Each scenario is repeated with trouble at its first step, at its second, and so on.
// Then the trouble ends (a killed browser restarts, any other goes on with the same workers), and the promises in the table of
// docs/offline.md must hold.

import assert from "node:assert/strict";

import { A, B, browserWith, isServed, isWhole, openTab, recovers } from "./releases.mjs";
import { Steps } from "./steps.mjs";

/** The release that serves, and one that waits, are complete, and the first is served without a network. */
const staysWhole = async (browser) => {
  if (browser.waiting) isWhole(browser, browser.waiting.release);
  if (!browser.active) return;
  isWhole(browser, browser.active.release);
  await isServed(browser, browser.active.release);
};

/** This release is still in use. */
const keeps = (one) => async (browser) => {
  assert.equal(browser.active?.release, one);
  await staysWhole(browser);
};

/** A release comes even if no tab can be told of it. */
const comesUnheard = (outcome, { kind, sort }) => {
  if (sort === "tabs" && kind !== "kill") assert.equal(outcome, "done");
};

const comes = (one) => async (browser) => {
  browser.publish(one);
  await openTab(browser);
  return browser.update();
};

/** Requests of a page that shows release A: each path with how it is requested. */
const REQUESTS = [
  ["", { mode: "navigate" }],
  ["posts/first/", { mode: "navigate" }],
  ["posts/second/", { mode: "navigate" }],
  ["offline/", { mode: "navigate" }],
  [A.program, {}],
  [A.shard, { cache: "reload" }],
];

/**
 * Each scenario: how the browser gets ready, what happens with trouble, what must hold right afterwards, and the release with
 * which undisturbed visits must end. `faulty` is a file of it with which the host may be at fault, too.
 */
export const SCENARIOS = {
  "a first visit: what is installed is whole": {
    prepare: async () => {
      const browser = await browserWith();
      browser.publish(A);
      return browser;
    },
    run: (browser) => {
      browser.newTab();
      return browser.update();
    },
    check: async (browser, outcome, trouble) => {
      comesUnheard(outcome, trouble);
      await staysWhole(browser);
    },
    last: A,
    faulty: A.program,
  },
  "an update: the old release is served until the new one is whole": {
    prepare: () => browserWith(A),
    run: comes(B),
    check: async (browser, outcome, trouble) => {
      comesUnheard(outcome, trouble);
      await keeps(A)(browser);
    },
    last: B,
    faulty: B.program,
  },
  "a take-over: the release that serves is whole": {
    prepare: () => browserWith(A),
    run: async (browser) => {
      await comes(B)(browser);
      if (!browser.waiting) return;
      await browser.ask({ ask: "show" }, browser.waiting);
      if (browser.active.release === B) await openTab(browser, "posts/new/");
    },
    check: staysWhole,
    last: B,
    faulty: B.program,
  },
  "a rollback: the release in use is served until the earlier one is whole again": {
    prepare: () => browserWith(A, B),
    run: comes(A),
    check: keeps(B),
    last: A,
    faulty: A.program,
  },
  "a page that is opened: the release stays whole": {
    prepare: () => browserWith(A),
    run: (browser) => openTab(browser, "posts/first/"),
    check: keeps(A),
    last: A,
    faulty: "posts/first/",
  },
  "a mended copy: what was sound stays": {
    prepare: async () => {
      const browser = await browserWith(A);
      const [cache] = [...browser.storage].filter(([name]) => name.endsWith(A.name)).map(([, entries]) => entries);
      cache.set(browser.scope + A.shard, { body: "damaged", headers: [] });
      return browser;
    },
    run: (browser) => browser.ask({ ask: "mend" }),
    check: async (browser) => {
      const entries = [...browser.storage].find(([name]) => name.endsWith(A.name))[1];
      for (const [path] of A.list.files.filter(([path]) => path !== A.shard)) {
        assert.equal(entries.get(browser.scope + path)?.body, A.files.get(path), path);
      }
      // Only a page whose program does not start asks for it.
      await browser.ask({ ask: "mend" });
    },
    last: A,
    faulty: A.shard,
  },
  "pages and files that are read: each is the release's own, and arrives": {
    prepare: async () => {
      const browser = await browserWith(A);
      await browser.close(await openTab(browser, "posts/first/"));
      return browser;
    },
    run: async (browser) => {
      const received = [];
      for (const [path, how] of REQUESTS) received.push([path, await browser.request(path, how)]);
      return received;
    },
    check: async (browser, received, { kind }) => {
      for (const [path, { status, body }] of received) {
        // A killed browser shows nothing. Any other has a copy or the host.
        if (status === 0 && kind === "kill") continue;
        const right = path.endsWith("/") ? [A.files.get(path), A.files.get("shell/")] : [A.files.get(path)];
        assert.ok(right.includes(body), `${path || "the blog page"}: ${status} ${body}`);
      }
      await keeps(A)(browser);
    },
    last: A,
    faulty: A.shard,
  },
};

/** Runs a scenario with trouble at each of its steps; `fault` is the host's fault with its faulty file. */
export async function atEachStep(kind, { prepare, run, check, last, faulty }, fault) {
  const prepared = await prepare();
  const begin = () => {
    const browser = prepared.copy();
    if (fault) browser.lie(faulty, fault);
    return browser;
  };
  const rehearsal = begin();
  await run(rehearsal);
  const { sorts } = rehearsal.steps;
  assert.ok(sorts.length > 5, `only ${sorts.length} steps`);
  for (const [at, sort] of sorts.entries()) {
    if (!Steps.can(kind, sort)) continue;
    const browser = begin();
    browser.steps.plan(kind, at + 1);
    const result = await run(browser);
    assert.ok(browser.steps.hasStruck, `step ${at + 1} of ${sorts.length} did not come`);
    if (browser.isDead) browser.restart();
    else browser.heal();
    await check(browser, result, { kind, sort });
    await recovers(browser, last);
  }
}
