// The notice on every page: a sentence, a button to act on it, and a button to dismiss it.

import { button, make } from "./dom.js";
import { W } from "./wording.js";

export const notice = make("section", { class: "offline-notice", "aria-label": W.news, hidden: "" });

/**
 * The release whose notice was dismissed.
 * @type {string | undefined}
 */
let dismissed;

/** @param {(Node | string)[]} children */
const hold = (...children) => notice.replaceChildren(...children);

/** @param {string} text */
const sentence = (text) => make("p", { role: "status" }, text);

/**
 * Shows a notice. A notice about a release belongs to that release.
 * @param {string} text
 * @param {string} yes
 * @param {() => void} action
 */
export function show(text, yes, action, release = "") {
  const close = () => {
    notice.hidden = true;
    claim("");
    if (release) dismissed = release;
  };
  claim(release);
  hold(sentence(text), button(yes, action), button(W.later, close));
  notice.hidden = false;
}

/** Reports that work is in progress. */
export const showWork = () => hold(sentence(W.working));

/**
 * Shows a sentence without an action.
 * @param {string} text
 */
export function showFact(text) {
  hold(sentence(text), button(W.close, () => (notice.hidden = true)));
}

/**
 * Assigns the notice to this release.
 * @param {string} release
 */
export function claim(release) {
  notice.dataset.release = release;
}

/** @param {string} release */
export const isClaimedBy = (release) => notice.dataset.release === release;

/**
 * Whether this release has been announced already.
 * @param {string} release
 */
export const isKnown = (release) => dismissed === release || isClaimedBy(release);

export function forgetDismissed() {
  dismissed = undefined;
}
