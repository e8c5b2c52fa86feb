// The content of the page /offline/.

import { ask } from "./asking.js";
import { button, make, patch } from "./dom.js";
import { day, monthName, size } from "./format.js";
import { checkNow, order, persist, reset } from "./orders.js";
import { keeper, state } from "./state.js";
import { W } from "./wording.js";

/** The result of the most recently pressed button. */
let result = "";
/** The number of button presses. */
let presses = 0;
/**
 * The progress of saving.
 * @type {(Node | string)[]}
 */
let saving = [];

const SETTLED = ["done", "failed", "stalled"];

/** Whether the app has hydrated the page, or has failed to. Nothing may change before. */
export const isSettled = () => SETTLED.includes(document.documentElement.dataset.boot ?? "");

/** Fills the page /offline/, if that is open. */
export async function fill() {
  const panel = document.getElementById("offline");
  if (!panel || !isSettled()) return;
  const worker = state.registration && keeper();
  /** @type {About | undefined} */
  const about = worker && (await ask(worker, { ask: "about" }));
  const isPromised = await navigator.storage?.persisted?.().catch(() => undefined);
  const parts = about?.release ? [...facts(about, isPromised), buttons(about, isPromised)] : without(worker, about);
  const status = [
    make("p", { class: "offline-result", role: "status" }, result),
    make("p", { class: "offline-progress" }, ...saving),
  ];
  patch(panel, make("div", {}, ...parts, ...status));
}

/**
 * Why nothing is kept, and the button that resets the copy.
 * @param {ServiceWorker | undefined} worker
 * @param {About | undefined} about
 */
function without(worker, about) {
  const { fault, registration } = state;
  const why = fault || (worker && !about ? "mute" : "");
  const text = why ? W.why[why] : W.none;
  return [make("p", {}, fault ? `${text} ${W.online}` : text), ...(registration ? [job(W.reset, reset)] : [])];
}

/**
 * @param {About} about
 * @param {boolean | undefined} isPromised
 */
function facts(about, isPromised) {
  const { release = "", month, since, kept = 0, bytes = 0, missing, rest, isChanged } = about;
  const isSafari = /^((?!chrome|android).)*safari/i.test(navigator.userAgent);
  const rows = [
    [W.release, month ? `${monthName(month)} (${release})` : release],
    [W.since, since ? day(since) : W.unsaid],
    [W.kept, W.files(kept, size(bytes)) + (missing ? W.further + W.missing(missing) : "")],
    [W.promise, isPromised === undefined ? W.unsaid : isPromised ? W.promised : W.notPromised],
    [W.howLong, isSafari ? W.safari : W.others],
  ];
  const { fault } = state;
  const list = rows.flatMap(([term = "", fact = ""]) => [make("dt", {}, term), make("dd", {}, fact)]);
  return [
    make("p", {}, fault ? W.why[fault] : rest ? W.part : W.whole),
    ...(isChanged ? [make("p", {}, W.changed)] : []),
    make("dl", { class: "offline-facts" }, ...list),
  ];
}

/**
 * @param {About} about
 * @param {boolean | undefined} isPromised
 */
function buttons({ rest }, isPromised) {
  const all = [job(W.check, checkNow), job(W.again, () => order({ ask: "again" }))];
  if (rest) all.push(job(W.keepAll(size(rest)), () => order({ ask: "all" })));
  if (isPromised === false) all.push(job(W.persist, persist));
  return make("p", { class: "offline-buttons" }, ...all, job(W.reset, reset));
}

/**
 * A button for an action that takes a while. Shows its result below, unless another button has been pressed meanwhile: then
 * that line belongs to the other button.
 * @param {string} text
 * @param {() => Promise<string>} action
 */
function job(text, action) {
  return button(text, async () => {
    const press = (presses += 1);
    result = W.working;
    document.querySelector(".offline-result")?.replaceChildren(result);
    const outcome = await action().catch(() => W.why.blocked);
    if (press === presses) result = outcome;
    await fill();
  });
}

/**
 * Shows the progress of saving.
 * @param {number} value
 * @param {number} max
 */
export function showProgress(value, max) {
  const text = W.saving(value, max);
  saving = value < max ? [text, " ", make("progress", { value, max, "aria-label": text })] : [];
  document.querySelector(".offline-progress")?.replaceChildren(...saving);
}

export function endProgress() {
  saving = [];
}
