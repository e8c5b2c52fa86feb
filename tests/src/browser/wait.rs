//! Waits until a page is as expected.

use std::fmt::Debug;
use std::future::Future;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Browser, POLL};

/// A condition that is false for this long stays false: it is far longer than a page takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

impl Browser {
    /// Waits until `look` returns something that `is_right`, and returns it.
    ///
    /// # Panics
    /// If the deadline passes or the browser dies; the message has `what` was expected and what was there instead.
    pub async fn until<T: Debug, F: Future<Output = Result<T, String>>>(
        &self,
        what: &str,
        mut look: impl FnMut() -> F,
        is_right: impl Fn(&T) -> bool,
    ) -> T {
        let until = Instant::now() + DEADLINE;
        loop {
            // Scripts may fail while a page is being replaced; that is not yet an answer.
            let actual = look().await;
            match actual {
                Ok(value) if is_right(&value) => return value,
                actual if Instant::now() > until || (actual.is_err() && self.is_gone().await) => {
                    let at = self.url().await;
                    // A page has dozens of chips; the important part comes first or last.
                    let actual = format!("{actual:?}");
                    let (start, end) = (actual.chars().take(1500), actual.chars().rev().take(300));
                    let end: String = end.collect::<Vec<_>>().into_iter().rev().collect();
                    panic!(
                        "waited in vain for: {what}\nat {at}\nlast seen: {}…{end}",
                        start.collect::<String>()
                    )
                }
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// Waits until a script returns something that `is_right`.
    pub async fn until_eval<T: DeserializeOwned + Debug>(
        &self,
        what: &str,
        script: &str,
        args: Vec<Value>,
        is_right: impl Fn(&T) -> bool,
    ) -> T {
        self.until(what, || self.try_eval::<T>(script, args.clone()), is_right).await
    }

    /// The same for a script that passes it to the callback in its last argument.
    pub async fn until_eval_async<T: DeserializeOwned + Debug>(
        &self,
        what: &str,
        script: &str,
        args: Vec<Value>,
        is_right: impl Fn(&T) -> bool,
    ) -> T {
        self.until(what, || self.try_eval_async::<T>(script, args.clone()), is_right).await
    }

    /// Waits until a script returns `true`.
    pub async fn until_true(&self, what: &str, script: &str) {
        self.until_eval::<bool>(what, script, vec![], |is_so| *is_so).await;
    }

    /// Waits until the page has an element that matches `css`.
    pub async fn until_present(&self, css: &str) {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.until_eval::<bool>(css, script, vec![json!(css)], |is_there| *is_there).await;
    }

    /// Waits until the address is `url`.
    pub async fn until_at(&self, url: &str) {
        self.until(&format!("the address {url}"), async || Ok(self.url().await), |at| at == url).await;
    }
}
