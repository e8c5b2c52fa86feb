// The release that this worker keeps, and the names of its cache and entries.

/**
 * `pprnet finish` fills this in: the release; first parts of the pages' paths; kept files whose names have no hash; how
 * many posts a page of a list shows.
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
/** The page into which the app draws pages without a copy. */
export const SHELL = "shell/";
/** This entry in a cache means: keep the older posts, too. */
export const ALL = "offline/all";
/** This entry in a cache means: the release is not complete yet. */
export const PART = "offline/part";
