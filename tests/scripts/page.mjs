// A simulated page with its window, for offline.js: elements, time, settings, and a worker whose answers the tests supply. Tests
// can interrupt what the script asks of the browser at any step (steps.mjs).

import { createRequire } from "node:module";

import { Clock } from "./clock.mjs";
import { ORIGIN } from "./host.mjs";
import { Channel } from "./life.mjs";
import { run, WAIT } from "./modules.mjs";
import { Steps } from "./steps.mjs";

const { parseHTML } = createRequire(new URL("../../.toolchain/npm/scripts/package.json", import.meta.url))("linkedom");

const SITE = `${ORIGIN}/`;
export const SCRIPT = `${SITE}offline-0123456789abcdef.js`;
const HTML = `<!doctype html><html data-boot="done"><head></head><body><div id="app"><div id="offline"></div></div></body></html>`;

/** What a worker of a release says of its copy. */
export const about = (release, more) => ({
  release, month: "2022-12", manifest: `${SITE}${release}.json`, names: [SCRIPT], files: 12, missing: 0, kept: 12, bytes: 2e6,
  rest: 0, since: "Sun, 01 Jan 2023 12:00:00 GMT", ...more,
});

/**
 * A worker of a release. `answers` are its answers by question; a function is called, and undefined means no answer. Each
 * question is one of `steps`.
 */
export class Worker extends EventTarget {
  constructor(answers = {}, steps = new Steps()) {
    super();
    this.scriptURL = `${SITE}sw.js`;
    this.state = "activated";
    this.answers = answers;
    this.steps = steps;
    this.questions = [];
  }

  postMessage(question, [port] = []) {
    const isAnswered = this.steps.now("worker");
    this.questions.push(question.ask);
    const answer = this.answers[question.ask];
    const value = typeof answer === "function" ? answer(question) : answer;
    if (isAnswered && value !== undefined) queueMicrotask(() => port?.postMessage(value));
  }
}

export class Page {
  constructor() {
    this.clock = new Clock(Date.UTC(2023, 0, 1));
    this.steps = new Steps();
    this.settings = new Map();
    this.reloads = 0;
    this.isSecure = true;
    this.isOnline = true;
    /** Whether the browser lets the site store anything. */
    this.mayStore = true;
    /** Whether requests reach the host. */
    this.isReachable = true;
    this.updates = 0;
    this.container = new EventTarget();
    this.container.controller = undefined;
    this.isRegistered = true;
    this.registration = new EventTarget();
    Object.assign(this.registration, {
      scope: SITE,
      update: async () => {
        this.updates += 1;
        await this.steps.next("registration");
        await this.onUpdate?.();
      },
      unregister: async () => {
        await this.steps.next("registration");
        this.isRegistered = false;
        return true;
      },
    });
    this.container.getRegistration = async () => {
      await this.steps.next("registration");
      return this.isRegistered ? this.registration : undefined;
    };
    this.container.register = async () => {
      await this.steps.next("registration");
      if (!this.mayStore || !this.isReachable) throw new DOMException("no worker", "SecurityError");
      this.isRegistered = true;
      return this.registration;
    };
    this.cacheNames = ["pprnet:/:0123456789abcdef", "pprnet:/other/:0123456789abcdef"];
    this.files = new Map([
      [`${SITE}A.json`, { months: [{ month: "2022-12", count: 3 }] }],
      [`${SITE}B.json`, { months: [{ month: "2023-01", count: 2 }, { month: "2022-12", count: 3 }] }],
    ]);
  }

  /** A worker that serves this page. */
  serve(worker) {
    this.container.controller = worker;
    this.registration.active = worker;
  }

  /** Loads the page, or loads it again. */
  async start() {
    const { document, Element, MutationObserver } = parseHTML(HTML);
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
    this.document = document;
    const page = this;
    const { clock, steps } = page;
    page.listeners = new EventTarget();
    class Now extends Date {
      static now = () => clock.now;
    }
    if (this.boot) document.documentElement.dataset.boot = this.boot;
    document.head.innerHTML = this.head ?? "";
    run(["public/offline.js"], {
      WAIT, Element, MutationObserver, document,
      SCRIPT,
      importProgram: async (address) => {
        await steps.next("program");
        return { default: await page.importProgram(address) };
      },
      Date: Now,
      location: { search: "", pathname: "/offline/", reload: () => (page.reloads += 1) },
      navigator: {
        get onLine() {
          return page.isOnline;
        },
        userAgent: "Chrome",
        serviceWorker: this.container,
        storage: {
          persisted: async () => {
            await steps.next("read");
            return true;
          },
        },
      },
      isSecureContext: this.isSecure,
      localStorage: {
        getItem: (key) => {
          steps.now("settings");
          return page.settings.get(key) ?? null;
        },
        setItem: (key, value) => {
          steps.now("settings");
          page.settings.set(key, value);
        },
      },
      caches: {
        keys: async () => {
          await steps.next("read");
          if (!page.mayStore) throw new DOMException("no storage", "SecurityError");
          return [...page.cacheNames];
        },
        delete: async (name) => {
          await steps.next("delete");
          page.cacheNames = page.cacheNames.filter((other) => other !== name);
        },
      },
      AbortSignal: { timeout: (milliseconds) => new Promise((done) => clock.setTimeout(done, milliseconds)) },
      fetch: async (url, { signal } = {}) => {
        const timeout = signal?.then(() => Promise.reject(new DOMException("timed out", "TimeoutError")));
        await Promise.race([steps.next("network"), timeout].filter(Boolean));
        if (!page.isReachable) throw new TypeError("Failed to fetch");
        return new Response(page.files.has(url) ? JSON.stringify(page.files.get(url)) : "");
      },
      setTimeout: (work, milliseconds) => clock.setTimeout(work, milliseconds),
      clearTimeout: (number) => clock.clear(number),
      setInterval: (work, milliseconds) => clock.setInterval(work, milliseconds),
      addEventListener: (kind, handler) => page.listeners.addEventListener(kind, handler),
      MessageChannel: Channel,
    });
    await clock.settle();
    return this;
  }

  async wake() {
    this.listeners.dispatchEvent(new Event("focus"));
    await this.clock.settle();
  }

  /** A message that the worker sends by itself; returns the page's answers. */
  async hear(news) {
    const answers = [];
    const event = new Event("message");
    Object.assign(event, { data: { site: SITE, ...news }, ports: [{ postMessage: (value) => answers.push(value) }] });
    this.container.dispatchEvent(event);
    await this.clock.settle();
    return answers;
  }

  /** Another worker has taken over. */
  async takeOver(worker) {
    this.serve(worker);
    this.registration.waiting = undefined;
    this.container.dispatchEvent(new Event("controllerchange"));
    await this.clock.settle();
  }

  text(selector) {
    const element = this.document.querySelector(selector);
    return !element || element.hasAttribute("hidden") ? "" : element.textContent;
  }

  notice() {
    return this.text(".offline-notice") && this.text(".offline-notice p");
  }

  button(name) {
    return [...this.document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
  }

  async click(name) {
    const button = this.button(name);
    if (!button) throw new Error(`there is no button “${name}”`);
    button.click();
    await this.clock.settle();
  }
}
