//! The version of a file in a response (`ETag`), and whether the client already has it.
//!
//! `ServeDir` makes a tag from a file's size and time. A file system's clock ticks only every few
//! milliseconds, so a `.br` and a `.gz` of one size written together would share a tag. So the encoding
//! becomes part of the tag, and this module evaluates the conditions on tags (RFC 9110, section 13).

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderName, IF_MATCH,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE, LAST_MODIFIED,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

/// A client's conditions on a file's version.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    none_of: Option<HeaderValue>,
    one_of: Option<HeaderValue>,
}

impl Conditions {
    /// Takes the conditions on tags out of a request, and the conditions on dates that they override.
    pub(super) fn take(request_headers: &mut HeaderMap) -> Self {
        let mut take = |tags: HeaderName, date: HeaderName| {
            let condition = request_headers.remove(tags)?;
            request_headers.remove(date);
            Some(condition)
        };
        Self { none_of: take(IF_NONE_MATCH, IF_MODIFIED_SINCE), one_of: take(IF_MATCH, IF_UNMODIFIED_SINCE) }
    }

    /// Applies the conditions to `response`, whose tag is already labelled.
    pub(super) fn apply(&self, mut response: Response) -> Response {
        let tag = response.headers().get(ETAG).cloned();
        let is_listed = |condition: &HeaderValue| tag.as_ref().is_some_and(|tag| lists(condition, tag));
        if !response.status().is_success() {
            response
        } else if self.one_of.as_ref().is_some_and(|condition| !is_listed(condition)) {
            bare(&mut response, StatusCode::PRECONDITION_FAILED);
            response.headers_mut().remove(ETAG);
            response.headers_mut().remove(LAST_MODIFIED);
            response
        } else if self.none_of.as_ref().is_some_and(is_listed) {
            bare(&mut response, StatusCode::NOT_MODIFIED);
            response
        } else {
            response
        }
    }
}

/// Adds the encoding to the tag: `"…"` of a `.br` file becomes `"…-br"`.
pub(super) fn label(headers: &mut HeaderMap) {
    let Some(encoding) = headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok()) else { return };
    let tag = headers.get(ETAG).and_then(|tag| tag.to_str().ok()?.strip_suffix('"'));
    if let Some(Ok(tag)) = tag.map(|tag| HeaderValue::from_str(&format!("{tag}-{encoding}\""))) {
        headers.insert(ETAG, tag);
    }
}

/// Whether a list of tags contains `tag`. Ignores the weak prefix (`W/`) that some proxies add, because all
/// tags of this server are strong. They contain no comma, so a list can be split at commas.
fn lists(list: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(list), Ok(tag)) = (list.to_str(), tag.to_str()) else { return false };
    list.split(',').map(str::trim).any(|item| item == "*" || item.trim_start_matches("W/") == tag)
}

/// Turns a response with a file into one without a body.
fn bare(response: &mut Response, status: StatusCode) {
    *response.status_mut() = status;
    *response.body_mut() = Body::empty();
    for name in [CONTENT_LENGTH, CONTENT_TYPE, CONTENT_ENCODING, CONTENT_RANGE, ACCEPT_RANGES] {
        response.headers_mut().remove(name);
    }
}
