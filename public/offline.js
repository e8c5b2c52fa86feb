// Reading without a network: registers the service worker, says how far it is, tells of new releases, and fills the
// page /offline/. index.html loads it once the app runs, or cannot.
//
// It is not part of the app: the way out ("Remove and start again") must work also where the app is what is broken.
// So it has elements of its own, beside the app's, and fills the one that the app leaves empty for it.

const W = {
  saving: (done, of) => `Saving for offline … ${done} of ${of}`,
  ready: "Ready offline",
  noNetwork: "No network: this is the copy kept here",
  posts: (count, month) => `${count} new ${count === 1 ? "post" : "posts"}: ${month}`,
  newer: "A new version of this site is ready.",
  elsewhere: "A new version of this site is open in another tab. This one stays as it is until you ask for it.",
  mended: "The copy kept here was damaged. It has been mended.",
  news: "News about this site",
  show: "Show them",
  showIt: "Show it",
  later: "Later",
  close: "Close",
  atNextVisit: "The new version comes when the other pages of this site are closed, or at your next visit.",
  reload: "Reload the page",
  why: {
    old: "This browser cannot keep sites for reading offline. Some can, but not in a private window.",
    http: "This site can be kept only over a secure connection (https), and it was opened over plain http.",
    blocked:
      "This browser does not let the site keep anything. Private windows do that, and so do settings that block storage.",
    network: "The connection broke off, or the site did not answer. It is tried again at the next visit.",
    wrong: "What came was not what the site has published; perhaps it is just being updated. It is tried again later.",
    space: "There is not enough room on this device. What was kept before is still there.",
    mute: "What looks after the copy kept here does not answer. Reload the page; if that does not help, reset the copy.",
  },
  online: "The site can be read online as always.",
  none: "Nothing is kept yet.",
  release: "Release",
  since: "Kept since",
  kept: "Kept",
  files: (count, size) => `${count} files, ${size}`,
  missing: (count) => `${count} files are missing`,
  whole: "The whole archive can be read offline.",
  part: "The latest years can be read offline; older posts need a network.",
  promise: "Promised to be kept",
  promised: "Yes: this browser removes it only if you do.",
  notPromised: "No: this browser may remove it when it needs the room.",
  unsaid: "This browser does not say.",
  howLong: "If you do not visit",
  safari: "Safari removes it after seven days of use without a visit, unless the site is on the Home Screen.",
  others: "This browser keeps it until it needs the room.",
  check: "Check for updates",
  again: "Download again",
  keepAll: (size) => `Keep older posts too (${size})`,
  persist: "Ask the browser to keep it",
  reset: "Reset offline copy",
  upToDate: "This is the latest release.",
  found: "There is a new release.",
  fetched: (count) => (count === 1 ? "1 file was downloaded." : `${count} files were downloaded.`),
  agreed: "The browser will keep it.",
  refused: "The browser did not agree.",
  gone: "The copy is gone. It is made anew at the next visit.",
  working: "One moment …",
};

const SITE = new URL("./", import.meta.url).href;
const FOLDER = new URL(SITE).pathname;
const PREFIX = `pprnet:${FOLDER}:`;
const CHECKED = `pprnet.checked:${FOLDER}`;

const root = document.documentElement;
const container = navigator.serviceWorker;

/** Why nothing can be kept, by its name in `W.why`. */
let fault = container ? "" : isSecureContext ? "old" : "http";
/** @type {ServiceWorkerRegistration | undefined} */
let registration;
/** The release that someone does not want to see now. */
let dismissed;
/**
 * Whether someone in this tab has asked for the new release. From then on this page keeps quiet: Chromium, when a page
 * fetches or says something at the moment in which it lets the old worker go, starts that one again and the new one waits.
 */
let accepted = false;
/** Whether that was long ago, so that a reload would come in the middle of reading. */
let isLate = false;
/** Whether someone in this tab has had the copy removed. */
let isGone = false;
/** The worker of this site; on one host a page may be served by that of another site above it. */
const worker = () => (container?.controller?.scriptURL === `${SITE}sw.js` ? container.controller : undefined);
/** The worker to ask, which is not the old one when that is to go. */
const keeper = () => (accepted && registration?.waiting) || worker() || registration?.active;
/** Whether nothing was kept when this page was opened. */
const isFirstVisit = !worker();

/** An element with attributes and children. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that does something. */
function button(text, action) {
  const element = make("button", { type: "button" }, text);
  element.addEventListener("click", action);
  return element;
}

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
const day = (date) => new Date(date).toLocaleDateString("en", { dateStyle: "long" });
const nameOf = (month) =>
  new Date(`${month}-01`).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" });

