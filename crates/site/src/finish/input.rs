//! The input of this step: the manifest, the index, and the shard of each post.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use pprnet_address::names::ARCHIVE;
use pprnet_archive::{FileName, Index, Manifest, Post, Shard};

/// The parts of a release that pages need.
#[derive(Debug)]
pub(super) struct Input {
    /// The file name of the manifest.
    pub(super) manifest_file: FileName,
    /// The manifest.
    pub(super) manifest: Manifest,
    /// One line for each post, in archive order.
    pub(super) index: Index,
    /// All posts, shard by shard.
    pub(super) shards: Vec<Arc<Shard>>,
}

impl Input {
    /// Reads the release in `dist`.
    pub(super) fn read(dist: &Path, content: &Path) -> anyhow::Result<Self> {
        let folder = dist.join(ARCHIVE);
        let content = content.display();
        let advice = || format!("run `pprnet build` on {content} again, into an empty folder");
        let manifest_file = only_manifest(&folder).with_context(advice)?;
        Self::of(manifest_file, |file| bytes(&folder, file)).with_context(advice)
    }

    /// The release whose files `read` returns.
    pub(super) fn of(
        manifest_file: FileName,
        read: impl Fn(&FileName) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Self> {
        let manifest = Manifest::read(&manifest_file, &read(&manifest_file)?)?;
        let index = Index::read(&manifest, &read(&manifest.index.file)?)?;
        let mut shards = Vec::with_capacity(manifest.shards.len());
        for entry in &manifest.shards {
            let shard = Shard::read(entry, &read(&entry.file)?);
            shards.push(Arc::new(
                shard.with_context(|| format!("{}: cannot be read", in_archive(&entry.file)))?,
            ));
        }
        Ok(Self { manifest_file, manifest, index, shards })
    }

    /// The index of the shard with the post at `position` in archive order.
    pub(super) fn shard_of(&self, position: usize) -> Option<usize> {
        self.manifest.shard_at(position).map(|(number, _)| number)
    }

    /// All posts, in archive order.
    pub(super) fn posts(&self) -> impl Iterator<Item = &Post> {
        self.shards.iter().flat_map(|shard| &shard.posts)
    }

    /// The path, within the site, of a shard.
    pub(super) fn shard_path(&self, number: usize) -> Option<String> {
        self.manifest.shards.get(number).map(|shard| in_archive(&shard.file))
    }

    /// The files of the archive that a first visit to `/` loads, relative to `dist`.
    pub(super) fn first_visit(&self) -> Vec<PathBuf> {
        let newest = self.shard_path(0);
        [in_archive(&self.manifest_file)].into_iter().chain(newest).map(PathBuf::from).collect()
    }
}

/// The path, within the site, of a file of the archive.
pub(super) fn in_archive(file: &FileName) -> String {
    format!("{ARCHIVE}/{file}")
}

fn bytes(folder: &Path, file: &FileName) -> anyhow::Result<Vec<u8>> {
    let path = folder.join(file.as_str());
    fs::read(&path).with_context(|| format!("{}: cannot be read", path.display()))
}

fn only_manifest(folder: &Path) -> anyhow::Result<FileName> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}: cannot be read", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.with_context(|| format!("{}: cannot be read", folder.display()))?.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("manifest.") && name.ends_with(".json") {
            found.push(name.into_owned());
        }
    }
    found.sort();
    match found.as_slice() {
        [one] => Ok(one.parse()?),
        [] => bail!("{}: there is no manifest.<hash>.json", folder.display()),
        several => {
            bail!("{}: there are manifests of several releases: {}", folder.display(), several.join(", "))
        }
    }
}
