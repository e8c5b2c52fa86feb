//! `pprnet build`: checked content → the files of a release.
//!
//! The files go into a new folder beside their place first and are moved into it only when all are written, so
//! that whoever looks sees the old release or the new one, never a half of each.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::Context;
use pprnet_archive::{Document, FileName, Release};
use tempfile::TempDir;

use crate::search::index;
use crate::wording::count;

/// The folder of the release's files, within the output folder.
pub const ARCHIVE_FOLDER: &str = "archive";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Number of posts.
    pub posts: usize,
    /// Number of months that have posts.
    pub months: usize,
    /// Number of files.
    pub files: usize,
    /// Their size together.
    pub bytes: usize,
    /// The file to begin with.
    pub manifest: FileName,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { posts, months, files, bytes, manifest } = self;
        let (posts, months, files) = (count(*posts, "post"), count(*months, "month"), count(*files, "file"));
        write!(f, "{posts} of {months} in {files}, {bytes} bytes; manifest: {manifest}")
    }
}

/// Writes the release of `document` to `out/archive`, in place of what is there. The phrases of each group of
/// `synonyms` mean the same to its search.
///
/// # Errors
/// When a file cannot be written; what was there is still there then.
pub fn build(document: &Document, synonyms: &[Vec<String>], out: &Path) -> anyhow::Result<Summary> {
    let search = index::files(document, synonyms).context("the search index cannot be written")?;
    let release =
        Release::with_search(document, Some(search)).context("the archive cannot be written as JSON")?;
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let staging = staging(out)?;
    for (name, content) in &release.files {
        let path = staging.path().join(name.as_str());
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    put_in_place(staging, &out.join(ARCHIVE_FOLDER))?;
    Ok(Summary {
        posts: document.posts.len(),
        months: document.months().len(),
        files: release.files.len(),
        bytes: release.files.iter().map(|(_, content)| content.len()).sum(),
        manifest: release.manifest,
    })
}

/// A new folder in `parent`, which goes away unless it is put in place.
pub(crate) fn staging(parent: &Path) -> anyhow::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix(".pprnet-").tempdir_in(parent);
    let folder = folder.with_context(|| format!("cannot make a folder in {}", parent.display()))?;
    readable(folder.path())?;
    Ok(folder)
}

/// Temporary folders are their owner's alone; a published one is for everybody.
#[cfg(unix)]
fn readable(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("cannot make {} readable", folder.display()))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> anyhow::Result<()> {
    Ok(())
}

/// Moves `staging` to `place`. What was there is kept beside it until that has succeeded, and put back if not.
fn put_in_place(staging: TempDir, place: &Path) -> anyhow::Result<()> {
    let there = place.symlink_metadata().is_ok();
    let parent = place.parent().unwrap_or(Path::new("."));
    let aside = self::staging(parent)?;
    let old = aside.path().join("old");
    if there {
        fs::rename(place, &old).with_context(|| format!("cannot replace {}", place.display()))?;
    }
    if let Err(error) = fs::rename(staging.path(), place) {
        if there {
            fs::rename(&old, place).with_context(|| format!("cannot put {} back", place.display()))?;
        }
        return Err(error).with_context(|| format!("cannot put {} in place", place.display()));
    }
    // Moved away; there is nothing left to remove.
    let _ = staging.keep();
    Ok(())
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
            let staging = staging(dir.path()).unwrap();
            fs::write(staging.path().join(round), round).unwrap();
            put_in_place(staging, &dir.path().join("archive")).unwrap();
            assert_eq!(names(&dir.path().join("archive")), [round]);
            assert_eq!(names(dir.path()), ["archive"]);
        }
    }

    #[test]
    fn a_failure_leaves_what_was_there() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("archive")).unwrap();
        fs::write(dir.path().join("archive/old"), "old").unwrap();
        let staging = staging(dir.path()).unwrap();
        fs::remove_dir(staging.path()).unwrap();
        assert!(put_in_place(staging, &dir.path().join("archive")).is_err());
        assert_eq!(names(&dir.path().join("archive")), ["old"]);
        assert_eq!(names(dir.path()), ["archive"]);
    }
}
