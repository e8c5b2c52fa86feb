//! The headers a production host sends: types with their charset, caching by name, security.

use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};

const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// Security headers of every answer. The content security policy of a page stands in the page itself, where
/// its hashes are known; only `frame-ancestors` does nothing there and must be a header.
///
/// Permissions: only features that every Chromium knows, since an unknown name is an error in its console;
/// sharing and the clipboard stay allowed, the reader offers both.
const SECURITY: [(HeaderName, HeaderValue); 5] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'none'")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
             microphone=(), midi=(), payment=(), usb=()",
        ),
    ),
];

/// Adds the security headers.
pub(super) fn secure(headers: &mut HeaderMap) {
    headers.extend(SECURITY);
}

/// Sets how long an answer may be kept.
pub(super) fn cache(headers: &mut HeaderMap, immutable: bool) {
    headers.insert(CACHE_CONTROL, if immutable { IMMUTABLE } else { REVALIDATE });
}

/// Adds the charset to textual types. Everything published is UTF-8, and a browser must not have to guess.
pub(super) fn say_charset(headers: &mut HeaderMap) {
    let Some(kind) = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return };
    let textual = kind.starts_with("text/")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
        || ["application/json", "application/xml", "application/javascript"].contains(&kind);
    if textual && let Ok(value) = HeaderValue::from_str(&format!("{kind}; charset=utf-8")) {
        headers.insert(CONTENT_TYPE, value);
    }
}

/// Takes away what would make an error page look like a file of its own.
pub(super) fn forget_file(headers: &mut HeaderMap) {
    use axum::http::header::{ETAG, LAST_MODIFIED};
    for name in [ETAG, LAST_MODIFIED, ACCEPT_RANGES] {
        headers.remove(name);
    }
}

/// Whether a file of this name never changes, because the name bears a hash of the content:
/// `2022.0123456789abcdef.json` (the archive), `reader-0123456789abcdef.js` and `…_bg.wasm` (Trunk).
pub(super) fn is_immutable(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(stem), Some(hash), Some(_ending), None) => {
            !stem.is_empty() && hash.len() == 16 && is_lower_hex(hash)
        }
        (Some(stem), Some(_ending), None, None) => {
            let stem = stem.strip_suffix("_bg").unwrap_or(stem);
            // Trunk writes its 64-bit hash without leading zeros: one in sixteen is shorter than 16 digits.
            stem.rsplit_once('-').is_some_and(|(stem, hash)| {
                !stem.is_empty() && (13..=16).contains(&hash.len()) && is_lower_hex(hash)
            })
        }
        _ => false,
    }
}

fn is_lower_hex(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_bear_a_hash_never_change() {
        for name in [
            "/archive/2022.0123456789abcdef.json",
            "/reader-0123456789abcdef.js",
            "/reader-123456789abcdef_bg.wasm",
            "style-0123456789abcdef.css",
        ] {
            assert!(is_immutable(name), "{name}");
        }
        for name in [
            "/",
            "/index.html",
            "/sw.js",
            "/archive/2022.json",
            "/archive/2022.0123456789ABCDEF.json",
            "/archive/2022.0123456789abcde.json",
            "/some-word.js",
            "/-0123456789abcdef.js",
            "/a-0123456789abcdef",
            "/snippets/a-0123456789abcdef/inline0.js",
        ] {
            assert!(!is_immutable(name), "{name}");
        }
    }
}
