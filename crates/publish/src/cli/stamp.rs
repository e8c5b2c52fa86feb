//! `pprnet stamp`: writes the day on which a post was added into the post.
//!
//! Editors write only a month, so without this a post added on the 20th would be dated the 1st, and subscribers who had looked
//! since would miss it. The day is in the post's file, so it does not depend on the program or copy of the folder that builds the
//! site later.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use pprnet_archive::{Date, Document, Post, YearMonth};
use pprnet_content::{edit_added, post_file, write_file};

use super::output::Streams;

/// Writes the day into new posts, and lists their files. Prints nothing if there are none.
pub(super) fn run(
    document: &Document,
    dir: &Path,
    today: Date,
    dry_run: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    for post in document.posts.iter().filter(|post| is_new(post, today.month())) {
        let path = dir.join(post_file(post));
        let post_path = path.display();
        let text = fs::read_to_string(&path).with_context(|| format!("{post_path}: cannot be read"))?;
        let Some(dated) = edit_added(&text, today) else {
            bail!(
                "{post_path}: the line added = \"{today}\" could not be written below its month; write it there"
            )
        };
        if !dry_run {
            write_file(&path, &dated)?;
        }
        writeln!(streams.out, "{post_path}: added = \"{today}\"")?;
    }
    Ok(())
}

/// Whether a post has no day and is from this month, the last one, or a later one. Older posts come from an old blog.
fn is_new(post: &Post, now: YearMonth) -> bool {
    let months = |month: YearMonth| u32::from(month.year()) * 12 + u32::from(month.month());
    post.added.is_none() && months(post.month) + 1 >= months(now)
}
