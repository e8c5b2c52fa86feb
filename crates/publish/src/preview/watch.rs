//! Watches a folder for changes.
//!
//! It polls the modification times of the files. That works on every system and every kind of disk, and takes a few
//! milliseconds for thousands of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use super::reading::{Maker, Snapshot};

/// How often the folder is polled.
const POLL_INTERVAL: Duration = Duration::from_millis(150);

/// Called after each read, with its duration.
pub(crate) type Report = fn(&Snapshot, Duration);

/// The properties that distinguish two states of a folder.
type State = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// Reads the content now, and after every change on a thread that ends when the receiver is dropped.
pub(super) fn start(maker: Maker, report: Report) -> watch::Receiver<Arc<Snapshot>> {
    let first = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Versions of a run begin far above those of the previous run.
    let mut version = first * 1000;
    let mut known = state(&maker.options.content);
    let mut make = move |maker: &Maker, last: Option<&Snapshot>| {
        version += 1;
        let started = Instant::now();
        let snapshot = Arc::new(maker.make(version, last));
        report(&snapshot, started.elapsed());
        snapshot
    };
    let mut last = make(&maker, None);
    let (sender, receiver) = watch::channel(Arc::clone(&last));
    thread::spawn(move || {
        while !sender.is_closed() {
            thread::sleep(POLL_INTERVAL);
            let now = state(&maker.options.content);
            if now != known {
                known = now;
                last = make(&maker, Some(&last));
                sender.send_replace(Arc::clone(&last));
            }
        }
    });
    receiver
}

/// All files of a folder with their times and sizes. Unreadable files count as missing: reading the content reports them.
fn state(dir: &Path) -> State {
    let mut found = State::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // Text editors give such names to temporary files.
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            match fs::metadata(&path) {
                // Do not follow links to folders: they may form a cycle.
                Ok(about) if about.is_dir() => folders.extend((!path.is_symlink()).then_some(path)),
                Ok(about) => found.push((path, about.modified().ok(), about.len())),
                Err(_) => {}
            }
        }
    }
    found.sort();
    found
}
