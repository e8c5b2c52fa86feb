// The address of this site, and the files of this page.

import { HASHED } from "../hashed.js";

/** The address of the site. All scripts are published as one file in the site's folder. */
export const SITE = new URL("./", import.meta.url).href;
export const FOLDER = new URL(SITE).pathname;
/** The prefix of this site's caches. No other site on the host has it. */
export const CACHES = `pprnet:${FOLDER}:`;

/** The hashed files that this page uses. They identify its release. */
export function ownFiles() {
  /** @type {NodeListOf<HTMLLinkElement>} */
  const links = document.head.querySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=modulepreload]");
  const files = [import.meta.url, ...Array.from(links, (link) => link.href)];
  return files.filter((file) => file.startsWith(SITE) && HASHED.test(file));
}
