// The time at which this browser last checked for a new release.

import { FOLDER } from "./site.js";

const KEY = `pprnet.checked:${FOLDER}`;

function lastCheck() {
  try {
    return Number(localStorage.getItem(KEY));
  } catch {
    return 0;
  }
}

/** Whether the next check is due. */
export const isDue = () => Date.now() - lastCheck() >= WAIT.updateCheck;

export function noteCheck(time = Date.now()) {
  try {
    localStorage.setItem(KEY, String(time));
  } catch {
    // Without storage the page checks more often.
  }
}

/** Makes the next check due soon, since a new release could not be fetched. */
export const retrySoon = () => noteCheck(Date.now() - WAIT.updateCheck + WAIT.updateRetry);
