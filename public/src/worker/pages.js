// Checks to which release a page's HTML belongs.

import { HASH } from "../hashed.js";
import { address } from "./paths.js";

const NAMES = new RegExp(`[\\w./-]+[.-]${HASH}\\.(?:css|js|wasm)\\b|[\\w./-]+manifest\\.${HASH}\\.json`, "g");
const HASH_AT_END = new RegExp(`${HASH}(?=\\.\\w+$)`);

/**
 * An address without the hash in its name. It is the same for every release's version of the file.
 * @param {string} url
 */
const shape = (url) => url.replace(HASH_AT_END, "");

/**
 * Whether a page uses files of this release, and none of another release. Files that a host adds have other names.
 * @param {string} html
 * @param {ReleaseList} list
 */
export function isOfRelease(html, { files }) {
  const own = new Set(files.map(([path]) => address(path)));
  const shapes = new Set(Array.from(own, shape));
  const named = (html.match(NAMES) ?? []).map(address).filter((url) => shapes.has(shape(url)));
  return named.length > 0 && named.every((url) => own.has(url));
}

/**
 * Whether a page of this release is complete, even if something was added to it.
 * @param {string} html
 * @param {ReleaseList} list
 */
export const isWhole = (html, list) =>
  isOfRelease(html, list) && isComplete(html) && list.start.every((path) => html.includes(path));

/**
 * Whether a page was received to its end.
 * @param {string} html
 */
export const isComplete = (html) => html.trimEnd().endsWith("</html>");
