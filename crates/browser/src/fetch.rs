//! Fetches a file of the site. The timeout restarts with each received piece: a slow download is not cut off, and a dead
//! connection is noticed.

use std::cell::Cell;

use js_sys::Uint8Array;
use pprnet_timing::STALL;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCache, RequestInit,
    Response,
};

use crate::window::{wait, window};

/// Why a fetch has failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchFault {
    /// There is no network, or no connection to the host.
    Network,
    /// The connection is open but no data arrives.
    Stalled,
    /// The file does not exist: the site has been updated.
    Gone,
    /// The host answered with another error.
    Status(u16),
}

/// Whether a cached response may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheUse {
    /// Yes: a file's name contains the hash of its content.
    Allowed,
    /// No: the cached response has just proved to be wrong, and would stay wrong.
    Bypassed,
}

/// Fetches a whole file.
///
/// # Errors
/// Returns why the fetch failed.
pub async fn fetch(url: &str, cache: CacheUse) -> Result<Vec<u8>, FetchFault> {
    let timer = StallTimer::new().ok_or(FetchFault::Network)?;
    let result = fetch_with_timeout(url, cache, &timer).await;
    timer.stop();
    result.map_err(|fault| if timer.has_aborted() { FetchFault::Stalled } else { fault })
}

async fn fetch_with_timeout(url: &str, cache: CacheUse, timer: &StallTimer) -> Result<Vec<u8>, FetchFault> {
    let network = |_| FetchFault::Network;
    timer.restart();
    let options = RequestInit::new();
    options.set_cache(if cache == CacheUse::Allowed { RequestCache::Default } else { RequestCache::Reload });
    options.set_signal(Some(&timer.controller.signal()));
    let window = window().ok_or(FetchFault::Network)?;
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &options)).await.map_err(network)?;
    let response: Response = response.unchecked_into();
    check(response.status())?;
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    collect(&mut body.get_reader().unchecked_into::<ReadableStreamDefaultReader>(), timer).await
}

fn check(status: u16) -> Result<(), FetchFault> {
    match status {
        200..300 => Ok(()),
        // These two mean “try again later”. All other 4xx mean that the host lacks the file (S3 sends 403).
        400..500 if ![408, 429].contains(&status) => Err(FetchFault::Gone),
        status => Err(FetchFault::Status(status)),
    }
}

/// Joins the pieces of a response. Each piece restarts the timeout.
async fn collect(pieces: &mut impl Pieces, timeout: &impl Timeout) -> Result<Vec<u8>, FetchFault> {
    let mut bytes = Vec::new();
    loop {
        timeout.restart();
        match pieces.next().await? {
            Some(piece) => bytes.extend(piece),
            None => return Ok(bytes),
        }
    }
}

/// The pieces of a response, in order of arrival.
trait Pieces {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FetchFault>;
}

impl Pieces for ReadableStreamDefaultReader {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FetchFault> {
        let read = JsFuture::from(self.read()).await.map_err(|_| FetchFault::Network)?;
        let piece: ReadableStreamReadResult = read.unchecked_into();
        let is_last = piece.get_done() == Some(true);
        Ok((!is_last).then(|| piece.get_value().unchecked_into::<Uint8Array>().to_vec()))
    }
}

/// A timeout that ends a download unless it is restarted in time.
trait Timeout {
    fn restart(&self);
}

/// Aborts a request if no data has arrived for too long.
struct StallTimer {
    controller: AbortController,
    milliseconds: i32,
    timer: Cell<i32>,
    /// Stored here because the timer may call it.
    abort: Closure<dyn Fn()>,
}

impl StallTimer {
    fn new() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let milliseconds = i32::try_from(wait(STALL).as_millis()).unwrap_or(i32::MAX);
        let stalled = controller.clone();
        let abort = Closure::new(move || stalled.abort());
        Some(Self { controller, milliseconds, timer: Cell::new(0), abort })
    }

    /// Whether it has aborted the request. Nothing else aborts it.
    fn has_aborted(&self) -> bool {
        self.controller.signal().aborted()
    }

    fn stop(&self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.timer.get());
        }
    }
}

impl Timeout for StallTimer {
    fn restart(&self) {
        self.stop();
        let set = |window: web_sys::Window| {
            let abort = self.abort.as_ref().unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(abort, self.milliseconds).ok()
        };
        self.timer.set(window().and_then(set).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::rc::Rc;
    use std::task::{Context, Poll, Waker};

    use pprnet_timing::Pace;

    use super::*;

    /// A connection that delivers a piece after each of these intervals in milliseconds, with a fake clock.
    struct Line {
        intervals: Vec<u32>,
        clock: Rc<Cell<u32>>,
        ends: Rc<Cell<u32>>,
    }

    impl Timeout for Line {
        fn restart(&self) {
            self.ends.set(self.clock.get() + STALL.milliseconds_at(Pace::REAL));
        }
    }

    impl Pieces for Line {
        async fn next(&mut self) -> Result<Option<Vec<u8>>, FetchFault> {
            let Some(interval) = self.intervals.pop() else { return Ok(None) };
            self.clock.set(self.clock.get() + interval);
            if self.clock.get() < self.ends.get() { Ok(Some(vec![7])) } else { Err(FetchFault::Stalled) }
        }
    }

    fn download(intervals: Vec<u32>) -> Result<Vec<u8>, FetchFault> {
        let (clock, ends) = (Rc::default(), Rc::default());
        let timeout = Line { intervals: vec![], clock: Rc::clone(&clock), ends: Rc::clone(&ends) };
        timeout.restart();
        let mut pieces = Line { intervals, clock, ends };
        // The future never waits, so one poll completes it.
        match pin!(collect(&mut pieces, &timeout)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result,
            Poll::Pending => unreachable!("nothing waits"),
        }
    }

    /// Regression: a slow download must not be given up after a fixed total time (it was 30 seconds).
    #[test]
    fn a_slow_download_does_not_time_out() {
        let stall = STALL.milliseconds_at(Pace::REAL);
        assert_eq!(download(vec![stall - 1; 20]), Ok(vec![7; 20]));
        assert_eq!(download(vec![]), Ok(vec![]));
    }

    #[test]
    fn a_silent_connection_times_out() {
        let stall = STALL.milliseconds_at(Pace::REAL);
        assert_eq!(download(vec![1, stall, 1]), Err(FetchFault::Stalled));
    }

    #[test]
    fn a_missing_file_is_distinguished_from_a_faulty_host() {
        for status in [200, 204] {
            assert_eq!(check(status), Ok(()), "{status}");
        }
        for status in [400, 401, 403, 404, 410, 451] {
            assert_eq!(check(status), Err(FetchFault::Gone), "{status}");
        }
        for status in [304, 408, 429, 500, 503] {
            assert_eq!(check(status), Err(FetchFault::Status(status)), "{status}");
        }
    }
}
