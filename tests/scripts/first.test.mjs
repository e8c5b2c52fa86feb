// The script in the head of every page (index.html), in a simulated window with only what it uses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { WAIT } from "./modules.mjs";

const HTML = readFileSync(new URL("../../index.html", import.meta.url), "utf8");
const SCRIPT = /<script>(.*?)<\/script>/s.exec(HTML)[1];

/** The content of a page's template: the links to the files of program and archive, and the program. */
class Template {
  constructor(links) {
    this.links = links.map((href) => ({ href, remove: () => this.links.splice(this.links.findIndex((link) => link.href === href), 1) }));
    this.program = { program: true };
  }
  get firstElementChild() {
    return this.links[0] ?? this.program;
  }
  querySelector() {
    return null;
  }
  querySelectorAll(css) {
    return this.links.filter(({ href }) => css === "link" || href.startsWith("archive/20"));
  }
  /** Removes all and returns it: appending a template elsewhere empties it. */
  take() {
    const all = [...this.links.splice(0), this.program];
    this.program = null;
    return all;
  }
}

/** A page opened at an address, under a site's folder. `page.head` has what was appended to its head. */
function opened(address, { base = new URL("/", address).href, madeFor, folder = "/", hidden = false, webAssembly = {} } = {}) {
  const location = new URL(address);
  const page = { dataset: {}, address: location, listeners: {}, messages: [], head: [], timers: [] };
  const template = new Template(["reader.js", "reader.wasm", "archive/manifest.json", "archive/2022.json"]);
  const append = (...items) => {
    for (const item of items)
      for (const one of item === template ? template.take() : [item]) {
        template.links = template.links.filter((link) => link !== one);
        page.head.push(one.program ? "the program" : one.href);
      }
  };
  const document = {
    documentElement: page,
    hidden,
    querySelector: () => null,
    getElementById: (id) => (id === "app" ? { dataset: { page: madeFor } } : { content: template }),
    head: { append },
    body: { prepend: (text) => page.messages.push(text) },
  };
  const globals = {
    document, location, URL, WAIT,
    WebAssembly: webAssembly,
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
    setTimeout: (act, wait) => page.timers.push({ act, wait }),
    PerformanceObserver: class {
      constructor(act) {
        page.paint = act;
      }
      observe() {}
    },
  };
  vm.runInNewContext(SCRIPT.replaceAll("{folder}", folder), globals);
  page.listeners.DOMContentLoaded();
  page.loseStyles = (media = "") => {
    page.listeners.error({ target: { ownerDocument: document, rel: "stylesheet", href: "reader.css", media } });
    globals.onload?.();
    return page.messages.join();
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
    const message = `This site was built for ${folder} but is published in ${stands}. Build it with PUBLIC_URL=${stands}`;
    assert.equal(lost(address, { madeFor, folder }), message);
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

const FILES = ["reader.js", "reader.wasm", "archive/manifest.json", "archive/2022.json"];

test("the program is requested when the page is parsed, and runs once, after the first paint", () => {
  const page = opened("https://digest.example/");
  assert.deepEqual(page.head, FILES);
  page.paint();
  assert.deepEqual(page.head, [...FILES, "the program"]);
  page.timers.find(({ wait }) => wait === WAIT.paint).act();
  assert.equal(page.head.length, 5);
});

test("a browser that reports no paint runs the program all the same", () => {
  const page = opened("https://digest.example/");
  page.timers.find(({ wait }) => wait === WAIT.paint).act();
  assert.deepEqual(page.head, [...FILES, "the program"]);
});

test("where nothing is painted, the program runs at once", () => {
  for (const page of [
    opened("https://digest.example/?topic=alliance"),
    opened("https://digest.example/", { hidden: true }),
  ])
    assert.deepEqual(page.head, [...FILES, "the program"]);
});

test("a search does not request the posts of the published page", () => {
  const page = opened("https://digest.example/?q=alliance");
  assert.deepEqual(page.head, ["reader.js", "reader.wasm", "archive/manifest.json", "the program"]);
});

test("a program that cannot run is not requested, and one that was lost does not run", () => {
  assert.deepEqual(opened("https://digest.example/", { webAssembly: null }).head, []);
  const page = opened("https://digest.example/");
  page.listeners.error({ target: { rel: "preload", href: "https://digest.example/reader.wasm" } });
  assert.equal(page.dataset.boot, "failed");
  page.paint();
  assert.deepEqual(page.head, FILES);
});
