/** The content hash in a file name, as a regular expression (`ContentHash::PATTERN`). */
export const HASH = "[0-9a-f]{16}";

/** The end of a file name with such a hash. The content of such a file never changes. */
export const HASHED = new RegExp(`[.-]${HASH}\\.\\w+$`);
