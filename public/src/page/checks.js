// When this browser last looked for a new release.

import { FOLDER } from "./site.js";

const KEY = `pprnet.checked:${FOLDER}`;

function lastCheck() {
  try {
    return Number(localStorage.getItem(KEY));
  } catch {
    return 0;
  }
}

/** Whether it is time to look again. */
export const isDue = () => Date.now() - lastCheck() >= WAIT.updateCheck;

export function noteCheck(time = Date.now()) {
  try {
    localStorage.setItem(KEY, String(time));
  } catch {
    // Without storage the page looks more often.
  }
}

/** A new release could not be fetched: look again soon. */
export const retrySoon = () => noteCheck(Date.now() - WAIT.updateCheck + WAIT.updateRetry);
