// The state of this tab, and the workers that it may talk to.

import { SITE } from "./site.js";

/** @type {ServiceWorkerContainer | undefined} */
export const container = navigator.serviceWorker;

export const state = {
  /**
   * Why nothing can be kept.
   * @type {"" | "old" | "http" | "blocked" | Fault | "mute"}
   */
  fault: container ? "" : isSecureContext ? "old" : "http",
  /** @type {ServiceWorkerRegistration | undefined} */
  registration: undefined,
  /**
   * Whether someone in this tab has asked for the new release. From then on the page keeps quiet: if it fetches or says
   * something while Chromium stops the old worker, Chromium starts that one again, and the new one has to wait.
   */
  accepted: false,
  /** Whether that was long ago, so that a reload would interrupt reading. */
  isLate: false,
  /** Whether someone in this tab has reset the copy. */
  isGone: false,
};

/** The worker that serves this page. The worker of another site higher up on the host does not count. */
export const worker = () => (container?.controller?.scriptURL === `${SITE}sw.js` ? container.controller : undefined);

/** The worker to ask: the waiting one, if the old one is about to go. */
export const keeper = () =>
  (state.accepted && state.registration?.waiting) || worker() || state.registration?.active || undefined;

/** Whether nothing was kept when this page was opened. */
export const isFirstVisit = !worker();

/** This site's registration, if it has one. */
export async function current() {
  const found = await container?.getRegistration(SITE).catch(() => undefined);
  return found?.scope === SITE ? found : undefined;
}
