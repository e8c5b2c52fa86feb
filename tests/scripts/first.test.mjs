// The script in the head of every page (index.html), in a simulated window with only what it uses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { WAIT } from "./modules.mjs";

const HTML = readFileSync(new URL("../../index.html", import.meta.url), "utf8");
const SCRIPT = /<script>(.*?)<\/script>/s.exec(HTML)[1];

/** A page opened at an address, under a site's folder. */
function opened(address, { base = new URL("/", address).href, madeFor, folder = "/" } = {}) {
  const location = new URL(address);
  const page = { dataset: {}, address: location, listeners: {}, said: [] };
  const document = {
    documentElement: page,
    hidden: false,
    querySelector: () => null,
    getElementById: (id) => (id === "app" ? { dataset: { page: madeFor } } : null),
    body: { prepend: (text) => page.said.push(text) },
  };
  const globals = {
    document, location, URL, WAIT,
    WebAssembly: {},
    localStorage: {},
    // As in browsers: the address is resolved against the base, and must stay on the same host.
    history: {
      replaceState(_, __, target) {
        const next = new URL(target, base);
        if (next.origin !== location.origin) throw new DOMException("another origin", "SecurityError");
        page.address = next;
      },
    },
    addEventListener: (kind, handler) => (page.listeners[kind] = handler),
    setTimeout: () => 0,
    PerformanceObserver: class {
      observe() {}
    },
  };
  vm.runInNewContext(SCRIPT.replaceAll("{folder}", folder), globals);
  page.listeners.DOMContentLoaded();
  page.loseStyles = (media = "") => {
    page.listeners.error({ target: { ownerDocument: document, rel: "stylesheet", href: "reader.css", media } });
    globals.onload?.();
    return page.said.join();
  };
  return page;
}

/** A path with two slashes would name another host: the browser refuses it, and the app must still start. */
test("what others add to a link is taken out, and the rest of the address stays", () => {
  for (const [address, clean] of [
    ["https://digest.example/about/?utm_source=mail", "/about/"],
    ["https://digest.example//about/?utm_source=mail#more", "//about/#more"],
    ["https://digest.example//evil.example/?fbclid=1", "//evil.example/"],
    ["https://digest.example/?utm_source=mail&topic=alliance&gclid=1", "/?topic=alliance"],
    ["https://digest.example/a%2Db/?mc_eid=1&p=4", "/a%2Db/?p=4"],
    ["https://digest.example/?topic=alliance", "/?topic=alliance"],
  ]) {
    const page = opened(address);
    assert.equal(page.address.href, `https://digest.example${clean}`, address);
    assert.ok(["starting", "query"].includes(page.dataset.boot), address);
  }
});

/** The page must blame the folder only if the folders differ, and name both. */
test("a page without styles names both folders where they differ, and only then", () => {
  const lost = (address, more) => opened(`https://digest.example${address}`, more).loseStyles();
  for (const [address, madeFor, folder, stands] of [
    ["/blog/", "/", "/", "/blog/"],
    ["/blog/about/", "/about/", "/", "/blog/"],
    ["/about/index.html", "/about/", "/pprnet/blog/", "/"],
    ["/a/b/topics/alliance/page/2/?x#y", "/topics/alliance/page/2/", "/a/", "/a/b/"],
  ]) {
    const said = `This site was built for ${folder} but is published in ${stands}. Build it with PUBLIC_URL=${stands}`;
    assert.equal(lost(address, { madeFor, folder }), said);
  }
  for (const [address, madeFor, folder] of [
    ["/", "/", "/"],
    ["/blog/about/", "/about/", "/blog/"],
    ["/blog/nowhere/", undefined, "/"],
    ["/blog/about/", "/archive/", "/"],
  ]) {
    assert.equal(lost(address, { madeFor, folder }), "The style sheet failed to load. Reload the page.");
  }
  assert.equal(opened("https://digest.example/", { madeFor: "/" }).loseStyles("print"), "", "nothing is missing on the screen");
});
