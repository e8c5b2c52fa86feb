//! The headers of a production host: types with charset, caching by name, security. The values come from
//! [`hosting`].

use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use pprnet_site::hosting;

const IMMUTABLE: HeaderValue = HeaderValue::from_static(hosting::IMMUTABLE);
const REVALIDATE: HeaderValue = HeaderValue::from_static(hosting::REVALIDATE);

/// Adds the security headers. The content security policy is in the page itself, where its hashes are known;
/// this adds only the part that has no effect there.
pub(crate) fn secure(headers: &mut HeaderMap) {
    for (name, value) in hosting::SECURITY {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(hosting::FRAMES));
}

/// Sets how long browsers may cache a response.
pub(crate) fn cache(headers: &mut HeaderMap, immutable: bool) {
    headers.insert(CACHE_CONTROL, if immutable { IMMUTABLE } else { REVALIDATE });
}

/// Adds the charset to text types. All published text is UTF-8, and browsers must not guess.
pub(crate) fn add_charset(headers: &mut HeaderMap) {
    let Some(kind) = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return };
    let textual = kind.starts_with("text/")
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
        || ["application/json", "application/xml", "application/javascript"].contains(&kind);
    if textual && let Ok(value) = HeaderValue::from_str(&format!("{kind}; charset=utf-8")) {
        headers.insert(CONTENT_TYPE, value);
    }
}

/// Removes headers that would make an error page look like the requested file.
pub(super) fn remove_file_headers(headers: &mut HeaderMap) {
    use axum::http::header::{ETAG, LAST_MODIFIED};
    for name in [ETAG, LAST_MODIFIED, ACCEPT_RANGES] {
        headers.remove(name);
    }
}
