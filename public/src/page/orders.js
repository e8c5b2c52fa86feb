// The actions of the buttons on the page /offline/. Each returns its result as a sentence.

import { ask } from "./asking.js";
import { forgetDismissed } from "./notice.js";
import { offer } from "./releases.js";
import { CACHES } from "./site.js";
import { keeper, state } from "./state.js";
import { W } from "./wording.js";

export async function checkNow() {
  const { registration } = state;
  try {
    await registration?.update();
  } catch {
    return W.why.network;
  }
  state.fault = "";
  forgetDismissed();
  await offer();
  return registration?.waiting || registration?.installing ? W.found : W.upToDate;
}

/**
 * Asks the worker for an action on its files.
 * @param {Question} question
 */
export async function order(question) {
  const worker = keeper();
  /** @type {number | { fault: Fault | "mute" }} */
  const result = (worker && (await ask(worker, question, WAIT.progress))) ?? { fault: "mute" };
  if (typeof result === "number") {
    state.fault = "";
    return W.fetched(result);
  }
  state.fault = result.fault;
  return W.why[result.fault];
}

export async function persist() {
  return (await navigator.storage.persist()) ? W.agreed : W.refused;
}

async function deleteCaches() {
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
}

/** Deletes the offline copy. Needs neither the worker nor the app. */
export async function reset() {
  state.isGone = true;
  await deleteCaches();
  await state.registration?.unregister();
  state.registration = undefined;
  state.fault = "";
  // The worker may have stored a file meanwhile.
  await deleteCaches();
  return W.gone;
}
