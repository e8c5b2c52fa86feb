import { plain } from "../addresses.js";
import { SCOPE, SECTIONS } from "./release.js";

/** @param {string} path */
export const address = (path) => new URL(path, SCOPE).href;

/**
 * The path within the site, without the query. Pages end in a slash.
 * @param {string} url
 */
export function pathOf(url) {
  const path = plain(new URL(url).pathname).slice(plain(new URL(SCOPE).pathname).length).replace(/(^|\/)index\.html$/, "$1");
  return path === "" || path.endsWith("/") || path.slice(path.lastIndexOf("/") + 1).includes(".") ? path : `${path}/`;
}

/** @param {string} path */
export const isPage = (path) => path === "" || (path.endsWith("/") && SECTIONS.includes(path.split("/")[0] ?? ""));
