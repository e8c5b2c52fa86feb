// Registers the worker and checks for new releases.

import { isDue, noteCheck, retrySoon } from "./checks.js";
import { fill } from "./panel.js";
import { offer } from "./releases.js";
import { SITE } from "./site.js";
import { container, current, state } from "./state.js";

/** Whether the browser lets the site store anything. */
async function mayKeep() {
  try {
    await caches.keys();
    return true;
  } catch {
    return false;
  }
}

/** Registers the worker. The browser installs it if necessary. */
export async function register() {
  try {
    state.registration = await container?.register(`${SITE}sw.js`, { scope: SITE, updateViaCache: "none" });
  } catch {
    // The error does not distinguish a browser's refusal from a host that sends something else for the worker.
    state.fault = (await mayKeep()) ? "network" : "blocked";
    state.registration = await current();
  }
  if (!state.registration) return;
  state.registration.onupdatefound = watch;
  watch();
}

/** Watches a release while the browser installs it. */
function watch() {
  const coming = state.registration?.installing;
  let hasCome = false;
  coming?.addEventListener("statechange", () => {
    hasCome ||= coming.state === "installed";
    if (coming.state === "installed") noteCheck();
    else if (!hasCome) retrySoon();
    void offer();
    void fill();
  });
  void offer();
}

/** Checks for a new release, at most once an hour. Announces a waiting release in any case. */
export async function check() {
  const { accepted, isGone, registration } = state;
  if (accepted) return;
  void offer();
  try {
    // Retry a first copy that has failed.
    if (!registration?.active && !registration?.installing && !isGone) return await register();
    if (!isDue()) return;
    await registration?.update();
    // A release that is being installed may still fail, so do not note the check yet.
    if (!registration?.installing) noteCheck();
  } catch {
    // No network, or no storage. The next check tries again.
  }
}
