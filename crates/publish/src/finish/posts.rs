//! The posts of the release in the folder, whole, and when each last changed.
#![cfg_attr(not(test), expect(dead_code, reason = "wired in by the next step"))]

use std::fs;
use std::path::Path;

use anyhow::Context;
use pprnet_archive::{Post, Shard};

use super::input::{ARCHIVE, Input};

/// All posts in archive order. They are some 5 KB each in memory, which is bearable for any digest; their HTML
/// would not be.
///
/// # Errors
/// When a shard cannot be read, or is not what the manifest says.
pub(super) fn read(dist: &Path, input: &Input) -> anyhow::Result<Vec<Post>> {
    let mut posts = Vec::with_capacity(input.manifest.posts);
    for entry in &input.manifest.shards {
        let path = dist.join(ARCHIVE).join(entry.file.as_str());
        let bytes = fs::read(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
        let shard = Shard::read(entry, &bytes)
            .with_context(|| format!("{}: run `pprnet build` again, into an empty folder", path.display()))?;
        posts.extend(shard.posts);
    }
    Ok(posts)
}

/// The first day of the month in which a post appeared, such as `2022-12-01`: months are all a post knows.
pub(super) fn appeared(post: &Post) -> String {
    format!("{}-01", post.month)
}

/// The day on which a post last changed: the date of its latest notice, or the day it [`appeared`].
pub(super) fn changed(post: &Post) -> String {
    // Dates have four digits for the year, so that text orders as time does.
    let notices = post.notices.iter().map(|notice| notice.date.to_string());
    notices.chain([appeared(post)]).max().unwrap_or_default()
}
