// A simulated page with its window, for offline.js: elements, time, settings, and a worker whose answers the tests supply.

import { createRequire } from "node:module";

import { ORIGIN } from "./browser.mjs";
import { run, WAIT } from "./modules.mjs";

const { parseHTML } = createRequire(new URL("../../.toolchain/npm/scripts/package.json", import.meta.url))("linkedom");

const SITE = `${ORIGIN}/`;
export const SCRIPT = `${SITE}offline-0123456789abcdef.js`;
const HTML = `<!doctype html><html data-boot="done"><head></head><body><div id="app"><div id="offline"></div></div></body></html>`;

/** A worker of a release. `answers` are its answers by question; a function is called, and undefined means no answer. */
export class Worker extends EventTarget {
  constructor(answers = {}) {
    super();
    this.scriptURL = `${SITE}sw.js`;
    this.state = "activated";
    this.answers = answers;
    this.questions = [];
  }

  postMessage(question, [port] = []) {
    this.questions.push(question.ask);
    const answer = this.answers[question.ask];
    const value = typeof answer === "function" ? answer(question) : answer;
    if (value !== undefined) queueMicrotask(() => port?.postMessage(value));
  }
}

export class Page {
  constructor() {
    this.now = Date.UTC(2023, 0, 1);
    this.timers = new Map();
    this.listeners = new EventTarget();
    this.settings = new Map();
    this.reloads = 0;
    this.updates = 0;
    this.received = undefined;
    this.container = new EventTarget();
    this.container.controller = undefined;
    this.registration = new EventTarget();
    Object.assign(this.registration, {
      scope: SITE,
      update: async () => {
        this.updates += 1;
        await this.onUpdate?.();
      },
      unregister: async () => true,
    });
    this.container.getRegistration = async () => this.registration;
    this.container.register = async () => this.registration;
    this.cacheNames = ["pprnet:/:0123456789abcdef", "pprnet:/other/:0123456789abcdef"];
    this.files = new Map();
  }

  /** A worker that serves this page. */
  serve(worker) {
    this.container.controller = worker;
    this.registration.active = worker;
  }

  async start() {
    const { document, Element, MutationObserver } = parseHTML(HTML);
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
    this.document = document;
    const page = this;
    const timer = (work, milliseconds, every) => {
      const number = page.timers.size + 1;
      page.timers.set(number, { at: page.now + milliseconds, work, every });
      return number;
    };
    class Clock extends Date {
      static now = () => page.now;
    }
    const globals = {
      WAIT, URL, AbortSignal, Element, MutationObserver, document,
      Date: Clock,
      location: { search: "", pathname: "/offline/", reload: () => (page.reloads += 1) },
      navigator: { onLine: true, userAgent: "Chrome", serviceWorker: this.container, storage: { persisted: async () => true } },
      isSecureContext: true,
      WebAssembly: {},
      localStorage: { getItem: (key) => page.settings.get(key) ?? null, setItem: (key, value) => page.settings.set(key, value) },
      caches: {
        keys: async () => [...page.cacheNames],
        delete: async (name) => (page.cacheNames = page.cacheNames.filter((other) => other !== name)),
      },
      fetch: async (url) => {
        if (!page.files.has(url)) return new Response("");
        return new Response(JSON.stringify(page.files.get(url)));
      },
      setTimeout: (work, milliseconds) => timer(work, milliseconds),
      clearTimeout: (number) => page.timers.delete(number),
      setInterval: (work, milliseconds) => timer(work, milliseconds, milliseconds),
      addEventListener: (kind, handler) => page.listeners.addEventListener(kind, handler),
      MessageChannel: class {
        constructor() {
          this.port1 = {};
          this.port2 = { postMessage: (data) => this.port1.onmessage?.({ data }) };
        }
      },
    };
    if (this.boot) document.documentElement.dataset.boot = this.boot;
    document.head.innerHTML = this.head ?? "";
    await run("offline.js", globals, { url: SCRIPT, importProgram: (address) => this.importProgram(address) });
    await this.settle();
    return this;
  }

  async settle() {
    for (let turns = 0; turns < 8; turns += 1) await new Promise((turn) => setImmediate(turn));
  }

  async pass(milliseconds) {
    this.now += milliseconds;
    for (const [number, timer] of [...this.timers]) {
      if (timer.at > this.now) continue;
      if (timer.every) timer.at = this.now + timer.every;
      else this.timers.delete(number);
      timer.work();
    }
    await this.settle();
  }

  async wake() {
    this.listeners.dispatchEvent(new Event("focus"));
    await this.settle();
  }

  /** A message that the worker sends by itself; returns the page's answers. */
  async hear(news) {
    const answers = [];
    const event = new Event("message");
    Object.assign(event, { data: { site: SITE, ...news }, ports: [{ postMessage: (value) => answers.push(value) }] });
    this.container.dispatchEvent(event);
    await this.settle();
    return answers;
  }

  /** Another worker has taken over. */
  async takeOver(worker) {
    this.serve(worker);
    this.registration.waiting = undefined;
    this.container.dispatchEvent(new Event("controllerchange"));
    await this.settle();
  }

  text(selector) {
    const element = this.document.querySelector(selector);
    return !element || element.hasAttribute("hidden") ? "" : element.textContent;
  }

  notice() {
    return this.text(".offline-notice") && this.text(".offline-notice p");
  }

  async click(name) {
    const button = [...this.document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`there is no button “${name}”`);
    button.click();
    await this.settle();
  }
}
