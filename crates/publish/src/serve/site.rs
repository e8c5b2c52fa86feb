//! Handles one request: whether it is for this site, whether it is a read, which file, which headers.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE, ETAG, IF_RANGE, LOCATION, RANGE};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use pprnet_address::normal_path;
use tower::ServiceExt;
use tower_http::services::ServeDir;
use tower_http::services::fs::DefaultServeDirFallback;

use super::headers;
use super::root::Inside;
use super::validators::{self, Conditions};
use pprnet_site::hosting::{PublicPath, is_immutable};

/// The path of the service worker within the site.
const WORKER: &str = "/sw.js";

/// A folder of files under a base.
#[derive(Debug, Clone)]
pub(super) struct Site {
    base: PublicPath,
    /// The worker to serve instead of the file.
    worker: Option<String>,
    files: ServeDir<DefaultServeDirFallback, Inside>,
}

impl Site {
    /// The site with the files in `root`, which must be a canonical path.
    pub(super) fn new(root: &Path, base: PublicPath) -> Self {
        let files = ServeDir::with_backend(root, Inside::new(root))
            .redirect_path_prefix(base.prefix())
            .precompressed_br()
            .precompressed_gzip()
            // For several ranges at once, respond with the whole file; an error would be wrong.
            .ignore_multi_range_requests(true);
        Self { base, worker: None, files }
    }

    /// The same site with this worker at its root.
    pub(super) fn with_worker(self, worker: Option<String>) -> Self {
        Self { worker, ..self }
    }

    /// The file at `path`, or the file server's response if there is none.
    async fn file(&self, method: &Method, path: PathAndQuery, request_headers: &HeaderMap) -> Response {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method.clone();
        *request.uri_mut() = Uri::from(path);
        *request.headers_mut() = request_headers.clone();
        match self.files.clone().oneshot(request).await {
            Ok(response) => {
                let mut response = response.map(Body::new).into_response();
                validators::label(response.headers_mut());
                response
            }
            Err(never) => match never {},
        }
    }

    /// Keeps a range only if the file is still the version that the client has a part of (RFC 9110, 13.1.5),
    /// because `ServeDir` ignores that condition. Dates are weak here, so only an `ETag` can match.
    async fn check_range(&self, path: &PathAndQuery, request_headers: &mut HeaderMap) {
        let in_bytes =
            request_headers.get(RANGE).is_some_and(|range| range.as_bytes().starts_with(b"bytes="));
        if !in_bytes {
            request_headers.remove(RANGE);
            return;
        }
        if let Some(condition) = request_headers.remove(IF_RANGE) {
            let now = self.file(&Method::HEAD, path.clone(), request_headers).await;
            if now.headers().get(ETAG) != Some(&condition) {
                request_headers.remove(RANGE);
            }
        }
    }

    async fn found(
        &self,
        method: &Method,
        path: PathAndQuery,
        mut request_headers: HeaderMap,
    ) -> Option<Response> {
        let conditions = Conditions::take(&mut request_headers);
        self.check_range(&path, &mut request_headers).await;
        let immutable = is_immutable(path.path());
        let mut response = conditions.apply(self.file(method, path, &request_headers).await);
        if response.status() == StatusCode::NOT_FOUND {
            return None;
        }
        let is_cacheable = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
        headers::cache(response.headers_mut(), immutable && is_cacheable);
        headers::add_charset(response.headers_mut());
        Some(response)
    }

    /// The site's own `404.html`, complete and unconditional, with the right status.
    async fn not_found(&self, method: &Method, request_headers: &HeaderMap) -> Response {
        let mut plain = HeaderMap::new();
        if let Some(encodings) = request_headers.get(axum::http::header::ACCEPT_ENCODING) {
            plain.insert(axum::http::header::ACCEPT_ENCODING, encodings.clone());
        }
        let mut page = self.file(method, PathAndQuery::from_static("/404.html"), &plain).await;
        if page.status() != StatusCode::OK {
            return text(StatusCode::NOT_FOUND, "There is no such page, and the site has no 404.html.\n");
        }
        *page.status_mut() = StatusCode::NOT_FOUND;
        headers::remove_file_headers(page.headers_mut());
        headers::cache(page.headers_mut(), false);
        headers::add_charset(page.headers_mut());
        page
    }

