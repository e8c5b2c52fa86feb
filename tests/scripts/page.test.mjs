// What offline.js says and does on a page, for each answer of the worker and for none.

import assert from "node:assert/strict";
import { test } from "node:test";

import { WAIT } from "./modules.mjs";
import { about, Page, SCRIPT, Worker } from "./page.mjs";

/** A page served by a complete release A; the worker of B waits if `next` is given. */
async function opened({ answers = {}, next } = {}) {
  const page = new Page();
  page.serve(new Worker({ about: about("A"), hello: null, ...answers }));
  page.registration.waiting = next;
  return page.start();
}

const waitingB = () => new Worker({ about: about("B") });

test("the page /offline/ says what is kept", async () => {
  const page = await opened();
  const facts = [...page.document.querySelectorAll("dd")].map((fact) => fact.textContent);
  assert.deepEqual(facts.slice(0, 3), ["December 2022 (A)", "January 1, 2023", "12 files, 2.0 MB"]);
  assert.match(page.text("#offline"), /The whole archive can be read offline/);
});

test("each fault has its sentence", async () => {
  const sentences = {
    network: /connection broke off/, wrong: /not what the site has published/, changed: /host must send files unchanged/, space: /not enough room/,
  };
  const page = await opened();
  for (const [fault, sentence] of Object.entries(sentences)) {
    await page.hear({ fault });
    assert.match(page.text("#offline p"), sentence, fault);
  }
  await page.hear({ kept: true });
  assert.match(page.text("#offline p"), /whole archive/);
});

test("each reason why nothing can be kept has its sentence", async () => {
  const reasons = [
    [{ container: undefined }, /This browser cannot keep sites/],
    [{ container: undefined, isSecure: false }, /opened over plain http/],
    [{ mayStore: false }, /does not let the site keep anything/],
    [{ isReachable: false }, /connection broke off/],
  ];
  for (const [change, sentence] of reasons) {
    const page = await Object.assign(new Page(), { isRegistered: false }, change).start();
    assert.match(page.text("#offline"), sentence);
    assert.match(page.text("#offline"), /can be read online as always/);
    assert.equal(page.button("Reset offline copy"), undefined, "there is no copy");
  }
});

test("without a network the page says so, and marks itself for the links that need one, until the host answers again", async () => {
  for (const loss of ["isOnline", "isReachable"]) {
    const page = await opened();
    const { dataset } = page.document.documentElement;
    page[loss] = false;
    await page.wake();
    assert.equal(dataset.network, "none", loss);
    assert.equal(page.text(".offline-line"), "No network: you are reading the offline copy");
    page[loss] = true;
    await page.wake();
    assert.equal(dataset.network, undefined, loss);
    assert.equal(page.text(".offline-line"), "");
  }
});

test("pages that the host has changed are named as such", async () => {
  assert.match((await opened({ answers: { about: about("A", { isChanged: true }) } })).text("#offline"), /host changes its pages/);
  assert.doesNotMatch((await opened()).text("#offline"), /host changes its pages/);
});

test("a worker that does not answer is named, and the copy can be reset", async () => {
  const page = await opened({ answers: { about: undefined, hello: undefined } });
  await page.clock.pass(WAIT.reply);
  assert.match(page.text("#offline"), /does not answer/);
  // The reset must not ask anyone first.
  await page.click("Reset offline copy");
  assert.match(page.text(".offline-result"), /The copy was deleted/);
  assert.deepEqual(page.cacheNames, ["pprnet:/other/:0123456789abcdef"]);
});

test("unasked, a page looks for a new release at most once an hour", async () => {
  const page = await opened();
  assert.equal(page.updates, 1);
  await page.wake();
  await page.clock.pass(WAIT.updateCheck / 2);
  await page.wake();
  assert.equal(page.updates, 1);
  await page.clock.pass(WAIT.updateCheck);
  assert.equal(page.updates, 2);
});

test("a release that failed on its way is looked for again after a minute", async () => {
  const page = await opened();
  const coming = Object.assign(new Worker(), { state: "redundant" });
  page.registration.installing = coming;
  page.registration.onupdatefound();
  coming.dispatchEvent(new Event("statechange"));
  page.registration.installing = undefined;
  await page.clock.pass(WAIT.updateRetry);
  await page.wake();
  assert.equal(page.updates, 2);
});

test("a new release is told of with its posts; Later is remembered until someone looks for updates", async () => {
  const page = await opened({ next: waitingB() });
  assert.equal(page.notice(), "2 new posts: January 2023");
  await page.click("Later");
  assert.equal(page.notice(), "");
  await page.wake();
  assert.equal(page.notice(), "");
  await page.click("Check for updates");
  assert.equal(page.notice(), "2 new posts: January 2023");
  assert.equal(page.text(".offline-result"), "There is a new release.");
});

test("corrections and retractions that a release adds are told of; an older release that does not count them is no reason to", async () => {
  const notice = async (before, after) => {
    const next = new Worker({ about: about("B", { notices: after }) });
    return (await opened({ answers: { about: about("A", { notices: before }) }, next })).notice();
  };
  assert.equal(await notice([1, 0], [2, 0]), "2 new posts: January 2023; 1 correction");
  assert.equal(await notice([1, 0], [3, 1]), "2 new posts: January 2023; 2 corrections; 1 retraction");
  assert.equal(await notice([1, 1], [0, 1]), "2 new posts: January 2023");
  assert.equal(await notice(undefined, [2, 0]), "2 new posts: January 2023");
  const page = await opened();
  page.files.set("https://digest.example/B.json", { months: [{ month: "2022-12", count: 3 }] });
  page.serve(new Worker({ about: about("A", { notices: [0, 0] }), hello: null }));
  page.registration.waiting = new Worker({ about: about("B", { notices: [1, 0] }) });
  await page.wake();
  assert.equal(page.notice(), "1 correction");
});