/** How often a worker has told how far it is. */
let steps = 0;

/** Asks a worker for something. One of which nothing is heard for so long gives no answer. */
function ask(worker, words, patience = WAIT.reply) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    const wait = (heard) => setTimeout(() => (heard === steps ? answer() : wait(steps)), patience);
    wait(steps);
    try {
      worker.postMessage(words, [port2]);
    } catch {
      // WebKit does not let one speak to a worker that is no more.
      answer();
    }
  });
}

/** The files this page is made of, as far as their names bear a hash: they tell its release. */
function ownFiles() {
  const links = document.head.querySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=modulepreload]");
  const files = [import.meta.url, ...Array.from(links, (link) => link.href)];
  return files.filter((file) => file.startsWith(SITE) && /[.-][0-9a-f]{13,16}(?:_bg)?\.\w+$/.test(file));
}

// ---- What is said on every page

const line = make("p", { class: "offline-line", role: "status", hidden: "" });
const notice = make("section", { class: "offline-notice", "aria-label": W.news, hidden: "" });
let hiding;

/** Says something in the quiet line, for a while or until something else is said. */
function say(text, forGood = true) {
  clearTimeout(hiding);
  line.textContent = text;
  line.hidden = !text;
  if (!forGood) hiding = setTimeout(() => say(root.dataset.network ? W.noNetwork : ""), WAIT.message);
}

/** Shows a notice with a button for it, and one to put it off; one of a release is that release's. */
function show(text, yes, action, release = "") {
  const close = () => {
    notice.hidden = true;
    notice.dataset.release = "";
    if (release) dismissed = release;
  };
  notice.dataset.release = release;
  notice.replaceChildren(make("p", { role: "status" }, text), button(yes, action), button(W.later, close));
  notice.hidden = false;
}

/** Whether the host can be reached decides over the mark, and over what links to others say. */
async function lookForNetwork() {
  let none = !navigator.onLine;
  if (!none && worker() && !accepted) {
    const signal = AbortSignal.timeout?.(WAIT.probe);
    none = await fetch(`${SITE}sw.js`, { method: "HEAD", cache: "no-store", signal }).then(
      () => false,
      () => true,
    );
  }
  if (none === (root.dataset.network === "none")) return;
  if (none) root.dataset.network = "none";
  else delete root.dataset.network;
  say(none ? W.noNetwork : "");
}

// ---- New releases

/** Looks for a new release; unasked at most once an hour. */
async function check() {
  if (accepted) return;
  offer();
  try {
    // A first copy that has failed is tried again.
    if (!registration?.active && !registration?.installing && !isGone) return await register();
    if (Date.now() - lastCheck() < WAIT.updateCheck) return;
    await registration.update();
    // What is on its way may fail.
    if (!registration.installing) noteCheck();
  } catch {
    // No network, or no storage: it is looked for again another time.
  }
}

function lastCheck() {
  try {
    return Number(localStorage.getItem(CHECKED));
  } catch {
    return 0;
  }
}

function noteCheck(time = Date.now()) {
  try {
    localStorage.setItem(CHECKED, String(time));
  } catch {
    // Without storage it is looked for more often.
  }
}

/** Watches a new release on its way. */
function watch() {
  const coming = registration.installing;
  let hasCome = false;
  coming?.addEventListener("statechange", () => {
    hasCome ||= coming.state === "installed";
    if (coming.state === "installed") noteCheck();
    else if (!hasCome) noteCheck(Date.now() - WAIT.updateCheck + WAIT.updateRetry);
    offer();
    fill();
  });
  offer();
}

/** Tells of the release that waits, if this tab has an older one. An answer that is lost is asked for again by `check`. */
async function offer() {
  const waiting = registration?.waiting;
  if (!waiting || !worker() || accepted) return;
  // First the one that waits: one that takes the other away gives no answer, and what is said to that would hold it up.
  const there = await ask(waiting, { ask: "about" });
  if (!there?.release || waiting !== registration.waiting || accepted) return;
  const here = await ask(worker(), { ask: "about" });
  if (waiting !== registration.waiting || accepted) return;
  const { release } = there;
  // The same files under a new worker: nobody needs to be asked.
  if (here?.release === release) return waiting.postMessage({ ask: "show" });
  if ([dismissed, notice.dataset.release].includes(release)) return;
  notice.dataset.release = release;
  const [text, yes] = await whatIsNew(here?.manifest, there.manifest);
  if (notice.dataset.release === release && !accepted) show(text, yes, accept, release);
}

