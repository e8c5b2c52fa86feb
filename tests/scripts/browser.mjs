// A simulated browser for the service worker: tests can interrupt storage, network, tabs and time at any step.
//
// Each call of the worker into the browser is a step. A test chooses the step at which something happens: the browser is killed
// (no later step finishes, and nothing more is written), storage is full, or the connection breaks. Nothing sleeps: time passes
// only when a test advances it.

import { createHash } from "node:crypto";

import { run, WAIT } from "./modules.mjs";

export { WAIT };
export const ORIGIN = "https://digest.example";

const BLANK = "const { RELEASE, SECTIONS, STABLE, PAGE_SIZE } = {};";
const SECTIONS = ["about", "archive", "offline", "page", "posts", "topics"];

/** The name that the site gives to bytes: SHA-256, truncated to 64 bits. */
export const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm", json: "application/json", svg: "image/svg+xml" };
const typeOf = (path) => (path === "" || path.endsWith("/") ? TYPES.html : TYPES[path.split(".").pop()]);

/**
 * A release: its files by path, and the list of its files. `posts` are slugs; `app` is the program's text, which differs
 * between releases only if a test wants that.
 */
export function release(posts, { app = "the program", rest = [] } = {}) {
  const files = new Map();
  const named = (start, ending, text) => {
    const path = `${start}${hashOf(text)}.${ending}`;
    files.set(path, text);
    return path;
  };
  const program = named("app-", "js", app);
  const index = named("archive/index.", "json", JSON.stringify({ posts: posts.map((slug) => ({ slug })) }));
  const shard = named("archive/2022.", "json", `the texts of ${posts.join()}`);
  const older = rest.map((text) => named("archive/2018.", "json", text));
  const manifest = named("archive/manifest.", "json", JSON.stringify({
    posts: posts.length,
    topics: [{ slug: "alliance", count: Math.min(posts.length, 9) }],
    types: [],
    months: [{ month: "2022-12" }],
    index,
  }));
  const page = (title) => `<!doctype html><title>${title}</title><script src="${program}"></script><link href="${manifest}"></html>`;
  for (const path of ["", "offline/", "shell/"]) files.set(path, page(path || posts.join()));
  files.set("icon.svg", "<svg/>");
  const entry = (path) => [path, typeOf(path).split("/")[1], files.get(path).length, hashOf(files.get(path))];
  const current = [...files.keys()].filter((path) => !older.includes(path));
  const list = {
    files: current.map(entry),
    rest: older.map(entry),
    start: [program, manifest],
    manifest,
    index,
    month: "2022-12",
  };
  const name = named("release.", "json", JSON.stringify(list)).split(".")[1];
  for (const slug of posts) files.set(`posts/${slug}/`, page(slug));
  return { name, files, list, program, manifest, shard, index };
}

export class Browser {
  constructor({ scope = "/" } = {}) {
    this.scope = ORIGIN + scope;
    /** The stored caches by name, each a map of URLs to bodies and headers. */
    this.storage = new Map();
    this.host = new Map();
    this.published = undefined;
    this.tabs = [];
    this.active = undefined;
    this.waiting = undefined;
    this.installing = undefined;
    this.requests = [];
    this.heal();
    this.now = 0;
    this.timers = new Map();
    this.timerNumber = 0;
    /** The responses of the browser's own HTTP cache, by path, unless a request bypasses it. */
    this.httpCache = new Map();
  }

  // ---- Controlled by tests

  /** Clears all faults, and restarts a browser that was killed. */
  heal() {
    this.step = 0;
    this.trouble = undefined;
    this.isDead = false;
    this.faults = new Map();
    /** What the host does to the body of a response. */
    this.rewrite = (path, body) => body;
  }

  /** Plans trouble at step `at`, counted from now: `kill`, `full` or `offline`. */
  plan(kind, at) {
    this.step = 0;
    this.trouble = { kind, at };
  }

  /** The host's fault for paths with this prefix: `missing`, `error`, `login`, `damaged`, `short`, `stalled`, `broken`;
   * `partial` and `mistyped` are the right bytes with a wrong status or type.
   */
  lie(start, fault) {
    this.faults.set(start, fault);
  }

  publish(release) {
    this.published = release;
    this.host = new Map(release.files);
  }

  /** Another browser in the same state, without planned trouble and without open tabs. */
  async copy() {
    const other = new Browser();
    other.scope = this.scope;
    other.storage = new Map([...this.storage].map(([name, cache]) => [name, new Map(cache)]));
    other.publish(this.published);
    other.active = this.active;
    other.waiting = this.waiting;
    await other.restart();
    return other;
  }

  /** Restarts the browser: workers lose their memory, storage stays. */
  async restart() {
    const revive = (life) => life && Life.start(this, life.release);
    this.timers.clear();
    this.installing = undefined;
    this.heal();
    this.active = await revive(this.active);
    this.waiting = await revive(this.waiting);
  }