test("the tab that asked for a release is loaded anew when it takes over", async () => {
  const next = waitingB();
  const page = await opened({ next });
  await page.click("Show them");
  assert.equal(next.questions.at(-1), "show");
  await page.takeOver(next);
  assert.equal(page.reloads, 1);
});

test("a release that takes over late does not interrupt someone who reads", async () => {
  const next = new Worker({ about: about("B", { names: [] }) });
  const page = await opened({ next });
  await page.click("Show them");
  await page.clock.pass(WAIT.takeOver);
  assert.match(page.notice(), /at your next visit/);
  await page.takeOver(next);
  assert.equal(page.reloads, 0);
  assert.equal(page.notice(), "A new version of this site is ready.");
});

test("a release that another tab asked for is only told of", async () => {
  const page = await opened();
  await page.takeOver(new Worker({ about: about("B", { names: [] }) }));
  assert.equal(page.reloads, 0);
  assert.match(page.notice(), /open in another tab/);
  await page.click("Show it");
  assert.equal(page.reloads, 1);
});

test("asked by the worker, a page names the files that tell its release", async () => {
  const page = await opened();
  const [files] = await page.hear({ ask: "files" });
  assert.deepEqual([...files], [SCRIPT]);
});

test("each button says what came of it", async () => {
  const answers = { again: 12, mend: 0 };
  const page = await opened({ answers });
  await page.click("Download again");
  assert.equal(page.text(".offline-result"), "12 files were downloaded.");
  page.container.controller.answers.again = { fault: "space" };
  await page.click("Download again");
  assert.match(page.text(".offline-result"), /not enough room/);
  await page.click("Check for updates");
  assert.equal(page.text(".offline-result"), "This is the latest release.");
  page.onUpdate = () => Promise.reject(new TypeError("no network"));
  await page.click("Check for updates");
  assert.match(page.text(".offline-result"), /connection broke off/);
});

test("what is said is about the button that was pressed last, whichever is done first", async () => {
  const page = await opened();
  page.serve(new Worker({ about: about("A") }));
  await page.click("Download again");
  assert.equal(page.text(".offline-result"), "One moment …");
  await page.click("Check for updates");
  assert.equal(page.text(".offline-result"), "This is the latest release.");
  await page.clock.pass(WAIT.progress);
  assert.equal(page.text(".offline-result"), "This is the latest release.");
});

const PROGRAM = `<link rel="modulepreload" href="https://digest.example/reader.js"><link rel="preload" href="https://digest.example/reader.wasm">`;

/** A page whose program could not be loaded; `come` answers each later attempt. */
async function withoutProgram(come, answers = {}) {
  const page = new Page();
  Object.assign(page, { boot: "failed", head: PROGRAM, programs: [] });
  page.importProgram = async (address) => {
    page.programs.push(address);
    if (!(await come(page.programs.length))) throw new TypeError("Failed to fetch dynamically imported module");
    return async (options) => {
      page.programs.push(options.module_or_path);
      Object.assign(page.document.documentElement.dataset, { boot: "done", claimed: "" });
    };
  };
  page.serve(new Worker({ about: about("A"), hello: null, mend: 0, ...answers }));
  return page.start();
}

test("a program that could not be had is asked for once more, by another name", async () => {
  const page = await withoutProgram(() => true);
  assert.deepEqual(page.programs, ["https://digest.example/reader.js?1", "https://digest.example/reader.wasm"]);
  await page.wake();
  assert.equal(page.programs.length, 2, "it runs");
  assert.deepEqual(page.container.controller.questions.slice(-2), ["hello", "about"]);
});

test("a damaged program that was mended starts without a reload, else the page offers one", async () => {
  const mended = await withoutProgram(() => true, { mend: 1 });
  assert.equal(mended.text(".offline-notice"), "");
  const page = await withoutProgram(() => false, { mend: 1 });
  assert.match(page.text(".offline-notice"), /has been repaired/);
});

test("a program that never comes is asked for three times, each time the page is looked at again", async () => {
  const page = await withoutProgram(() => false);
  for (let times = 0; times < 5; times += 1) await page.wake();
  const [further, ...addresses] = [4, 1, 2, 3].map((number) => `https://digest.example/reader.js?${number}`);
  assert.deepEqual(page.programs, addresses);
  page.listeners.dispatchEvent(new Event("online"));
  await page.clock.settle();
  assert.deepEqual(page.programs, [...addresses, further], "the network is back");
});

test("a network that is back during a try that fails gets one of its own, by a new name", async () => {
  let fail;
  const come = (asked) => (asked === 1 ? new Promise((resolve) => (fail = () => resolve(false))) : true);
  const page = await withoutProgram(come);
  page.listeners.dispatchEvent(new Event("online"));
  await page.clock.settle();
  assert.equal(page.programs.length, 1, "one at a time");
  fail();
  await page.clock.settle();
  const [first, second] = [1, 2].map((number) => `https://digest.example/reader.js?${number}`);
  assert.deepEqual(page.programs, [first, second, "https://digest.example/reader.wasm"]);
});

test("a reader that has started, and a page that nobody looks at, are left alone", async () => {
  const page = await withoutProgram(() => false);
  const { dataset } = page.document.documentElement;
  Object.defineProperty(page.document, "visibilityState", { value: "hidden", configurable: true });
  await page.wake();
  assert.equal(page.programs.length, 1);
  Object.defineProperty(page.document, "visibilityState", { value: "visible", configurable: true });
  dataset.claimed = "";
  await page.wake();
  assert.equal(page.programs.length, 1);
});
