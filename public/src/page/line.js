// The quiet line on every page.

import { make } from "./dom.js";
import { W } from "./wording.js";

export const line = make("p", { class: "offline-line", role: "status", hidden: "" });

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/**
 * Shows a text, for a while or until the next text. Numbers that run are not read aloud.
 * @param {string} text
 */
export function say(text, forGood = true, isRead = true) {
  clearTimeout(hiding);
  line.ariaLive = isRead ? "polite" : "off";
  line.textContent = text;
  line.hidden = !text;
  const isOffline = document.documentElement.dataset.network;
  if (!forGood) hiding = setTimeout(() => say(isOffline ? W.noNetwork : ""), WAIT.message);
}
