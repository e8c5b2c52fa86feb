// The state of this tab, and the workers that it may talk to.

import { SITE } from "./site.js";

/** @type {ServiceWorkerContainer | undefined} */
export const container = navigator.serviceWorker;

export const state = {
  /**
   * Why no copy can be kept.
   * @type {"" | "old" | "http" | "blocked" | Fault | "mute"}
   */
  fault: container ? "" : isSecureContext ? "old" : "http",
  /** @type {ServiceWorkerRegistration | undefined} */
  registration: undefined,
  /**
   * Whether someone in this tab has asked for the new release. From then on the page sends no requests and no messages: they
   * would make Chromium restart the old worker, and the new one would have to wait.
   */
  accepted: false,
  /** Whether the request was long ago, so that a reload would interrupt reading. */
  isLate: false,
  /** Whether someone in this tab has reset the copy. */
  isGone: false,
};

/** The worker that serves this page. Ignores the worker of another site higher up on the host. */
export const worker = () => (container?.controller?.scriptURL === `${SITE}sw.js` ? container.controller : undefined);

/** The worker to ask: the waiting one, if it is about to replace the old one. */
export const keeper = () =>
  (state.accepted && state.registration?.waiting) || worker() || state.registration?.active || undefined;

/** Whether no copy existed when this page was opened. */
export const isFirstVisit = !worker();

/** This site's registration, if it has one. */
export async function current() {
  const found = await container?.getRegistration(SITE).catch(() => undefined);
  return found?.scope === SITE ? found : undefined;
}
