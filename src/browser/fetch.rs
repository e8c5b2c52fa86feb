//! Fetching a file of the archive, with a time limit that tells a slow network from a dead one: it runs
//! from one piece of the answer to the next, so that a file that keeps coming may take its time.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Request;
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use pprnet_timing::STALL;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

/// Why nothing usable came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FetchFault {
    /// There is no network, or no connection to the host.
    Network,
    /// The connection stands but nothing comes.
    Stalled,
    /// The host answered with an error.
    Status(u16),
}

/// Whether an answer that the browser has kept will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It will: a file's name tells its content.
    Welcome,
    /// It will not: what was kept has just proved to be wrong, and would be for ever.
    Refused,
}

/// Fetches a file whole.
pub(crate) async fn fetch(url: &str, kept: Kept) -> Result<Vec<u8>, FetchFault> {
    let controller = AbortController::new().map_err(|_| FetchFault::Network)?;
    let watch = Watch::new(controller.clone());
    let result = fetch_watched(url, kept, &controller, &watch).await;
    watch.stop();
    result.map_err(|fault| if watch.stalled() { FetchFault::Stalled } else { fault })
}

async fn fetch_watched(
    url: &str,
    kept: Kept,
    controller: &AbortController,
    watch: &Watch,
) -> Result<Vec<u8>, FetchFault> {
    let network = |_| FetchFault::Network;
    watch.renew();
    let cache = if kept == Kept::Welcome { RequestCache::Default } else { RequestCache::Reload };
    let request = Request::get(url).cache(cache).abort_signal(Some(&controller.signal()));
    let response = request.send().await.map_err(network)?;
    if !response.ok() {
        return Err(FetchFault::Status(response.status()));
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        watch.renew();
        let piece = JsFuture::from(reader.read()).await.map_err(|_| FetchFault::Network)?;
        let get = |name: &str| js_sys::Reflect::get(&piece, &JsValue::from_str(name));
        if get("done").is_ok_and(|done| done.is_truthy()) {
            return Ok(bytes);
        }
        let value = get("value").map_err(|_| FetchFault::Network)?;
        bytes.extend(js_sys::Uint8Array::new(&value).to_vec());
    }
}

/// Aborts the request when it was not renewed in time.
struct Watch {
    controller: AbortController,
    timer: Cell<Option<leptos::leptos_dom::helpers::TimeoutHandle>>,
    stalled: Rc<Cell<bool>>,
}

impl Watch {
    fn new(controller: AbortController) -> Self {
        Self { controller, timer: Cell::new(None), stalled: Rc::default() }
    }

    fn renew(&self) {
        self.stop();
        let (controller, stalled) = (self.controller.clone(), Rc::clone(&self.stalled));
        let abort = move || {
            stalled.set(true);
            controller.abort();
        };
        self.timer.set(set_timeout_with_handle(abort, super::wait(STALL)).ok());
    }

    fn stop(&self) {
        if let Some(handle) = self.timer.take() {
            handle.clear();
        }
    }

    fn stalled(&self) -> bool {
        self.stalled.get()
    }
}
