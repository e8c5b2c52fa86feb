/** The end of a file name with a content hash. Such a file never changes. */
export const HASHED = /[.-][0-9a-f]{13,16}(?:_bg)?\.\w+$/;
