// The release that this worker keeps, and the names it is kept under.

/**
 * `pprnet finish` fills this in: the release; first parts of the pages' paths; kept files whose names have no hash.
 * @type {{ RELEASE: string, SECTIONS: string[], STABLE: string[] }}
 */
// @ts-expect-error The object is filled in.
export const { RELEASE, SECTIONS, STABLE } = {};

export const SCOPE = registration.scope;
/** The caches of this site begin so, and those of no other site on the host. */
export const PREFIX = `pprnet:${new URL(SCOPE).pathname}:`;
export const CACHE = PREFIX + RELEASE;
/** The list of the release's files. */
export const LIST = `release.${RELEASE}.json`;
/** The page into which the app draws every page that has no copy. */
export const SHELL = "shell/";
/** This entry in a cache means: the older posts are wanted, too. */
export const ALL = "offline/all";
/** This entry in a cache means: the release is not complete yet. */
export const PART = "offline/part";
