//! Builds files in a hidden folder next to their destination and moves them there once all are complete. So a
//! reader of the folder sees either the old or the new files, never half of each.
//!
//! A killed run cannot clean up, so the next run does. A staging folder is locked while its run is alive, and the
//! system releases the lock when the run ends. A folder that can be locked is therefore left over from a dead run.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tempfile::TempDir;

/// The name prefix of staging folders. They contain nothing that cannot be made again.
const PREFIX: &str = ".pprnet-new-";

/// The name prefix of folders with replaced files that a run may have to restore.
const BACKUP: &str = ".pprnet-old-";

/// A new folder, which is deleted on drop with whatever is still in it.
#[derive(Debug)]
pub struct Staging {
    folder: TempDir,
    /// `None` if folders cannot be locked; leftovers then stay.
    _lock: Option<File>,
}

impl Staging {
    /// Creates a staging folder in `parent`, which must be on the file system of the destination. Deletes those
    /// of dead runs.
    ///
    /// # Errors
    /// If the folder cannot be created.
    pub fn new(parent: &Path) -> anyhow::Result<Self> {
        sweep(parent);
        // Another run may delete a folder between its creation and its locking.
        for _ in 0..10 {
            let folder = hidden(parent, PREFIX)?;
            let lock = locked(folder.path());
            if folder.path().is_dir() {
                return Ok(Self { folder, _lock: lock });
            }
        }
        bail!("cannot make a folder in {}: other runs of pprnet remove it", parent.display())
    }

    /// The folder for the new files.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Moves its folder `name` to `target`, and deletes what was there.
    ///
    /// Takes one step if the system can exchange two names (Linux and macOS on their usual file systems). Otherwise it takes two,
    /// and `target` is empty in between. If the second step fails, the old folder is restored.
    ///
    /// # Errors
    /// If the move fails. `target` is then unchanged, unless restoring the old folder fails, too: the message then says
    /// where it is.
    pub fn put(&self, name: &str, target: &Path) -> anyhow::Result<()> {
        let new = self.path().join(name);
        let failed = || {
            format!(
                "cannot put {} in place; is it, or its folder, protected, or a file system of its own?",
                target.display()
            )
        };
        if target.symlink_metadata().is_err() {
            return fs::rename(&new, target).with_context(failed);
        }
        if exchange(&new, target).is_ok() {
            return Ok(());
        }
        let backup = backup_folder(self.path().parent().unwrap_or(Path::new(".")))?;
        let old = backup.path().join("old");
        fs::rename(target, &old).with_context(failed)?;
        if let Err(error) = fs::rename(&new, target) {
            if let Err(error) = fs::rename(&old, target) {
                // Keep the backup: it is the only copy of the old content.
                let saved = backup.keep().join("old");
                return Err(error).with_context(|| {
                    format!("{} is now {}; move it back", target.display(), saved.display())
                });
            }
            return Err(error).with_context(failed);
        }
        Ok(())
    }
}

/// A folder for files that are being replaced. No other run touches it.
///
/// # Errors
/// If the folder cannot be created.
pub fn backup_folder(parent: &Path) -> anyhow::Result<TempDir> {
    hidden(parent, BACKUP)
}

/// Writes text to a file in one step. Creates the file's folder if needed.
///
/// # Errors
/// If it cannot be written; an existing file is then unchanged.
pub fn write_file(file: &Path, text: &str) -> anyhow::Result<()> {
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let failed = || format!("cannot write {}", file.display());
    fs::create_dir_all(folder).with_context(failed)?;
    let staging = Staging::new(folder).with_context(failed)?;
    let staged = staging.path().join("file");
    fs::write(&staged, text).with_context(failed)?;
    fs::rename(&staged, file).with_context(failed)
}

fn hidden(parent: &Path, prefix: &str) -> anyhow::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(parent);
    folder.with_context(|| format!("cannot make a folder in {}", parent.display()))
}

/// The opened and locked folder, unless another process holds the lock.
fn locked(folder: &Path) -> Option<File> {
    File::open(folder).ok().filter(|file| file.try_lock().is_ok())
}

/// Deletes the staging folders of dead runs. One that cannot be deleted only takes up space.
fn sweep(parent: &Path) {
    for folder in leftovers(parent).unwrap_or_default() {
        if let Some(_lock) = locked(&folder) {
            let _ = fs::remove_dir_all(&folder);
        }
    }
}

fn leftovers(parent: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && entry.file_type()?.is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// Exchanges two names on one file system, in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_replaced_whole_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        for round in ["one", "two"] {
            let staging = Staging::new(dir.path()).unwrap();
            fs::create_dir(staging.path().join("new")).unwrap();
            fs::write(staging.path().join("new").join(round), round).unwrap();
            staging.put("new", &dir.path().join("archive")).unwrap();
            drop(staging);
            assert_eq!(names(&dir.path().join("archive")), [round]);
            assert_eq!(names(dir.path()), ["archive"]);
        }
    }

    #[test]
    fn a_failure_leaves_what_was_there() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("archive")).unwrap();
        fs::write(dir.path().join("archive/old"), "old").unwrap();
        let staging = Staging::new(dir.path()).unwrap();
        assert!(staging.put("not there", &dir.path().join("archive")).is_err());
        drop(staging);
        assert_eq!(names(&dir.path().join("archive")), ["old"]);
        assert_eq!(names(dir.path()), ["archive"]);
    }

    #[cfg(any(target_os = "linux", target_os = "macos"))]
    #[test]
    fn what_dead_runs_left_is_cleared_away_and_what_live_ones_need_is_not() {
        let dir = tempfile::tempdir().unwrap();
        for left in [".pprnet-new-dead", ".pprnet-old-dead", ".pprnet-other"] {
            fs::create_dir(dir.path().join(left)).unwrap();
            fs::write(dir.path().join(left).join("file"), "left").unwrap();
        }
        let live = Staging::new(dir.path()).unwrap();
        let other = Staging::new(dir.path()).unwrap();
        assert!(live.path().is_dir() && other.path().is_dir());
        drop((live, other));
        assert_eq!(names(dir.path()), [".pprnet-old-dead", ".pprnet-other"]);
    }
}
