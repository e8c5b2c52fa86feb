// Reading without a network: registers the service worker, shows the progress, announces new releases, and fills the page
// /offline/. index.html loads it once the app has started or failed, and after a while in any case.
//
// It is not part of the app, since “Reset offline copy” must work even if the app is broken. So it has its own elements beside
// the app's, and fills the element that the app leaves empty for it.
//
// `pprnet site` joins this file and its imports into one.

import { noteCheck } from "./src/page/checks.js";
import { make } from "./src/page/dom.js";
import { hear, hello, mend, takenOver } from "./src/page/hearing.js";
import { line } from "./src/page/line.js";
import { lookForNetwork } from "./src/page/network.js";
import { notice } from "./src/page/notice.js";
import { fill, isSettled } from "./src/page/panel.js";
import { forgetTries, startAgain } from "./src/page/program.js";
import { check, register } from "./src/page/registering.js";
import { SITE } from "./src/page/site.js";
import { container, current, isFirstVisit, state, worker } from "./src/page/state.js";

const root = document.documentElement;
/** Whether the app has been silent for a long time. It may still start. */
let isSlow = false;

async function start() {
  document.head.append(make("link", { rel: "stylesheet", href: new URL("offline.css", SITE).href }));
  document.body.prepend(notice);
  document.body.append(line);
  fillWhenShown();
  // Before the check below, since this also helps if no copy can be kept.
  const hasStarted = root.dataset.boot === "done" || mend(isSlow);
  const retry = async () => {
    const isHopeless = isSlow || document.visibilityState !== "visible" || (!navigator.onLine && !worker());
    if (!isHopeless && (await startAgain()) && worker()) await hello();
  };
  addEventListener("focus", () => void retry());
  addEventListener("online", () => {
    forgetTries();
    void retry();
  });
  if (!container || state.fault) return fill();
  container.addEventListener("message", hear);
  container.addEventListener("controllerchange", () => void takenOver());
  const wake = () => {
    if (document.visibilityState !== "visible") return;
    void lookForNetwork();
    void check();
  };
  for (const event of ["focus", "online", "offline", "pageshow"]) addEventListener(event, wake);
  document.addEventListener("visibilitychange", wake);
  setInterval(wake, WAIT.updateCheck);
  void lookForNetwork();
  // Show the reset button before the host has answered.
  state.registration = await current();
  void fill();
  await register();
  // On a first visit, registering has already checked.
  if (isFirstVisit) noteCheck();
  else void check();
  void fill();
  if ((await hasStarted) && worker()) await hello();
}

/** Fills the page /offline/ again when the app draws it after a step from another page. */
function fillWhenShown() {
  const app = document.getElementById("app");
  if (!app) return;
  const observer = new MutationObserver(() => document.querySelector("#offline:empty") && void fill());
  observer.observe(app, { childList: true, subtree: true });
}

/** Ignores errors, which must not disturb reading. */
const begin = () => void start().catch(() => {});

if (isSettled()) {
  begin();
} else {
  const boot = new MutationObserver(() => {
    if (!isSettled()) return;
    boot.disconnect();
    begin();
  });
  boot.observe(root, { attributeFilter: ["data-boot"] });
  // WebKit reports no error if the app's script fails while it waits for its wasm.
  setTimeout(() => {
    if (isSettled()) return;
    isSlow = true;
    root.dataset.boot = "failed";
  }, WAIT.appStart);
}
