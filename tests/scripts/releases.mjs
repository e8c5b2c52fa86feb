// Releases, browsers that store them, and invariants of both.

import assert from "node:assert/strict";

import { Browser } from "./browser.mjs";
import { release } from "./host.mjs";

export const A = release(["first", "second"]);
export const B = release(["new", "first", "second"], { app: "another program" });
export const C = release(["newest", "new", "first", "second"], { app: "a third program" });

export const NEIGHBOUR = "pprnet:/other/:0123456789abcdef";

export const cacheOf = ({ name }) => `pprnet:/:${name}`;

/** A browser in which another site of the host has stored something, too. */
export async function browserWith(...releases) {
  const browser = new Browser();
  browser.storage.set(NEIGHBOUR, new Map([["https://digest.example/other/x", { body: "x", headers: [] }]]));
  for (const one of releases) {
    browser.publish(one);
    await browser.update();
    for (const tab of [...browser.tabs]) await browser.close(tab);
    if (browser.active) await browser.close(await openTab(browser));
  }
  return browser;
}

export async function openTab(browser, path = "") {
  const tab = browser.newTab();
  const files = browser.active?.release ?? browser.published;
  tab.files = [files.program, files.manifest].map((file) => browser.scope + file);
  await browser.open(path, tab);
  return tab;
}

/** A release is stored completely: each file is there, as it was published. */
export function isWhole(browser, one) {
  const cache = browser.storage.get(cacheOf(one)) ?? new Map();
  const missing = one.list.files.filter(([path]) => cache.get(browser.scope + path)?.body !== one.files.get(path));
  assert.deepEqual(missing.map(([path]) => path), [], `files of ${one.name}`);
}

/** Without a network, every page and file of a release is served with its own bytes. */
export async function isServed(browser, one) {
  const { host } = browser;
  browser.host = new Map();
  browser.lie("", "broken");
  for (const [path] of one.list.files) browser.lie(path, "broken");
  // The shell has no URL of its own: the app draws pages without a copy into it.
  for (const [path] of one.list.files.filter(([path]) => path !== "shell/")) {
    const mode = path === "" || path.endsWith("/") ? "navigate" : "no-cors";
    const { body } = await browser.request(path, { mode });
    assert.equal(body, one.files.get(path), `${path || "the blog page"} of ${one.name}`);
  }
  // A visited post is served from its own copy; otherwise the app draws it into the shell.
  const post = await browser.request("posts/first/", { mode: "navigate" });
  assert.ok([one.files.get("shell/"), one.files.get("posts/first/")].includes(post.body), post.body);
  browser.host = host;
  browser.heal();
}

/** Whatever happened before, undisturbed visits end with the published release, whole and alone; other sites' files stay. */
export async function recovers(browser, one) {
  browser.heal();
  browser.tabs = [];
  browser.publish(one);
  await browser.promote();
  for (let visits = 0; visits < 3; visits += 1) {
    const tab = await openTab(browser);
    await browser.update();
    await browser.close(tab);
  }
  await browser.close(await openTab(browser));
  isWhole(browser, one);
  await isServed(browser, one);
  assert.deepEqual(browser.cacheNames().sort(), [NEIGHBOUR, cacheOf(one)].sort());
  assert.equal(browser.storage.get(NEIGHBOUR).size, 1);
}
