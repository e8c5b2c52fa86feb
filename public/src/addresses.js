// Parses addresses of the site.

/**
 * Whether a query changes the page that the path names. Parameters of newsletters and networks do not. The reader has the
 * same names (crates/address/src/parameters.rs, whose test compares them).
 * @param {string} search
 */
export const asksForMore = (search) => /[?&](topic|type|year|from|to|match|q|sort|view|page)=/.test(search);

/**
 * A path without unnecessary escapes (RFC 3986, 6.2.2): some programs escape a hyphen.
 * @param {string} path
 */
export const plain = (path) =>
  path.replace(/%([2-7][0-9a-f])/gi, (escaped, code) => {
    const character = String.fromCharCode(parseInt(code, 16));
    return /[\w.~-]/.test(character) ? character : escaped;
  });
