//! Files are made in a hidden folder beside their place and put there when all are whole, so that whoever looks
//! sees what was there or what is new, never a half of each.
//!
//! A run that is killed cannot clear up after itself, so the next one does. A staging folder is locked as long as
//! its run lives, and the system takes the lock away with the run: what can be locked is left over from a dead one.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tempfile::TempDir;

/// How the names of staging folders begin. Nothing that cannot be made again is ever in one.
const PREFIX: &str = ".pprnet-new-";

/// How the names of folders begin that hold what a run has replaced and may have to put back.
const BACKUP: &str = ".pprnet-old-";

/// A new folder, which goes away with what is still in it.
#[derive(Debug)]
pub struct Staging {
    folder: TempDir,
    /// `None` where folders cannot be locked; leftovers then stay.
    _lock: Option<File>,
}

impl Staging {
    /// A staging folder in `parent`, which must be on the file system that its content is meant for. Clears away
    /// those of dead runs.
    ///
    /// # Errors
    /// When no folder can be made there.
    pub fn new(parent: &Path) -> anyhow::Result<Self> {
        sweep(parent);
        // Between being made and being locked, a folder may be swept by another run.
        for _ in 0..10 {
            let folder = hidden(parent, PREFIX)?;
            let lock = locked(folder.path());
            if folder.path().is_dir() {
                return Ok(Self { folder, _lock: lock });
            }
        }
        bail!("cannot make a folder in {}: other runs of pprnet remove it", parent.display())
    }

    /// Where its files go.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts its folder `name` in the place `place`, and removes what was there.
    ///
    /// In one step where the system can exchange two names (Linux and macOS on their usual file systems). Else in
    /// two, between which the place is empty; the old folder comes back if the second fails.
    ///
    /// # Errors
    /// When it cannot be done; what was there is still there then.
    pub fn put(&self, name: &str, place: &Path) -> anyhow::Result<()> {
        let new = self.path().join(name);
        let failed = || {
            format!(
                "cannot put {} in place; is it, or its folder, protected, or a file system of its own?",
                place.display()
            )
        };
        if place.symlink_metadata().is_err() {
            return fs::rename(&new, place).with_context(failed);
        }
        if exchange(&new, place).is_ok() {
            return Ok(());
        }
        let backup = backup_folder(self.path().parent().unwrap_or(Path::new(".")))?;
        let old = backup.path().join("old");
        fs::rename(place, &old).with_context(failed)?;
        if let Err(error) = fs::rename(&new, place) {
            if let Err(error) = fs::rename(&old, place) {
                // Kept: it is all that is left of what was there.
                let kept = backup.keep().join("old");
                return Err(error)
                    .with_context(|| format!("{} is now {}; move it back", place.display(), kept.display()));
            }
            return Err(error).with_context(failed);
        }
        Ok(())
    }
}

/// A folder for what is being replaced; no other run touches it.
///
/// # Errors
/// When no folder can be made there.
pub fn backup_folder(parent: &Path) -> anyhow::Result<TempDir> {
    hidden(parent, BACKUP)
}

/// Writes text to a file in one step. The folder of the file is made if absent.
///
/// # Errors
/// When it cannot be written; a file that was there is still there then.
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

/// The folder opened and locked, unless another process has done so.
fn locked(folder: &Path) -> Option<File> {
    File::open(folder).ok().filter(|file| file.try_lock().is_ok())
}

/// Removes the staging folders of dead runs. One that cannot be removed only takes up space.
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
