//! Replays the stored corpus in `fuzz/corpus`, then inputs derived from it with a fixed seed. `make fuzz` uses the same
//! targets to find new inputs; here every run uses the same ones.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

mod inputs;
mod load;
mod query;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use inputs::{Input, inputs};

/// An input takes milliseconds. One that takes this long is stuck in an endless loop.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn no_query_brings_the_search_down() {
    replay(inputs("query", 6000), |bytes| query::run(&String::from_utf8_lossy(bytes)));
}

#[test]
fn no_index_file_brings_the_search_down() {
    replay(inputs("load", 3000), load::run);
}

/// Changes to a head that does not load are rejected at its first bytes. If the format has changed, write a new one:
/// a zero byte, then the content of a small head.
#[test]
fn the_corpus_has_a_head_that_loads() {
    assert!(inputs("load", 0).iter().any(|input| load::is_whole_head(&input.bytes)));
}

/// Passes each input to the target, and names the one that makes it panic or hang.
fn replay(inputs: Vec<Input>, target: fn(&[u8])) {
    let (sender, receiver) = channel();
    let mut current = None;
    thread::spawn(move || {
        for input in inputs {
            sender.send(Some(input.clone())).expect("the test is listening");
            target(&input.bytes);
        }
        sender.send(None).expect("the test is listening");
    });
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(Some(next)) => current = Some(next),
            Ok(None) => return,
            Err(RecvTimeoutError::Disconnected) => {
                panic!("this input made it panic (see above): {current:?}")
            }
            Err(RecvTimeoutError::Timeout) => panic!("this input takes more than {PATIENCE:?}: {current:?}"),
        }
    }
}
