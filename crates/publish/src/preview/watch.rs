//! Looks at a folder, and says when something in it has changed.
//!
//! By asking for the times of its files again and again: that works on every system and every kind of disk, and costs some
//! milliseconds for thousands of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use super::reading::{Maker, Shown};

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_millis(150);

/// Is told of each reading, and how long it took.
pub(crate) type Report = fn(&Shown, Duration);

/// What tells two states of a folder apart.
type State = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// Reads the content, and again whenever it changes, on a thread that ends when nobody has the answer any more.
pub(super) fn start(maker: Maker, report: Report) -> watch::Receiver<Arc<Shown>> {
    let first = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Versions of a run begin far above those of the run before.
    let mut version = first * 1000;
    let mut seen = state(&maker.options.content);
    let mut make = move |maker: &Maker, last: Option<&Shown>| {
        version += 1;
        let begun = Instant::now();
        let shown = Arc::new(maker.make(version, last));
        report(&shown, begun.elapsed());
        shown
    };
    let mut last = make(&maker, None);
    let (tell, told) = watch::channel(Arc::clone(&last));
    thread::spawn(move || {
        while !tell.is_closed() {
            thread::sleep(PAUSE);
            let now = state(&maker.options.content);
            if now != seen {
                seen = now;
                last = make(&maker, Some(&last));
                tell.send_replace(Arc::clone(&last));
            }
        }
    });
    told
}

/// All files of a folder with their times and sizes. What cannot be read counts as not there: reading the content tells of it.
fn state(dir: &Path) -> State {
    let mut found = State::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // Editors keep their own files there while someone types.
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            match fs::metadata(&path) {
                // Links to folders are not followed: they may lead in a circle.
                Ok(about) if about.is_dir() => folders.extend((!path.is_symlink()).then_some(path)),
                Ok(about) => found.push((path, about.modified().ok(), about.len())),
                Err(_) => {}
            }
        }
    }
    found.sort();
    found
}
