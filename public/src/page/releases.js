// Announces a new release, and shows it.

import { ask } from "./asking.js";
import { monthName } from "./format.js";
import { claim, isClaimedBy, isKnown, show, showFact, showWork } from "./notice.js";
import { keeper, state, worker } from "./state.js";
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
  if (here?.release === release) return void ask(waiting, { ask: "show" });
  if (isKnown(release)) return;
  claim(release);
  const [text, yes] = await whatIsNew(here ?? {}, there);
  if (isClaimedBy(release) && !state.accepted) show(text, yes, accept, release);
}

/** Shows the new release. The browser first lets the old worker finish its work, which may take long. */
function accept() {
  state.accepted = true;
  showWork();
  void ask(keeper(), { ask: "show" });
  setTimeout(() => {
    state.isLate = true;
    showFact(W.atNextVisit);
  }, WAIT.takeOver);
}

/**
 * Compares two releases: how many posts are new, the month of the newest, and how many notices were added. Returns a sentence
 * and the label of its button.
 * @param {About} before
 * @param {About} after
 * @returns {Promise<[string, string]>}
 */
async function whatIsNew(before, after) {
  const news = W.notices.flatMap((name, kind) => {
    // An older release may not say how many it has.
    const added = (after.notices?.[kind] ?? 0) - (before.notices?.[kind] ?? Infinity);
    return added > 0 ? `${added} ${name}${added > 1 ? "s" : ""}` : [];
  });
  /** @returns {Promise<{ month: string, count: number }[]>} */
  const months = async (/** @type {string} */ url = "") =>
    (await (await fetch(url, { signal: AbortSignal.timeout?.(WAIT.probe) })).json()).months;
  try {
    const [old, now] = await Promise.all([months(before.manifest), months(after.manifest)]);
    const had = new Map(old.map(({ month, count }) => [month, count]));
    const grown = now.map(({ month, count }) => ({ month, count: count - (had.get(month) ?? 0) }));
    const [newest, ...others] = grown.filter(({ count }) => count > 0);
    if (newest) {
      const count = others.reduce((sum, month) => sum + month.count, newest.count);
      news.unshift(W.posts(count, monthName(newest.month)));
    }
  } catch {
    // The notice then says nothing of new posts.
  }
  return news.length ? [news.join("; "), W.show] : [W.newer, W.showIt];
}
