// The script in the head of every page (index.html), in a window of which it sees only what it uses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { WAIT } from "./modules.mjs";

const HTML = readFileSync(new URL("../../index.html", import.meta.url), "utf8");
const SCRIPT = /<script>(.*?)<\/script>/s.exec(HTML)[1];

/** A page that is being read at an address, under a site's folder. */
function opened(address, { base = new URL("/", address).href } = {}) {
  const location = new URL(address);
  const page = { dataset: {}, address: location, listeners: {} };
  const document = {
    documentElement: page,
    hidden: false,
    querySelector: () => null,
    getElementById: () => null,
  };
  const globals = {
    document, location, URL, WAIT,
    WebAssembly: {},
    localStorage: {},
    // As browsers do: the address is resolved against the base, and must stay on the same host.
    history: {
      replaceState(_, __, target) {
        const next = new URL(target, base);
        if (next.origin !== location.origin) throw new DOMException("another origin", "SecurityError");
        page.address = next;
      },
    },
    addEventListener: (kind, handler) => (page.listeners[kind] = handler),
    setTimeout: () => 0,
  };
  vm.runInNewContext(SCRIPT, globals);
  return page;
}

/** With two slashes the path alone names a host: the browser refused it, and the app never started. */
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
