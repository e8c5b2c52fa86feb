//! Fetching a file of the archive.

use js_sys::Uint8Array;
use pprnet_timing::STALL;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestInit, Response};

use super::dom::{wait, window};

/// Why nothing usable came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No network, no connection to the host, or one that stalls.
    Network,
    /// The file is not there: the site has been updated.
    Gone,
    /// The host answered with an error.
    Status(u16),
    /// What came is not what was published, even when asked for again.
    Damaged,
}

/// Fetches a file whole; `anew` goes past what the browser has kept.
pub(super) async fn fetch(address: &str, anew: bool) -> Result<Vec<u8>, Fault> {
    let response = response(address, anew).await.ok_or(Fault::Network)?;
    match response.status() {
        200..300 => {}
        404 | 410 => return Err(Fault::Gone),
        status => return Err(Fault::Status(status)),
    }
    bytes(&response).await.ok_or(Fault::Network)
}

async fn response(address: &str, anew: bool) -> Option<Response> {
    let options = RequestInit::new();
    options.set_cache(if anew { RequestCache::Reload } else { RequestCache::Default });
    options.set_signal(Some(&AbortSignal::timeout_with_u32(2 * wait(STALL))));
    let promise = window()?.fetch_with_str_and_init(address, &options);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn bytes(response: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
