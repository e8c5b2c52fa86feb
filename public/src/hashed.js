/** The end of a name that has a hash of the content in it. Such a file never changes. */
export const HASHED = /[.-][0-9a-f]{13,16}(?:_bg)?\.\w+$/;
