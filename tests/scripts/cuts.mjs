// Trouble at any step. Each scenario (a first visit, an update, a take-over, a rollback, opening a page) is repeated with
// trouble at its first step, at its second, and so on, until it ends undisturbed. Then the browser restarts without trouble,
// and the promises in the table of docs/offline.md must hold.

import assert from "node:assert/strict";
import { test } from "node:test";

import { A, B, browserWith, isServed, isWhole, openTab, recovers } from "./releases.mjs";

/** Runs a scenario with trouble at each of its steps. `check` tests the state before the recovery. */
async function atEachStep(kind, prepare, scenario, check, last) {
  let steps = 0;
  const prepared = await prepare();
  for (let at = 1; ; at += 1) {
    assert.ok(at < 400, "the scenario never ends untouched");
    const browser = await prepared.copy();
    browser.plan(kind, at);
    const outcome = await scenario(browser);
    const isUntouched = browser.step < at;
    if (browser.isDead) assert.equal(outcome, "killed");
    await browser.restart();
    await check?.(browser, outcome);
    await recovers(browser, last);
    if (isUntouched) break;
    steps = at;
  }
  assert.ok(steps > 5, `only ${steps} steps`);
}

const install = async (browser) => {
  browser.newTab();
  return browser.update();
};

const update = async (browser) => {
  browser.publish(B);
  await openTab(browser);
  return browser.isDead ? "killed" : browser.update();
};

/** The old release is still complete, and served. */
const oldIsServed = async (browser) => {
  if (browser.active?.release !== A) return;
  isWhole(browser, A);
  await isServed(browser, A);
};

/**
 * Adds the tests with one kind of trouble at each step: `kill`, `full` or `offline`. Each kind has its own file, since node
 * runs files in parallel.
 */
export function testCuts(kind) {
  test(`a first visit with trouble (${kind}) at any step: the next visits keep the release whole`, async () => {
    const check = async (browser) => {
      // An installed worker keeps everything that it should.
      if (browser.active) isWhole(browser, A);
    };
    await atEachStep(kind, async () => {
      const browser = await browserWith();
      browser.publish(A);
      return browser;
    }, install, check, A);
  });

  test(`an update with trouble (${kind}) at any step: the old release is served until the new one is whole`, async () => {
    await atEachStep(kind, () => browserWith(A), update, oldIsServed, B);
  });

  test(`a take-over with trouble (${kind}) at any step: the release that serves is whole`, async () => {
    const takeOver = async (browser) => {
      browser.publish(B);
      await openTab(browser);
      if (!browser.isDead) await browser.update();
      if (browser.isDead || !browser.waiting) return browser.isDead ? "killed" : "refused";
      await browser.ask({ ask: "show" }, browser.waiting);
      if (browser.isDead || browser.active.release !== B) return "killed";
      await openTab(browser, "posts/new/");
      return browser.isDead ? "killed" : "done";
    };
    const check = async (browser) => {
      isWhole(browser, browser.active.release);
      await isServed(browser, browser.active.release);
    };
    await atEachStep(kind, () => browserWith(A), takeOver, check, B);
  });

  test(`a rollback with trouble (${kind}) at any step ends with the release that is published`, async () => {
    const back = async (browser) => {
      browser.publish(A);
      await openTab(browser);
      return browser.isDead ? "killed" : browser.update();
    };
    const check = async (browser) => {
      isWhole(browser, browser.active.release);
    };
    await atEachStep(kind, () => browserWith(A, B), back, check, A);
  });

  test(`a page that is opened with trouble (${kind}) at any step leaves the release whole`, async () => {
    const visit = async (browser) => {
      await openTab(browser, "posts/first/");
      return browser.isDead ? "killed" : "done";
    };
    await atEachStep(kind, () => browserWith(A), visit, oldIsServed, A);
  });
}
