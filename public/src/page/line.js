// The status line on every page.

import { make } from "./dom.js";
import { W } from "./wording.js";

export const line = make("p", { class: "offline-line", role: "status", hidden: "" });

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/**
 * Shows a text, for a while or until the next text.
 * @param {string} text
 * @param {boolean} isRead Whether screen readers read it; progress is not read.
 */
export function say(text, forGood = true, isRead = true) {
  clearTimeout(hiding);
  line.ariaLive = isRead ? "polite" : "off";
  line.textContent = text;
  line.hidden = !text;
  const isOffline = document.documentElement.dataset.network;
  if (!forGood) hiding = setTimeout(() => say(isOffline ? W.noNetwork : ""), WAIT.message);
}
