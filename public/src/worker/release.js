// The release that this worker keeps, and the names of its cache and entries.

/**
 * `pprnet finish` fills this in: the release; the first segments of page paths; kept files without a hash in their names; the
 * number of posts on a page of a list.
 * @type {{ RELEASE: string, SECTIONS: string[], STABLE: string[], PAGE_SIZE: number }}
 */
// @ts-expect-error The object is filled in.
export const { RELEASE, SECTIONS, STABLE, PAGE_SIZE } = {};

export const SCOPE = registration.scope;
/** The prefix of this site's caches. No other site on the host has it. */
export const PREFIX = `pprnet:${new URL(SCOPE).pathname}:`;
export const CACHE = PREFIX + RELEASE;
/** The list of the release's files. */
export const LIST = `release.${RELEASE}.json`;
/** The page into which the app draws any page that has no copy. */
export const SHELL = "shell/";
/** A cache with this entry also keeps the older posts. */
export const ALL = "offline/all";
/** A cache with this entry is not complete yet. */
export const PART = "offline/part";
