/** The hash of its content that a file has in its name, as a regular expression (`ContentHash::PATTERN`). */
export const HASH = "[0-9a-f]{16}";

/** The end of a file name with such a hash. The file never changes. */
export const HASHED = new RegExp(`[.-]${HASH}\\.\\w+$`);