  /** Runs everything that is ready to run, or stops early once `hasCome` is true. */
  async settle(hasCome = () => false) {
    for (let turns = 0; turns < 12 && !hasCome(); turns += 1) await new Promise((turn) => setImmediate(turn));
  }

  /** Advances the time. */
  async pass(milliseconds) {
    this.now += milliseconds;
    for (const [number, { at, work }] of [...this.timers]) {
      if (at > this.now) continue;
      this.timers.delete(number);
      work();
    }
    await this.settle();
  }

  // ---- Actions of the user

  /** The browser requests the worker, and installs a new one. Returns the outcome. */
  async update() {
    const release = this.published;
    if (release.name === (this.waiting ?? this.active)?.release.name) return "same";
    const life = await Life.start(this, release);
    this.installing = life;
    const outcome = await this.ended(life.dispatch("install"));
    this.installing = undefined;
    if (outcome !== "done") return outcome;
    this.waiting = life;
    await this.promote();
    return "done";
  }

  /** A waiting worker takes over once no tab uses the old one, or if it has asked to. */
  async promote() {
    if (!this.waiting || (this.active && this.tabs.length > 0 && !this.waiting.hasSkipped)) return;
    this.active = this.waiting;
    this.waiting = undefined;
    await this.ended(this.active.dispatch("activate"));
  }

  /** Waits for work of a worker; gives time to one that hangs in a dead connection. */
  async ended(work) {
    let outcome;
    work.then(
      () => (outcome = "done"),
      (error) => (outcome = error.message || error.name),
    );
    for (let turns = 0; turns < 40 && !outcome && !this.isDead; turns += 1) {
      await this.settle(() => outcome || this.isDead);
      if (!outcome) await this.pass(WAIT.stall);
    }
    if (this.isDead) return "killed";
    if (!outcome) throw new Error("the worker never ends");
    return outcome;
  }

  /** Opens an address in a tab, and sends the page's greeting to the worker. */
  async open(path, tab = this.newTab()) {
    tab.url = new URL(path, this.scope).href;
    const page = await this.request(path, { mode: "navigate" });
    tab.release = page.release;
    tab.page = page;
    if (this.active) await this.ask({ ask: "hello", path });
    return page;
  }

  newTab() {
    const tab = { url: this.scope, messages: [], sleeps: false };
    tab.postMessage = (message, [port] = []) => {
      tab.messages.push(message);
      if (message.ask === "files" && !tab.sleeps) port.postMessage(tab.files ?? []);
    };
    this.tabs.push(tab);
    return tab;
  }

  async close(tab) {
    this.tabs = this.tabs.filter((other) => other !== tab);
    await this.promote();
  }

  /** A file or page, from the worker if it answers, otherwise from the host. */
  async request(path, { mode = "no-cors", cache = "default" } = {}) {
    const url = new URL(path, this.scope).href;
    const request = { url, mode, cache, method: "GET" };
    let body;
    let response;
    const come = async () => {
      response = await (this.active?.answerTo(request) ?? this.fetch(url, {}));
      body = await response.text();
    };
    // No response and a broken one are the same for a user.
    if ((await this.ended(come())) !== "done") return { status: 0, body: "" };
    return { status: response.status, body };
  }

  /** Sends a question to the active worker, or to another one. */
  async ask(words, life = this.active) {
    let answer;
    const port = { postMessage: (value) => (answer = { value }) };
    const work = life.dispatch("message", { data: words, ports: [port] });
    const outcome = await this.ended(work);
    if (outcome === "killed") return "killed";
    if (!answer) throw new Error(`no answer to ${words.ask}`);
    return answer.value;
  }

  cacheNames() {
    return [...this.storage.keys()];
  }

  // ---- Called by the worker

  /** One step: runs the trouble planned for it. */
  async count(kind) {
    this.step += 1;
    await undefined;
    if (this.isDead) return new Promise(() => {});
    if (this.trouble?.at !== this.step) return;
    if (this.trouble.kind === "kill") {
      this.isDead = true;
      return new Promise(() => {});
    }
    if (this.trouble.kind === "full" && kind === "write") throw new DOMException("full", "QuotaExceededError");
    if (this.trouble.kind === "offline" && kind === "fetch") throw new TypeError("Failed to fetch");
  }

