// Trouble at any step of what offline.js asks of the browser and of the worker. Each scenario is repeated with trouble at its
// first step, at its second, and so on. Nothing may fail unhandled, which would disturb reading. Then the trouble ends, and the
// page must go on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { WAIT } from "./modules.mjs";
import { about, Page, Worker } from "./page.mjs";
import { Steps } from "./steps.mjs";

/** A page that is about to open, served by release A. */
function served() {
  const page = new Page();
  page.serve(new Worker({ about: about("A"), hello: null, mend: 0, again: 12 }, page.steps));
  return page;
}

const workerOfB = (page) => new Worker({ about: about("B") }, page.steps);

/** The browser installs the worker of a first visit, if the page has registered it. */
async function install(page) {
  const { installing } = page.registration;
  if (!page.isRegistered || !installing) return;
  const become = (state, more) => {
    installing.state = state;
    Object.assign(page.registration, { installing: undefined, ...more });
    installing.dispatchEvent(new Event("statechange"));
    return page.clock.settle();
  };
  await page.hear({ saving: 1, of: 12 });
  await become("installed", { waiting: installing });
  await become("activated", { waiting: undefined });
  await page.takeOver(installing);
  await page.hear({ kept: true });
}

const clickIfThere = async (page, name) => page.button(name) && page.click(name);

const SCENARIOS = {
  "a page that is opened finds the network, and the next release": {
    open: served,
    run: (page) => page.start(),
    check: async (page) => {
      assert.equal(page.document.documentElement.dataset.network, undefined);
      page.registration.waiting = workerOfB(page);
      await page.wake();
      assert.equal(page.notice(), "2 new posts: January 2023");
    },
  },
  "a first visit ends with a copy": {
    open: () => {
      const page = new Page();
      page.isRegistered = false;
      page.registration.installing = new Worker({ about: about("A"), hello: null }, page.steps);
      return page;
    },
    run: async (page) => {
      await page.start();
      await install(page);
    },
    check: async (page) => {
      await install(page);
      await page.hear({ kept: true });
      assert.match(page.text("#offline"), /December 2022 \(A\)/);
    },
  },
  "a new release is announced, and shown to whoever asks for it": {
    open: () => {
      const page = served();
      page.registration.waiting = workerOfB(page);
      return page;
    },
    run: async (page) => {
      await page.start();
      await clickIfThere(page, "Show them");
    },
    check: async (page) => {
      // Without the numbers of posts, the notice has another sentence.
      await clickIfThere(page, "Show them");
      await clickIfThere(page, "Show it");
      // A worker that did not get the question takes over later.
      assert.match(page.notice(), /One moment|at your next visit/);
      await page.takeOver(page.registration.waiting);
      assert.ok(page.reloads === 1 || page.text(".offline-notice") !== "");
    },
  },
  "the copy can be reset": {
    open: served,
    run: async (page) => {
      await page.start();
      await clickIfThere(page, "Reset offline copy");
    },
    check: async (page) => {
      await page.start();
      await page.click("Reset offline copy");
      assert.match(page.text(".offline-result"), /The copy was deleted/);
      assert.deepEqual(page.cacheNames, ["pprnet:/other/:0123456789abcdef"]);
      assert.equal(page.isRegistered, false);
    },
  },
  "each button says what came of it": {
    open: () => {
      const page = served();
      page.registration.waiting = workerOfB(page);
      return page;
    },
    run: async (page) => {
      await page.start();
      for (const name of ["Check for updates", "Download again"]) {
        await clickIfThere(page, name);
        await page.clock.pass(WAIT.progress);
        assert.notEqual(page.text(".offline-result"), "One moment …");
      }
    },
    check: async (page) => {
      await page.start();
      await page.click("Check for updates");
      assert.equal(page.text(".offline-result"), "There is a new release.");
      await page.click("Download again");
      assert.equal(page.text(".offline-result"), "12 files were downloaded.");
    },
  },
  "a program that failed is started again": {
    open: () => {
      const page = served();
      page.boot = "failed";
      page.head =
        '<link rel="modulepreload" href="https://digest.example/reader.js"><link rel="preload" href="https://digest.example/reader.wasm">';
      page.importProgram = async () => async () => {
        Object.assign(page.document.documentElement.dataset, { boot: "done", claimed: "" });
      };
      return page;
    },
    run: (page) => page.start(),
    check: (page) => assert.equal(page.document.documentElement.dataset.claimed, ""),
  },
};

for (const [name, { open, run, check }] of Object.entries(SCENARIOS)) {
  for (const kind of ["fails", "broken", "stalls"]) {
    test(`with trouble (${kind}) at any step, ${name}`, async () => {
      const rehearsal = open();
      await run(rehearsal);
      const { sorts } = rehearsal.steps;
      assert.ok(sorts.length > 5, `only ${sorts.length} steps`);
      for (const [at, sort] of sorts.entries()) {
        if (!Steps.can(kind, sort)) continue;
        const page = open();
        page.steps.plan(kind, at + 1);
        await run(page);
        assert.ok(page.steps.hasStruck, `step ${at + 1} of ${sorts.length} did not come`);
        await page.clock.pass(WAIT.progress);
        page.steps.heal();
        await page.clock.pass(WAIT.updateCheck);
        for (let times = 0; times < 2; times += 1) await page.wake();
        await check(page);
      }
    });
  }
}
