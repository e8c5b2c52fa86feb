//! The folder being finished: lists its files and writes new ones.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The file that points crawlers to the sitemap.
pub(super) const ROBOTS: &str = "robots.txt";

/// The service worker.
pub(super) const WORKER: &str = "sw.js";

/// The style sheet of a feed that someone opens in a browser.
pub(super) const FEED_STYLE: &str = "feed.css";

/// Existing files that this step rewrites.
const REWRITTEN: [&str; 4] = ["index.html", ROBOTS, WORKER, FEED_STYLE];

/// Writes a file at a path within `dist` that must not exist yet, except for [`REWRITTEN`].
pub(super) fn put(dist: &Path, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let is_rewritten = REWRITTEN.iter().any(|name| path == Path::new(name));
    let path = dist.join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    }
    let file = match is_rewritten {
        true => File::create(&path),
        false => File::create_new(&path),
    };
    let written = match file {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{}", is_there(&path))
        }
        file => file.and_then(|mut file| file.write_all(bytes)),
    };
    written.with_context(|| format!("{}: cannot be written", path.display()))
}

/// What is wrong with a file that `public/` should not have.
pub(super) fn is_there(path: &Path) -> String {
    format!(
        "{}: is there already, and finishing writes a file of this name; give the one that is copied from \
         public/ another",
        path.display()
    )
}

/// Every file of `dist`, sorted. A symbolic link is an error, because writing through it could leave `dist`.
pub(super) fn files(dist: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("{}: cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let kind = entry.file_type().with_context(unreadable)?;
            if kind.is_symlink() {
                bail!("{}: is a symbolic link; put the file itself there", entry.path().display());
            } else if kind.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The path of a file within `dist`, with slashes on every system.
pub(super) fn path_within(dist: &Path, file: &Path) -> String {
    let parts = file.strip_prefix(dist).unwrap_or(file).iter();
    parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Refuses a folder that does not exist or that contains a link.
pub(super) fn refuse_links(dist: &Path) -> anyhow::Result<()> {
    if !dist.is_dir() {
        bail!("{}: there is no such folder; run trunk build, which calls this step", dist.display());
    }
    files(dist).map(drop)
}