  async fetch(target, { signal, cache } = {}) {
    const url = typeof target === "string" ? target : target.url;
    const path = url.slice(this.scope.length).split("?")[0];
    this.requests.push(path);
    await this.count("fetch");
    const fault = [...this.faults].find(([start]) => path === start || (start && path.startsWith(start)))?.[1];
    if (fault === "broken") throw new TypeError("Failed to fetch");
    if (fault === "stalled") {
      return new Promise((_, fail) => signal?.addEventListener("abort", () => fail(new DOMException("aborted", "AbortError"))));
    }
    if (cache === "default" && this.httpCache.has(path)) {
      return new Response(this.httpCache.get(path), { headers: { "content-type": typeOf(path) } });
    }
    const found = this.host.get(path);
    if (found === undefined || fault === "missing") return new Response("not found", { status: 404, headers: { "content-type": TYPES.html } });
    if (fault === "error") return new Response("error", { status: 500, headers: { "content-type": TYPES.html } });
    const bodies = { login: "<h1>Hotel</h1>", damaged: found.replace(/.$/, "~"), short: found.slice(0, -1) };
    const type = { login: TYPES.html, mistyped: "text/plain" }[fault] ?? typeOf(path);
    const status = fault === "partial" ? 206 : 200;
    return new Response(this.rewrite(path, bodies[fault] ?? found), { status, headers: { "content-type": type } });
  }

  caches() {
    const browser = this;
    const address = (request) => (typeof request === "string" ? request : request.url);
    const respond = (entry) => entry && new Response(entry.body, { headers: entry.headers });
    const open = (name) => ({
      async match(request) {
        await browser.count("read");
        return respond(browser.storage.get(name)?.get(address(request)));
      },
      async put(request, response) {
        const body = await response.text();
        await browser.count("write");
        // A cache deleted in the meantime has no entries.
        browser.storage.get(name)?.set(address(request), { body, headers: [...response.headers] });
      },
      async delete(request) {
        await browser.count("write");
        return browser.storage.get(name)?.delete(address(request)) ?? false;
      },
      async keys() {
        await browser.count("read");
        return [...(browser.storage.get(name)?.keys() ?? [])].map((url) => ({ url }));
      },
    });
    return {
      async open(name) {
        await browser.count("write");
        if (!browser.storage.has(name)) browser.storage.set(name, new Map());
        return open(name);
      },
      async has(name) {
        await browser.count("read");
        return browser.storage.has(name);
      },
      async keys() {
        await browser.count("read");
        return [...browser.storage.keys()];
      },
      async delete(name) {
        await browser.count("write");
        return browser.storage.delete(name);
      },
      async match(request, { cacheName }) {
        await browser.count("read");
        // Without a name, all caches are searched, oldest first.
        const searched = cacheName === undefined ? [...browser.storage.values()] : [browser.storage.get(cacheName)];
        return respond(searched.map((cache) => cache?.get(address(request))).find(Boolean));
      },
    };
  }
}

/** The life of a worker: its own memory over the browser's storage. */
class Life {
  constructor(release) {
    this.release = release;
    this.hasSkipped = false;
    this.handlers = {};
  }

  static async start(browser, release) {
    const life = new Life(release);
    const { scope } = browser;
    const globals = {
      registration: {
        scope,
        get installing() {
          return browser.installing !== life ? browser.installing : undefined;
        },
        get waiting() {
          return browser.waiting !== life ? browser.waiting : undefined;
        },
        update: async () => {},
      },
      caches: browser.caches(),
      clients: {
        claim: async () => {},
        matchAll: async () => {
          await browser.count("read");
          return browser.tabs;
        },
      },
      fetch: (request, options) => browser.fetch(request, options),
      skipWaiting: () => {
        life.hasSkipped = true;
        return browser.promote();
      },
      addEventListener: (kind, handler) => (life.handlers[kind] = handler),
      crypto: {
        subtle: {
          digest: async (_, bytes) => new Uint8Array(createHash("sha256").update(new Uint8Array(bytes)).digest()).buffer,
        },
      },
      setTimeout: (work, milliseconds) => {
        browser.timerNumber += 1;
        browser.timers.set(browser.timerNumber, { at: browser.now + milliseconds, work });
        return browser.timerNumber;
      },
      clearTimeout: (number) => browser.timers.delete(number),
      MessageChannel: class {
        constructor() {
          this.port1 = {};
          this.port2 = { postMessage: (data) => this.port1.onmessage?.({ data }) };
        }
      },
      WAIT,
      AbortController,
      Blob,
      Headers,
      Response,
      TextDecoder,
      URL,
      console,
    };
    const filled = { RELEASE: release.name, SECTIONS, STABLE: ["icon.svg"], PAGE_SIZE: 8 };
    const fill = (text) => text.replace(BLANK, `const { RELEASE, SECTIONS, STABLE, PAGE_SIZE } = ${JSON.stringify(filled)};`);
    await run("sw.js", globals, { fill });
    return life;
  }

  /** Sends an event; the returned promise settles when the worker's work is done. */
  dispatch(kind, event = {}) {
    const work = [];
    this.handlers[kind]?.({ ...event, waitUntil: (promise) => work.push(promise) });
    return Promise.all(work);
  }

  /** The worker's response to a request, or nothing if it leaves the request to the browser. */
  answerTo(request) {
    let answer;
    this.handlers.fetch({ request, respondWith: (promise) => (answer = promise) });
    return answer;
  }

  postMessage() {}
}
