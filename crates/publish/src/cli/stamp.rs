//! `pprnet stamp`: the day on which a post was added, in the post itself.
//!
//! A month is all that an editor writes, so a post that comes on the 20th looked like one of the 1st to subscribers who had
//! looked since. The day stays with the post in its file, whichever program or copy of the folder builds the site later.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use pprnet_archive::{Date, Document, Post, YearMonth};
use pprnet_content::{edit_added, post_file, write_file};

use super::output::Streams;

/// Writes the day into new posts, and names their files. Says nothing where there are none.
pub(super) fn run(
    document: &Document,
    dir: &Path,
    today: Date,
    dry_run: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    for post in document.posts.iter().filter(|post| is_new(post, today.month())) {
        let path = dir.join(post_file(post));
        let shown = path.display();
        let text = fs::read_to_string(&path).with_context(|| format!("{shown}: cannot be read"))?;
        let Some(dated) = edit_added(&text, today) else {
            bail!(
                "{shown}: the line added = \"{today}\" could not be written below its month; write it there"
            )
        };
        if !dry_run {
            write_file(&path, &dated)?;
        }
        writeln!(streams.out, "{shown}: added = \"{today}\"")?;
    }
    Ok(())
}

/// Whether a post says no day and is of this month, the last one, or a later one. Older posts are those of an old blog.
fn is_new(post: &Post, now: YearMonth) -> bool {
    let months = |month: YearMonth| u32::from(month.year()) * 12 + u32::from(month.month());
    post.added.is_none() && months(post.month) + 1 >= months(now)
}
