//! One request to a preview.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{self, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use pprnet_site::PreviewFile;
use pprnet_site::hosting::PublicPath;
use tokio::sync::watch;

use super::panel;
use super::reading::{Snapshot, failure};
use crate::serve::headers;
use crate::serve::site::{Target, redirect, text, within};

/// How long a page waits for the next version before it gets the current state and asks again.
const TIMEOUT: Duration = Duration::from_secs(20);

#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) base: PublicPath,
    pub(super) snapshots: watch::Receiver<Arc<Snapshot>>,
}

/// Answers one request.
pub(super) async fn answer(extract::State(state): extract::State<State>, request: Request) -> Response {
    let mut response = respond(state, request.method(), request.uri()).await;
    // Disable caching: the next version has other bytes under the same names.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers::add_charset(response.headers_mut());
    headers::secure(response.headers_mut());
    response
}

async fn respond(state: State, method: &Method, uri: &Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return text(StatusCode::METHOD_NOT_ALLOWED, "Files are only read here: GET and HEAD.\n");
    }
    let path = match within(&state.base, uri) {
        Target::Inside(path) => path.path().trim_start_matches('/').to_owned(),
        Target::Entrance => return redirect(state.base.path(), uri.query()),
        Target::Nowhere => return text(StatusCode::NOT_FOUND, "There is no such page.\n"),
        Target::Outside => {
            return text(StatusCode::NOT_FOUND, &format!("This site is at {}, not here.\n", state.base));
        }
    };
    if path == panel::STATE {
        return next_version(state.snapshots, uri.query()).await;
    }
    if let Some((kind, content)) = panel::file(&path) {
        return file(StatusCode::OK, kind, content.as_bytes().to_vec());
    }
    let snapshot = Arc::clone(&state.snapshots.borrow());
    let query = uri.query().map(str::to_owned);
    // Rendering takes milliseconds, too long to block a thread that serves other requests.
    let render = move || page(&state.base, &snapshot, &path, query.as_deref());
    let made = tokio::task::spawn_blocking(render).await;
    made.unwrap_or_else(|error| {
        text(StatusCode::INTERNAL_SERVER_ERROR, &format!("The page could not be made: {error}\n"))
    })
}

fn page(base: &PublicPath, snapshot: &Snapshot, path: &str, query: Option<&str>) -> Response {
    let Some(site) = &snapshot.site else {
        return file(StatusCode::OK, "text/html", panel::problem_page(base.path(), snapshot).into_bytes());
    };
    // The script asks for versions after the latest one, even on a page from before.
    match site.file(path, &panel::script_name(snapshot.version)) {
        Ok(found) if found.is_missing && site.has_folder(path) => redirect(&format!("{base}{path}/"), query),
        Ok(PreviewFile { kind, content, is_missing }) => {
            file(if is_missing { StatusCode::NOT_FOUND } else { StatusCode::OK }, kind, content)
        }
        Err(error) => {
            let problems = vec![failure(path.to_owned(), &error)];
            let failed = Snapshot { problems, ..snapshot.clone() };
            let page = panel::problem_page(base.path(), &failed);
            file(StatusCode::INTERNAL_SERVER_ERROR, "text/html", page.into_bytes())
        }
    }
}

/// The state of the content, as soon as its version differs from the one in `query`, or after a timeout.
async fn next_version(mut snapshots: watch::Receiver<Arc<Snapshot>>, query: Option<&str>) -> Response {
    let known: u64 = query.and_then(|query| query.strip_prefix("after=")?.parse().ok()).unwrap_or_default();
    let differs = snapshots.wait_for(|snapshot| snapshot.version != known);
    // On timeout, or if the thread has ended, return the current state.
    let _ = tokio::time::timeout(TIMEOUT, differs).await;
    let state = panel::state(&snapshots.borrow());
    file(StatusCode::OK, "application/json", state.into_bytes())
}

fn file(status: StatusCode, kind: &'static str, content: Vec<u8>) -> Response {
    let mut response = (status, Body::from(content)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
