//! `pprnet build`: checked content → the files of a release.
//!
//! All files are written before any is moved into place (see [`Staging`]).

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::Context;
use pprnet_archive::{Document, FileName, Release, SearchFiles};
use pprnet_content::{Staging, Vocabulary};
use rayon::prelude::*;

use crate::findings::published;
use crate::notices::titled;
use crate::search_index;
use crate::typeset::typeset;
use crate::wording::count;

/// The folder of the release's files, in the output folder.
pub const ARCHIVE_FOLDER: &str = pprnet_address::names::ARCHIVE;

/// The result of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Number of posts.
    pub posts: usize,
    /// Number of months that have posts.
    pub months: usize,
    /// Number of files.
    pub files: usize,
    /// Their total size.
    pub bytes: usize,
    /// The entry file of the release.
    pub manifest: FileName,
}

impl fmt::Display for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { posts, months, files, bytes, manifest } = self;
        let (posts, months, files) = (count(*posts, "post"), count(*months, "month"), count(*files, "file"));
        write!(f, "{posts} of {months} in {files}, {bytes} bytes; manifest: {manifest}")
    }
}

/// The release of `document`, with its texts as the reader shows them.
pub(crate) fn release(document: &Document, search: SearchFiles) -> anyhow::Result<Release> {
    let mut printed = published(document);
    printed.posts.par_iter_mut().for_each(typeset);
    Release::with_search(&printed, Some(search)).context("the archive cannot be written as JSON")
}

/// The archive of a site in memory.
#[derive(Debug)]
pub struct ArchiveFiles {
    posts: usize,
    months: usize,
    release: Release,
}

impl ArchiveFiles {
    /// The archive of `document`. Its search knows the words of `vocabulary`.
    ///
    /// # Errors
    /// If the archive cannot be written as JSON.
    pub fn new(document: &Document, vocabulary: &Vocabulary) -> anyhow::Result<Self> {
        let document = &titled(document);
        let search =
            search_index::files(document, vocabulary).context("the search index cannot be written")?;
        let release = release(document, search)?;
        Ok(Self { posts: document.posts.len(), months: document.months().len(), release })
    }

    /// Writes it to `out/archive`, replacing what is there.
    ///
    /// # Errors
    /// If a file cannot be written; the old release is then unchanged.
    pub fn write(&self, out: &Path) -> anyhow::Result<Built> {
        let Self { posts, months, release } = self;
        write_release(release, out)?;
        Ok(Built {
            posts: *posts,
            months: *months,
            files: release.files.len(),
            bytes: release.files.iter().map(|(_, content)| content.len()).sum(),
            manifest: release.manifest.clone(),
        })
    }
}

fn write_release(release: &Release, out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let staging = Staging::new(out)?;
    let folder = staging.path().join(ARCHIVE_FOLDER);
    fs::create_dir(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, content) in &release.files {
        let path = folder.join(name.as_str());
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    staging.put(ARCHIVE_FOLDER, &out.join(ARCHIVE_FOLDER))
}