    async fn respond(&self, method: &Method, uri: &Uri, request_headers: HeaderMap) -> Response {
        if method != Method::GET && method != Method::HEAD {
            let mut refused =
                text(StatusCode::METHOD_NOT_ALLOWED, "Files are only read here: GET and HEAD.\n");
            refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return refused;
        }
        match within(&self.base, uri) {
            Target::Inside(path) if path.path() == WORKER && self.worker.is_some() => {
                let mut answer = text(StatusCode::OK, self.worker.as_deref().unwrap_or_default());
                let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
                answer.headers_mut().insert(CONTENT_TYPE, kind);
                answer
            }
            Target::Inside(path) => match self.found(method, path, request_headers.clone()).await {
                Some(response) => response,
                None => self.not_found(method, &request_headers).await,
            },
            Target::Entrance => self.to_base(uri),
            Target::Nowhere => self.not_found(method, &request_headers).await,
            Target::Outside => {
                let message = format!("This site is at {}, not here.\n", self.base);
                text(StatusCode::NOT_FOUND, &message)
            }
        }
    }

    fn to_base(&self, uri: &Uri) -> Response {
        redirect(self.base.path(), uri.query())
    }
}

/// Redirects to another path of the host, and keeps the query.
pub(crate) fn redirect(path: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = text(StatusCode::TEMPORARY_REDIRECT, "");
    match HeaderValue::from_str(&format!("{path}{query}")) {
        Ok(location) => {
            response.headers_mut().insert(LOCATION, location);
            response
        }
        Err(_) => text(StatusCode::BAD_REQUEST, "The address has characters that it may not have.\n"),
    }
}

/// What a request's path points at, relative to the site.
#[derive(Debug, PartialEq)]
pub(crate) enum Target {
    /// Within the site: the path from the base on, beginning with `/`.
    Inside(PathAndQuery),
    /// `/`, or the base without its trailing slash: redirects to the base.
    Entrance,
    /// Under the base, but no file can be there.
    Nowhere,
    /// Not under the base.
    Outside,
}

/// Classifies the path of an address.
pub(crate) fn within(base: &PublicPath, uri: &Uri) -> Target {
    // The code that selects headers must see the path as the file server does.
    let path = normal_path(uri.path());
    let Some(rest) = path.strip_prefix(base.prefix()).filter(|rest| rest.starts_with('/')) else {
        return if path == "/" || path == base.prefix() { Target::Entrance } else { Target::Outside };
    };
    // With an empty segment (`//host`), a redirect that adds a slash would lead to another host.
    if path.contains("//") {
        return Target::Nowhere;
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{rest}{query}").parse().map_or(Target::Nowhere, Target::Inside)
}

/// A plain text response.
pub(crate) fn text(status: StatusCode, message: &str) -> Response {
    let mut response = (status, message.to_owned()).into_response();
    headers::cache(response.headers_mut(), false);
    response
}

/// Answers one request.
pub(super) async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let (parts, _body) = request.into_parts();
    let mut response = site.respond(&parts.method, &parts.uri, parts.headers).await;
    headers::secure(response.headers_mut());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_path_is_told_by_the_base() {
        let base: PublicPath = "/a/b/".parse().unwrap();
        let target = |uri: &'static str| within(&base, &Uri::from_static(uri));
        assert_eq!(target("/a/b/x/?q"), Target::Inside(PathAndQuery::from_static("/x/?q")));
        assert_eq!(target("/a/b/"), Target::Inside(PathAndQuery::from_static("/")));
        assert_eq!(target("/a/b"), Target::Entrance);
        assert_eq!(target("/"), Target::Entrance);
        assert_eq!(target("/a/bc/"), Target::Outside);
        assert_eq!(target("/a/"), Target::Outside);
        assert_eq!(target("/a/b//x"), Target::Nowhere);
    }

    #[test]
    fn the_place_of_a_path_is_told_by_its_normal_form() {
        let base: PublicPath = "/~jdoe/b/".parse().unwrap();
        let target = |uri: &'static str| within(&base, &Uri::from_static(uri));
        let page = Target::Inside(PathAndQuery::from_static("/x-y/?q=%2D"));
        for same in ["/%7Ejdoe/b/x-y/?q=%2D", "/~jdoe/%62/x%2dy/?q=%2D", "/~jdoe/./c/../b/x-y/?q=%2D"] {
            assert_eq!(target(same), page, "{same}");
        }
        assert_eq!(target("/%7ejdoe/b"), Target::Entrance);
        assert_eq!(target("/~jdoe/b/../c/"), Target::Outside);
        assert_eq!(target("/~jdoe/b/x/..//y/"), Target::Nowhere);
    }
}
