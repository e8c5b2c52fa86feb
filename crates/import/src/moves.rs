//! Moves files into place, all or none.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use pprnet_content::{ContentFile, POSTS_FOLDER, SCREENSHOTS_FOLDER};

/// A file to write, with its path relative to the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

impl From<&ContentFile> for Piece {
    fn from(file: &ContentFile) -> Self {
        Self { path: file.path.clone(), bytes: file.text.clone().into_bytes() }
    }
}

/// The folders that the files need.
fn folders(files: &[Piece]) -> impl Iterator<Item = &'static str> {
    let has_pictures = files.iter().any(|file| file.path.starts_with(SCREENSHOTS_FOLDER));
    std::iter::once(POSTS_FOLDER).chain(has_pictures.then_some(SCREENSHOTS_FOLDER))
}

/// Writes the files into `folder`.
pub(super) fn write_files(files: &[Piece], folder: &Path) -> anyhow::Result<()> {
    folders(files).try_for_each(|inner| fs::create_dir_all(folder.join(inner)))?;
    for file in files {
        let path = folder.join(&file.path);
        fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Copies the contents of a folder, except hidden files. Does nothing if there is no such folder.
pub(super) fn copy_all(from: &Path, to: &Path) -> anyhow::Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            fs::create_dir_all(&copy)?;
            copy_all(&path, &copy)?;
        } else {
            fs::copy(&path, &copy).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}

/// Moves the files from `staged` to `into`, and the files that they replace to `backup`. If one move fails, all moves are
/// undone.
pub(super) fn move_files(files: &[Piece], staged: &Path, into: &Path, backup: &Path) -> anyhow::Result<()> {
    let made = !into.exists();
    for inner in folders(files) {
        fs::create_dir_all(into.join(inner)).with_context(|| format!("cannot make {}", into.display()))?;
        fs::create_dir_all(backup.join(inner))?;
    }
    let mut moved = Moved { done: Vec::new(), made: made.then(|| into.to_owned()), is_complete: false };
    for file in files {
        let target = into.join(&file.path);
        let failed = || format!("cannot put {} in its place", target.display());
        let old = backup.join(&file.path);
        let replaced = target.symlink_metadata().is_ok();
        if replaced {
            fs::rename(&target, &old).with_context(failed)?;
        }
        moved.done.push((target.clone(), replaced.then_some(old)));
        fs::rename(staged.join(&file.path), &target).with_context(failed)?;
    }
    moved.is_complete = true;
    Ok(())
}

/// The moves so far. Dropping it undoes them, unless it `is_complete`.
struct Moved {
    /// Each target path, and the backup of its old file.
    done: Vec<(PathBuf, Option<PathBuf>)>,
    /// The folder, if [`move_files`] created it.
    made: Option<PathBuf>,
    is_complete: bool,
}

impl Drop for Moved {
    fn drop(&mut self) {
        if self.is_complete {
            return;
        }
        // Ignores errors while undoing, because the original error is the one to report.
        for (target, old) in self.done.iter().rev() {
            let _ = match old {
                Some(old) => fs::rename(old, target),
                None => fs::remove_file(target),
            };
        }
        if let Some(folder) = &self.made {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Piece {
        Piece { path: path.into(), bytes: text.into() }
    }

    #[test]
    fn when_one_file_cannot_be_placed_all_go_back() {
        let dir = tempfile::tempdir().unwrap();
        let [staged, into, backup] = ["staged", "into", "backup"].map(|name| dir.path().join(name));
        let files = [file("site.toml", "new"), file("posts/a.md", "new"), file("posts/b.md", "new")];
        write_files(&files, &staged).unwrap();
        fs::remove_file(staged.join("posts/b.md")).unwrap();
        write_files(&[file("site.toml", "old")], &into).unwrap();
        assert!(move_files(&files, &staged, &into, &backup).is_err());
        assert_eq!(fs::read_to_string(into.join("site.toml")).unwrap(), "old");
        assert!(!into.join("posts/a.md").exists());

        let fresh = dir.path().join("fresh");
        assert!(move_files(&files, &staged, &fresh, &backup).is_err());
        assert!(!fresh.exists());
    }
}
