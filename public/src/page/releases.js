// Announces a new release, and shows it.

import { ask } from "./asking.js";
import { monthName } from "./format.js";
import { claim, isClaimedBy, isKnown, show, showFact, showWork } from "./notice.js";
import { state, worker } from "./state.js";
import { W } from "./wording.js";

/** Announces the waiting release if this tab has an older one. If an answer is lost, the next check asks again. */
export async function offer() {
  const waiting = state.registration?.waiting;
  const [isStill, own] = [() => waiting === state.registration?.waiting && !state.accepted, worker()];
  if (!waiting || !own || !isStill()) return;
  // Ask the waiting worker first. If it has just been replaced, it does not answer, and a question to the old worker would
  // delay the successor.
  const there = await ask(waiting, { ask: "about" });
  if (!there?.release || !isStill()) return;
  const here = await ask(own, { ask: "about" });
  if (!isStill()) return;
  const { release } = there;
  // A new worker for the same files takes over without a notice.
  if (here?.release === release) return waiting.postMessage({ ask: "show" });
  if (isKnown(release)) return;
  claim(release);
  const [text, yes] = await whatIsNew(here?.manifest, there.manifest);
  if (isClaimedBy(release) && !state.accepted) show(text, yes, accept, release);
}

/** Shows the new release. The browser first lets the old worker finish its work, which may take long. */
function accept() {
  const { registration } = state;
  state.accepted = true;
  showWork();
  (registration?.waiting ?? registration?.active)?.postMessage({ ask: "show" });
  setTimeout(() => {
    state.isLate = true;
    showFact(W.atNextVisit);
  }, WAIT.takeOver);
}

/**
 * Compares two manifests: how many posts are new, and the month of the newest. Returns a sentence and the label of its button.
 * @param {string} before
 * @param {string} after
 * @returns {Promise<[string, string]>}
 */
async function whatIsNew(before, after) {
  /** @returns {Promise<{ month: string, count: number }[]>} */
  const months = async (/** @type {string} */ url) => (await (await fetch(url)).json()).months;
  try {
    const [old, now] = await Promise.all([months(before), months(after)]);
    const had = new Map(old.map(({ month, count }) => [month, count]));
    const grown = now.map(({ month, count }) => ({ month, count: count - (had.get(month) ?? 0) }));
    const [newest, ...others] = grown.filter(({ count }) => count > 0);
    if (newest) {
      const count = others.reduce((sum, month) => sum + month.count, newest.count);
      return [W.posts(count, monthName(newest.month)), W.show];
    }
  } catch {
    // The notice then only says that there is a new version.
  }
  return [W.newer, W.showIt];
}
