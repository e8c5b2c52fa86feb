// The quiet line on every page.

import { make } from "./dom.js";
import { W } from "./wording.js";

export const line = make("p", { class: "offline-line", role: "status", hidden: "" });

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/**
 * Shows a text, for a while or until the next text.
 * @param {string} text
 */
export function say(text, forGood = true) {
  clearTimeout(hiding);
  line.textContent = text;
  line.hidden = !text;
  const isOffline = document.documentElement.dataset.network;
  if (!forGood) hiding = setTimeout(() => say(isOffline ? W.noNetwork : ""), WAIT.message);
}