/** Someone wants to see the new release. The browser lets the old worker finish what it is at, which may take long. */
function accept() {
  accepted = true;
  notice.replaceChildren(make("p", { role: "status" }, W.working));
  (registration.waiting ?? registration.active).postMessage({ ask: "show" });
  setTimeout(() => {
    isLate = true;
    const close = button(W.close, () => (notice.hidden = true));
    notice.replaceChildren(make("p", { role: "status" }, W.atNextVisit), close);
  }, WAIT.takeOver);
}

/** Compares two manifests: how many posts are new, and of which month the newest is. */
async function whatIsNew(before, after) {
  const months = async (url) => (await (await fetch(url)).json()).months;
  try {
    const [old, now] = await Promise.all([months(before), months(after)]);
    const had = new Map(old.map(({ month, count }) => [month, count]));
    const more = now.map(({ month, count }) => ({ month, count: count - (had.get(month) ?? 0) }));
    const grown = more.filter(({ count }) => count > 0);
    const count = grown.reduce((sum, entry) => sum + entry.count, 0);
    if (count > 0) {
      return [W.posts(count, nameOf(grown[0].month)), W.show];
    }
  } catch {
    // Then it is only said that there is something.
  }
  return [W.newer, W.showIt];
}

/** Another release serves this tab now: someone has asked for it here, or in another tab. */
async function takenOver() {
  if (!worker()) return;
  if (accepted && !isLate) return location.reload();
  accepted = false;
  const names = (await ask(worker(), { ask: "about" }))?.names;
  if (names && !ownFiles().every((file) => names.includes(file))) {
    show(isLate ? W.newer : W.elsewhere, W.showIt, () => location.reload());
  } else {
    hello();
  }
}

/** Tells the worker which page is open; it keeps that, and mends what is missing. */
async function hello() {
  const path = location.search ? "-" : location.pathname.slice(FOLDER.length);
  // Where someone has just had the copy removed, in another tab, it is not made again.
  if (await current()) await ask(worker(), { ask: "hello", path }, WAIT.progress);
  fill();
}

// ---- The page /offline/

/** What came of the last thing that was asked for, and how far saving is. */
let result = "";
let saving = [];

/** Fills the page, if it is the one in the window. */
async function fill() {
  const place = document.getElementById("offline");
  if (!place || !isSettled()) return;
  const asked = registration && keeper();
  const about = asked && (await ask(asked, { ask: "about" }));
  const status = () => [
    make("p", { class: "offline-result", role: "status" }, result),
    make("p", { class: "offline-progress" }, ...saving),
  ];
  if (!about?.release) {
    const why = W.why[fault || (asked && !about ? "mute" : "")] ?? W.none;
    const way = registration ? [job(W.reset, reset)] : [];
    return patch(place, make("div", {}, make("p", {}, fault ? `${why} ${W.online}` : why), ...way, ...status()));
  }
  const promised = await navigator.storage?.persisted?.().catch(() => undefined);
  const safari = /^((?!chrome|android).)*safari/i.test(navigator.userAgent);
  const facts = [
    [W.release, about.month ? `${nameOf(about.month)} (${about.release})` : about.release],
    [W.since, about.since ? day(about.since) : W.unsaid],
    [W.kept, W.files(about.kept, size(about.bytes)) + (about.missing ? `; ${W.missing(about.missing)}` : "")],
    [W.promise, promised === undefined ? W.unsaid : promised ? W.promised : W.notPromised],
    [W.howLong, safari ? W.safari : W.others],
  ];
  const buttons = [job(W.check, checkNow), job(W.again, () => order({ ask: "again" }))];
  if (about.rest) buttons.push(job(W.keepAll(size(about.rest)), () => order({ ask: "all" })));
  if (promised === false) buttons.push(job(W.persist, persist));
  buttons.push(job(W.reset, reset));
  const page = make(
    "div",
    {},
    make("p", {}, fault ? W.why[fault] : about.rest ? W.part : W.whole),
    make("dl", { class: "offline-facts" }, ...facts.flatMap(([term, fact]) => [make("dt", {}, term), make("dd", {}, fact)])),
    make("p", { class: "offline-buttons" }, ...buttons),
    ...status(),
  );
  patch(place, page);
}

/** Makes an element hold what another does. What is the same stays, or a button would lose the focus. */
function patch(old, fresh) {
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  if (before.length !== after.length) return old.replaceChildren(...after);
  before.forEach((node, at) => {
    if (node.isEqualNode(after[at])) return;
    if (node.nodeName === after[at].nodeName && node.childElementCount > 0) patch(node, after[at]);
    else node.replaceWith(after[at]);
  });
}

