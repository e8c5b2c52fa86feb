// Messages from the worker to this page, and from the page to the worker.

import { asksForMore, plain } from "../addresses.js";
import { ask, noteReport } from "./asking.js";
import { say } from "./line.js";
import { lookForNetwork } from "./network.js";
import { show } from "./notice.js";
import { endProgress, fill, showProgress } from "./panel.js";
import { startAgain } from "./program.js";
import { FOLDER, SITE, ownFiles } from "./site.js";
import { current, isFirstVisit, state, worker } from "./state.js";
import { W } from "./wording.js";

const reload = () => location.reload();

/**
 * Handles a message that the worker sends by itself.
 * @param {MessageEvent<News>} event
 */
export function hear({ data, ports }) {
  if (data?.site !== SITE) return;
  if (data.ask === "files") return ports[0]?.postMessage(ownFiles());
  noteReport();
  const { lost, saving, of = 0, kept, fault } = data;
  if (lost) void lookForNetwork();
  if (saving) {
    // The status line reports it only on a first visit.
    if (isFirstVisit) say(W.saving(saving, of), false, false);
    showProgress(saving, of);
  }
  if (kept && isFirstVisit) say(W.ready, false);
  if (kept || fault) {
    state.fault = fault ?? "";
    endProgress();
    void fill();
  }
}

/** Runs when another worker serves this tab: the first one, or that of a release that someone asked for in any tab. */
export async function takenOver() {
  const own = worker();
  if (!own) return;
  const { accepted, isLate } = state;
  if (accepted && !isLate) return reload();
  state.accepted = false;
  /** @type {About | undefined} */
  const about = await ask(own, { ask: "about" });
  const { names } = about ?? {};
  if (names && !ownFiles().every((file) => names.includes(file))) {
    show(isLate ? W.newer : W.elsewhere, W.showIt, reload);
  } else {
    await hello();
  }
}

/** Tells the worker which page is open. The worker keeps that page and fetches missing files. */
export async function hello() {
  const path = asksForMore(location.search) ? "-" : plain(location.pathname).slice(plain(FOLDER).length);
  const own = worker();
  // If someone has just reset the copy in another tab, do not create it again.
  if (own && (await current())) await ask(own, { ask: "hello", path }, WAIT.progress);
  await fill();
}

/**
 * Runs if the app has not started, perhaps because a kept file is damaged. The worker checks every file. Then starts the app
 * again, unless it is only slow and may still start. Returns whether it has started.
 */
export async function mend(isSlow = false) {
  const own = worker();
  const isMended = own && (await ask(own, { ask: "mend" }, WAIT.progress)) > 0;
  const hasStarted = !isSlow && (await startAgain());
  if (isMended && !hasStarted) show(W.mended, W.reload, reload);
  return hasStarted;
}
