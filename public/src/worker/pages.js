// What a page's HTML says about its release.

import { address } from "./paths.js";
import { SCOPE } from "./release.js";

const NAMES = /[\w./-]+[.-][0-9a-f]{13,16}(?:_bg)?\.(?:css|js|wasm)\b|[\w./-]+manifest\.[0-9a-f]{16}\.json/g;

/**
 * Whether a page uses files of this release, and none of another release. Files of other sites do not count.
 * @param {string} html
 * @param {ReleaseList} list
 */
export function isOfRelease(html, { files }) {
  const own = new Set(files.map(([path]) => address(path)));
  const named = (html.match(NAMES) ?? []).map(address).filter((url) => url.startsWith(SCOPE));
  return named.length > 0 && named.every((url) => own.has(url));
}

/**
 * Whether a page has come to its end.
 * @param {string} html
 */
export const isComplete = (html) => html.trimEnd().endsWith("</html>");
