import { say } from "./line.js";
import { SITE } from "./site.js";
import { state, worker } from "./state.js";
import { W } from "./wording.js";

/** Whether the host cannot be reached. */
async function isOffline() {
  if (!navigator.onLine) return true;
  if (!worker() || state.accepted) return false;
  const signal = AbortSignal.timeout?.(WAIT.probe);
  return fetch(`${SITE}sw.js`, { method: "HEAD", cache: "no-store", signal }).then(
    () => false,
    () => true,
  );
}

/** Marks the page if there is no network. The style sheet then marks links to other sites as needing one. */
export async function lookForNetwork() {
  const { dataset } = document.documentElement;
  const none = await isOffline();
  if (none === (dataset.network === "none")) return;
  if (none) dataset.network = "none";
  else delete dataset.network;
  say(none ? W.noNetwork : "");
}
