//! The stored corpus of a fuzz target, and inputs derived from it: each is a stored one with one to four changes. The tests of
//! crates/evidence include this file, too.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// The same limit as in `make fuzz`.
const LONGEST: usize = 300;

/// An input takes milliseconds. One that takes this long is stuck in an endless loop.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Clone, Debug)]
pub(crate) struct Input {
    name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The corpus of a target, sorted by name, and `made` derived inputs.
pub(crate) fn inputs(target: &str, made: usize) -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../search/fuzz/corpus").join(target);
    let mut stored: Vec<Input> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            Input { name, bytes: fs::read(path).unwrap() }
        })
        .collect();
    stored.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!stored.is_empty(), "no corpus in {}", folder.display());
    // The same random numbers in every run.
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let changed: Vec<Input> = (0..made)
        .map(|number| Input { name: format!("made, number {number}"), bytes: change(&stored, &mut random) })
        .collect();
    stored.extend(changed);
    stored
}

/// Passes each input to the target, and names the one that makes it panic or hang.
pub(crate) fn replay(inputs: Vec<Input>, target: fn(&[u8])) {
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

fn change(stored: &[Input], random: &mut TestRng) -> Vec<u8> {
    let mut bytes = stored[random.random_range(0..stored.len())].bytes.clone();
    for _ in 0..random.random_range(1..=4) {
        let at = random.random_range(0..=bytes.len());
        let end = (at + random.random_range(1..=8)).min(bytes.len());
        match random.random_range(0..5) {
            0 => bytes.splice(at..end.min(at + 1), [random.random()]).for_each(drop),
            1 => bytes.insert(at, random.random()),
            2 => bytes.drain(at..end).for_each(drop),
            3 => bytes.extend_from_within(at..end),
            _ => {
                // Insert a piece of another input.
                let other = &stored[random.random_range(0..stored.len())].bytes;
                let from = random.random_range(0..=other.len());
                let to = (from + random.random_range(1..=40)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied()).for_each(drop);
            }
        }
    }
    bytes.truncate(LONGEST);
    bytes
}
