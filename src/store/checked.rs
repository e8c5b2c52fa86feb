//! Loads a file whose content is checked, such as all files with a hash in their name.
//!
//! A wrong file is fetched once more past the browser's cache, which may be the cause. If that fails, too, the next attempt
//! bypasses the cache at once. If it fails as well, the site has replaced the file ([`LoadFault::Replaced`]).

use std::cell::RefCell;

use pprnet_browser::{CacheUse, FetchFault, fetch};

use super::fault::LoadFault;

thread_local! {
    /// The files whose last load has failed, by address, and why.
    static FAILED: RefCell<Vec<(String, LoadFault)>> = const { RefCell::new(Vec::new()) };
}

/// Fetches a file and returns what `read` makes of it. `read` runs a second time if it refuses the first response.
pub(crate) async fn load_checked<T>(
    url: &str,
    mut read: impl FnMut(&[u8]) -> Result<T, LoadFault>,
) -> Result<T, LoadFault> {
    let mut value = None;
    load(url, &mut |bytes| {
        value = Some(read(bytes)?);
        Ok(())
    })
    .await?;
    value.ok_or(LoadFault::Damaged)
}

/// Passes a response to its reader.
type ReadResponse<'a> = &'a mut dyn FnMut(&[u8]) -> Result<(), LoadFault>;

/// Not generic, so that it is compiled once.
async fn load(url: &str, read: ReadResponse<'_>) -> Result<(), LoadFault> {
    let has_failed = FAILED.with_borrow(|failed| failed.iter().any(|(other, _)| other == url));
    let outcome = attempt(async |cache| fetch(url, cache).await, has_failed, read).await;
    FAILED.with_borrow_mut(|failed| note(failed, url, outcome))
}

async fn attempt(
    fetch: impl AsyncFn(CacheUse) -> Result<Vec<u8>, FetchFault>,
    has_failed: bool,
    read: ReadResponse<'_>,
) -> Result<(), LoadFault> {
    if !has_failed {
        let bytes = fetch(CacheUse::Allowed).await.map_err(LoadFault::Fetch)?;
        if read(&bytes).is_ok() {
            return Ok(());
        }
    }
    let bytes = fetch(CacheUse::Bypassed).await.map_err(LoadFault::Fetch)?;
    read(&bytes)
}

/// Records the outcome for a file, and judges it by the fault of the last attempt.
fn note(
    failed: &mut Vec<(String, LoadFault)>,
    url: &str,
    outcome: Result<(), LoadFault>,
) -> Result<(), LoadFault> {
    let before = failed.iter().position(|(other, _)| other == url).map(|at| failed.swap_remove(at).1);
    let outcome = outcome.map_err(|fault| fault.after(before.as_ref()));
    if let Err(fault) = &outcome {
        failed.push((url.to_owned(), fault.clone()));
    }
    outcome
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use pprnet_archive::ReadError;

    use super::*;

    const CACHED: Result<&str, FetchFault> = Ok("cached");
    const SENT: Result<&str, FetchFault> = Ok("sent");

    fn wrong() -> LoadFault {
        LoadFault::Read(ReadError::NotJson { file: "f".into() })
    }

    /// The outcome of an attempt, and the responses that were read. `cached` and `sent` are the responses with and without the
    /// browser's cache; only `right` is accepted.
    fn attempted(
        has_failed: bool,
        [cached, sent]: [Result<&str, FetchFault>; 2],
        right: &str,
    ) -> (Result<(), LoadFault>, Vec<String>) {
        let mut responses = Vec::new();
        let fetch = async |cache| match cache {
            CacheUse::Allowed => cached.map(|text| text.as_bytes().to_vec()),
            CacheUse::Bypassed => sent.map(|text| text.as_bytes().to_vec()),
        };
        let mut read = |bytes: &[u8]| {
            responses.push(String::from_utf8(bytes.to_vec()).unwrap());
            if bytes == right.as_bytes() { Ok(()) } else { Err(wrong()) }
        };
        // The responses never wait, so one poll completes the attempt.
        let outcome =
            match pin!(attempt(fetch, has_failed, &mut read)).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(outcome) => outcome,
                Poll::Pending => unreachable!("nothing waits"),
            };
        (outcome, responses)
    }

    #[test]
    fn a_wrong_response_is_fetched_once_more_past_the_cache() {
        assert_eq!(attempted(false, [CACHED, SENT], "cached"), (Ok(()), vec!["cached".into()]));
        assert_eq!(attempted(false, [CACHED, SENT], "sent"), (Ok(()), vec!["cached".into(), "sent".into()]));
        assert_eq!(
            attempted(false, [CACHED, SENT], "other"),
            (Err(wrong()), vec!["cached".into(), "sent".into()])
        );
        let stalled = Err(FetchFault::Stalled);
        assert_eq!(
            attempted(false, [CACHED, stalled], "other"),
            (Err(LoadFault::Fetch(FetchFault::Stalled)), vec!["cached".into()])
        );
        assert_eq!(
            attempted(false, [stalled, SENT], "sent"),
            (Err(LoadFault::Fetch(FetchFault::Stalled)), vec![]),
            "a failed network is not retried at once"
        );
    }

    #[test]
    fn after_a_failure_the_cache_is_bypassed() {
        assert_eq!(attempted(true, [CACHED, SENT], "sent"), (Ok(()), vec!["sent".into()]));
        assert_eq!(attempted(true, [CACHED, SENT], "cached"), (Err(wrong()), vec!["sent".into()]));
    }

    /// Regression: findings and citations had no such record, so “Try again” never changed to “Reload the page”.
    #[test]
    fn a_file_that_is_wrong_twice_is_reported_as_replaced_and_others_are_not() {
        let mut failed = Vec::new();
        assert_eq!(note(&mut failed, "a", Err(wrong())), Err(wrong()));
        assert_eq!(note(&mut failed, "b", Err(wrong())), Err(wrong()));
        assert_eq!(note(&mut failed, "a", Err(wrong())), Err(LoadFault::Replaced));
        assert_eq!(note(&mut failed, "a", Err(wrong())), Err(LoadFault::Replaced));
        assert_eq!(note(&mut failed, "a", Ok(())), Ok(()));
        assert_eq!(failed, [("b".to_owned(), wrong())]);
        assert_eq!(note(&mut failed, "a", Err(wrong())), Err(wrong()));
    }
}