/** A button for something that takes a while; what comes of it is said below. */
function job(text, action) {
  return button(text, async () => {
    result = W.working;
    await fill();
    result = await action().catch(() => W.why.blocked);
    await fill();
  });
}

async function checkNow() {
  try {
    await registration.update();
  } catch {
    return W.why.network;
  }
  fault = "";
  dismissed = undefined;
  await offer();
  return registration.waiting || registration.installing ? W.found : W.upToDate;
}

/** Has the worker do something about its files. */
async function order(words) {
  const result = (await ask(keeper(), words, WAIT.progress)) ?? { fault: "mute" };
  fault = result.fault ?? "";
  return result.fault ? W.why[result.fault] : W.fetched(result);
}

async function persist() {
  return (await navigator.storage.persist()) ? W.agreed : W.refused;
}

/** The way out: does not need the worker, nor the app. */
async function reset() {
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  };
  isGone = true;
  await clear();
  await registration?.unregister();
  registration = undefined;
  fault = "";
  // What the worker was just putting there.
  await clear();
  return W.gone;
}

// ---- Start

/** How far saving is: in the quiet line on a first visit, and on the page /offline/ always. */
function progress(value, max) {
  const text = W.saving(value, max);
  if (isFirstVisit) say(text, false);
  saving = value < max ? [text, " ", make("progress", { value, max, "aria-label": text })] : [];
  document.querySelector(".offline-progress")?.replaceChildren(...saving);
}

/** What the worker says by itself. */
function hear({ data, ports }) {
  if (data?.site !== SITE) return;
  if (data.ask === "files") return ports[0].postMessage(ownFiles());
  steps += 1;
  if (data.lost) lookForNetwork();
  if (data.saving) progress(data.saving, data.of);
  if (data.kept && isFirstVisit) say(W.ready, false);
  if (data.kept || data.fault) {
    fault = data.fault ?? "";
    saving = [];
    fill();
  }
}

async function start() {
  document.head.append(make("link", { rel: "stylesheet", href: new URL("offline.css", SITE).href }));
  document.body.append(line, notice);
  // The app draws the page anew when someone comes to it from another.
  new MutationObserver(() => document.querySelector("#offline:empty") && fill()).observe(
    document.getElementById("app"),
    { childList: true, subtree: true },
  );
  if (!container || fault) return fill();
  container.addEventListener("message", hear);
  container.addEventListener("controllerchange", takenOver);
  const wake = () => document.visibilityState === "visible" && (lookForNetwork(), check());
  for (const event of ["focus", "online", "offline", "pageshow"]) addEventListener(event, wake);
  document.addEventListener("visibilitychange", wake);
  setInterval(wake, WAIT.updateCheck);
  lookForNetwork();
  // The way out is there before the host has answered.
  registration = await current();
  fill();
  await register();
  // On a first visit that was just done.
  if (isFirstVisit) noteCheck();
  else check();
  fill();
  if (!worker()) return;
  // The app did not start, or something is missing: perhaps a file that is kept has been damaged.
  if (root.dataset.boot === "done") hello();
  else if ((await ask(worker(), { ask: "mend" }, WAIT.progress)) > 0) show(W.mended, W.reload, () => location.reload());
}

/** Whether the browser lets the site keep anything. */
async function mayKeep() {
  try {
    await caches.keys();
    return true;
  } catch {
    return false;
  }
}

/** This site's registration, if it has one. */
async function current() {
  const found = await container.getRegistration(SITE).catch(() => undefined);
  return found?.scope === SITE ? found : undefined;
}

/** Has the worker installed, unless it is. */
async function register() {
  try {
    registration = await container.register(`${SITE}sw.js`, { scope: SITE, updateViaCache: "none" });
  } catch {
    // Browsers word their refusal in different ways; a host that sends something else for the worker looks the same.
    fault = (await mayKeep()) ? "network" : "blocked";
    registration = await current();
  }
  if (!registration) return;
  registration.onupdatefound = watch;
  watch();
}

/** Nothing here may happen before the app has taken the page over, or has failed to. */
const isSettled = () => ["done", "failed", "stalled"].includes(root.dataset.boot);
const begin = () => start().catch(() => {});
if (isSettled()) {
  begin();
} else {
  const boot = new MutationObserver(() => {
    if (!isSettled()) return;
    boot.disconnect();
    begin();
  });
  boot.observe(root, { attributeFilter: ["data-boot"] });
  // WebKit does not tell that the app's script has failed while it waited for its wasm.
  setTimeout(() => {
    if (!isSettled()) root.dataset.boot = "failed";
  }, WAIT.appStart);
}
