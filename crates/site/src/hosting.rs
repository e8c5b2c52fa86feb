//! The headers of a production host, defined once: the built-in server sends them, and `pprnet site` writes
//! them into the settings of other hosts.

pub(crate) mod names;
mod public_path;

use pprnet_archive::ContentHash;

pub use public_path::PublicPath;

/// `Cache-Control` of files whose name changes with their content.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of all other files: browsers may cache them but must revalidate each time.
pub const REVALIDATE: &str = "no-cache";

/// The directive of the content security policy that works only as a header.
pub const FRAMES: &str = "frame-ancestors 'none'";

/// Security headers of every response, except the content security policy.
///
/// Permissions list only features that every Chromium knows, because an unknown name is an error in its
/// console. Sharing and the clipboard stay allowed, because the reader offers both.
pub const SECURITY: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// A regular expression for nginx and Apache that matches the names for which [`is_immutable`] is true.
pub(crate) const IMMUTABLE_NAME: &str = r"[^/.]+[.-][0-9a-f]{16}\.[^/.]+";

/// Whether the file never changes because its name contains a content hash. `pprnet site` checks the hash.
#[must_use]
pub fn is_immutable(path: &str) -> bool {
    hash_in_name(path).is_some()
}

/// The hash in a file name: in `2022.0123456789abcdef.json` (the archive, and the list of a release) and
/// `reader-0123456789abcdef.js` (all others).
pub(crate) fn hash_in_name(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (start, ending) = name.rsplit_once('.')?;
    let (stem, hash) = start.rsplit_once(['.', '-'])?;
    let is_name = !stem.is_empty() && !stem.contains('.') && !ending.is_empty();
    (is_name && ContentHash::parse(hash).is_some()).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_scripts_know_the_form_of_a_hash() {
        for text in [IMMUTABLE_NAME, include_str!("../../../public/src/hashed.js")] {
            assert_eq!(text.matches(ContentHash::PATTERN).count(), 1, "{text}");
        }
    }

    #[test]
    fn names_that_bear_a_hash_never_change() {
        for name in [
            "/archive/2022.0123456789abcdef.json",
            "/reader-0123456789abcdef.js",
            "style-0123456789abcdef.css",
        ] {
            assert_eq!(hash_in_name(name), Some("0123456789abcdef"), "{name}");
        }
        for name in [
            "/",
            "/index.html",
            "/sw.js",
            "/archive/2022.json",
            "/archive/2022.0123456789ABCDEF.json",
            "/archive/2022.0123456789abcde.json",
            "/some-word.js",
            "/reader-123456789abcdef.js",
            "/reader-0123456789abcdef_bg.wasm",
            "/two.words-0123456789abcdef.js",
            "/-0123456789abcdef.js",
            "/a-0123456789abcdef",
            "/snippets/a-0123456789abcdef/inline0.js",
        ] {
            assert!(!is_immutable(name), "{name}");
        }
    }
}
