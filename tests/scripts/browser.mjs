// A simulated browser for the service worker: tests can interrupt storage, network, tabs and time at any step (steps.mjs).
// Nothing sleeps: time passes only when a test advances it.

import { Clock } from "./clock.mjs";
import { answer, ORIGIN } from "./host.mjs";
import { Life } from "./life.mjs";
import { WAIT } from "./modules.mjs";
import { Response } from "./response.mjs";
import { Steps } from "./steps.mjs";

/** How long browsers themselves wait for a dead connection. */
const PATIENCE = 300_000;

export class Browser {
  constructor({ scope = "/" } = {}) {
    this.scope = ORIGIN + scope;
    /** The scripts of which the host's worker consists. */
    this.scripts = ["public/sw.js"];
    /** The stored caches by name, each a map of URLs to bodies and headers. */
    this.storage = new Map();
    /** The files on the host. */
    this.host = new Map();
    this.published = undefined;
    this.tabs = [];
    this.active = undefined;
    this.waiting = undefined;
    this.installing = undefined;
    this.requests = [];
    this.clock = new Clock();
    this.steps = new Steps(() => this.silence());
    /** The responses of the browser's own HTTP cache, by path, unless a request bypasses it. */
    this.httpCache = new Map();
    this.heal();
  }

  // ---- Controlled by tests

  /** Ends all faults and all trouble. */
  heal() {
    this.steps.heal();
    this.faults = new Map();
    /** What the host does to the body of a response. */
    this.rewrite = (path, body) => body;
  }

  get isDead() {
    return this.steps.isDead;
  }

  /** The host's fault (host.mjs) for a path, or for all paths that begin with it. `slow`: the body comes piece by piece. */
  lie(start, fault) {
    this.faults.set(start, fault);
  }

  publish(release) {
    this.published = release;
    this.host = new Map(release.files);
  }

  /** Another browser in the same state, without planned trouble and without open tabs. */
  copy() {
    const other = new Browser();
    other.scope = this.scope;
    other.storage = new Map([...this.storage].map(([name, cache]) => [name, new Map(cache)]));
    other.publish(this.published);
    other.active = this.active;
    other.waiting = this.waiting;
    other.restart();
    return other;
  }

  /** Restarts the browser: workers lose their memory, storage stays. */
  restart() {
    const revive = (life) => life && new Life(this, life.release);
    this.clock.timers.clear();
    this.installing = undefined;
    this.heal();
    this.active = revive(this.active);
    this.waiting = revive(this.waiting);
  }

  // ---- Actions of the user

  /** The browser requests the worker, and installs a new one. Returns the outcome. */
  async update() {
    const release = this.published;
    if (this.isDead) return "killed";
    if (release.name === (this.waiting ?? this.active)?.release.name) return "same";
    const life = new Life(this, release);
    this.installing = life;
    const outcome = await this.ended(life.dispatch("install"));
    this.installing = undefined;
    if (outcome !== "done") return outcome;
    this.waiting = life;
    await this.promote();
    return "done";
  }

  /** The worker has unregistered itself: it serves no further pages, though it may finish its work. */
  unregister() {
    this.active = undefined;
  }

  /** A waiting worker takes over once no tab uses the old one, or if it has asked to. */
  async promote() {
    if (this.isDead || !this.waiting || (this.active && this.tabs.length > 0 && !this.waiting.hasSkipped)) return;
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
    for (let turns = 0; turns < 60 && !outcome && !this.isDead; turns += 1) {
      await this.clock.settle(() => outcome || this.isDead);
      if (!outcome && !this.isDead) await this.clock.pass(WAIT.stall);
    }
    if (this.isDead) return "killed";
    if (!outcome) throw new Error("the worker never ends");
    return outcome;
  }

  /** Opens an address in a tab, and sends the page's greeting to the worker. */
  async open(path, tab = this.newTab()) {
    tab.url = new URL(path, this.scope).href;
    const page = await this.request(path, { mode: "navigate" });
    tab.page = page;
    if (this.active) await this.ask({ ask: "hello", path });
    return page;
  }

  newTab() {
    const tab = { url: this.scope, messages: [], sleeps: false, reloads: 0 };
    tab.navigate = async () => (tab.reloads += 1);
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
    let received = { status: 0, body: "" };
    const come = async () => {
      const response = await (this.active?.answerTo(request) ?? this.fetch(url));
      received = { status: response.status, body: await response.text() };
    };
    // No response and a broken one are the same for a user.
    await this.ended(come());
    return received;
  }

  /** Sends a question to the active worker, or to another one. */
  async ask(words, life = this.active) {
    if (this.isDead) return "killed";
    let answered;
    const port = { postMessage: (value) => (answered = { value }) };
    const outcome = await this.ended(life.dispatch("message", { data: words, ports: [port] }));
    if (outcome === "killed") return "killed";
    if (!answered) throw new Error(`no answer to ${words.ask}`);
    return answered.value;
  }

  cacheNames() {
    return [...this.storage.keys()];
  }

  // ---- Called by the worker

  /** A dead connection, which ends when the browser itself gives it up. */
  silence() {
    return new Promise((_, fail) => this.clock.setTimeout(() => fail(new TypeError("Failed to fetch")), PATIENCE));
  }

  async fetch(target, { signal, cache, redirect } = {}) {
    const path = (typeof target === "string" ? target : target.url).slice(this.scope.length).split("?")[0];
    this.requests.push(path);
    const aborted = new Promise((_, fail) => signal?.addEventListener("abort", () => fail(new DOMException("aborted", "AbortError"))));
    aborted.catch(() => {});
    const unlessAborted = (work) => Promise.race([work, aborted]);
    await unlessAborted(this.steps.next("network"));
    const fault = [...this.faults].find(([start]) => path === start || (start && path.startsWith(start)))?.[1];
    if (fault === "broken" || (fault === "redirected" && redirect === "error")) throw new TypeError("Failed to fetch");
    if (fault === "stalled") await unlessAborted(this.silence());
    const isCached = cache === "default" && this.httpCache.has(path);
    const found = (isCached ? this.httpCache : this.host).get(path);
    const { status, type, body } = answer(path, found, fault === "redirected" ? "login" : fault);
    const next = async () => {
      await unlessAborted(this.steps.next("network"));
      if (fault === "broken off") throw new TypeError("network error");
      if (fault === "halted") await unlessAborted(this.silence());
      if (fault === "slow") await unlessAborted(new Promise((come) => this.clock.setTimeout(come, WAIT.stall - 1)));
    };
    const headers = { "content-type": type };
    return new Response(this.rewrite(path, body), { status, headers, pieces: fault === "slow" ? 5 : 2, next });
  }
}
