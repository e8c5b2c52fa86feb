//! Feeds with the full text of all posts: one for the blog, one for each topic, one for each type, each in Atom (RFC 4287)
//! and in JSON Feed 1.1.
//!
//! A feed is split into pages of [`PAGE`](channel::PAGE) posts, each linked to the next (RFC 5005, section 3; `next_url` in
//! JSON Feed), so that a subscriber loads little and an archivist gets everything. Posts are sorted by their last change,
//! newest first: a retraction of an old post then appears on the first page, the only one that subscribers check again.
//!
//! Each post is rendered once. Posts are processed in feed order. Each waits in every feed it belongs to until a page of
//! that feed is full and written. So memory never holds more rendered posts than one batch and one page of each feed.
//!
//! A browser shows an Atom feed as a page, styled by `public/feed.css`. The posts' text is XHTML. So are the links to the
//! posts and to the site, because Atom's own links are not clickable.
//!
//! An archive without posts has no feeds: a feed must say when it last changed.

mod atom;
mod channel;
mod item;
mod json;
pub(super) mod links;
#[cfg(test)]
mod tests;
mod xhtml;

use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use pprnet_archive::{Manifest, Post};
use pprnet_content::Redirect;
use rayon::prelude::*;

use self::channel::Channel;
use self::item::{Item, Maker};
use super::address::Address;
use super::posts::changed;

/// How many posts are rendered at once, spread over the cores.
const BATCH: usize = 200;

/// Renders a post to HTML: citation, summary, implications, notices. Its links must be full addresses,
/// because JSON Feed has no base address for relative ones.
pub(super) type Html<'a> = &'a (dyn Fn(&Post) -> anyhow::Result<String> + Sync);

/// Writes a finished file; the path is relative to the site's folder.
pub(super) type Write<'a> = &'a mut dyn FnMut(&Path, &[u8]) -> anyhow::Result<()>;

/// Writes all feeds. `posts` are all posts in archive order.
///
/// # Errors
/// The errors of `html` and of `write`.
pub(super) fn write(
    address: &Address,
    manifest: &Manifest,
    posts: &[Post],
    html: Html<'_>,
    write: Write<'_>,
) -> anyhow::Result<()> {
    let Some(newest) = posts.iter().map(changed).max() else { return Ok(()) };
    let mut channels = channel::all(manifest);
    for channel in &mut channels {
        channel.count(posts, &newest);
    }
    let mut order: Vec<&Post> = posts.iter().collect();
    // The sort is stable: posts that changed on the same day stay in archive order.
    order.sort_by_cached_key(|post| Reverse(changed(post)));
    let maker = Maker::new(address, manifest);
    for batch in order.chunks(BATCH) {
        for (post, item) in batch.iter().zip(items(batch, &maker, html)?) {
            for channel in channels.iter_mut().filter(|channel| channel.has(post)) {
                channel.push(Arc::clone(&item));
                if channel.is_page_full() {
                    write_page(channel, address, manifest, write)?;
                }
            }
        }
    }
    for channel in channels.iter_mut().filter(|channel| channel.has_page_left()) {
        write_page(channel, address, manifest, write)?;
    }
    Ok(())
}

/// Also writes the feeds of renamed topics and types at their old addresses. These are copies, because not every host can
/// redirect and feed readers run no program. Each copy gives the new address as its own, so that feed readers can switch.
///
/// # Errors
/// If a feed cannot be read, and the errors of `write`.
pub(super) fn copy_to_old_addresses(
    dist: &Path,
    redirects: &[Redirect],
    write: Write<'_>,
) -> anyhow::Result<()> {
    for Redirect { from, to } in redirects {
        let old = from.path().trim_start_matches('/');
        let new = to.trim_start_matches('/');
        let is_list = ["topics/", "types/"].iter().any(|list| old.starts_with(list) && new.starts_with(list));
        if !is_list || !from.query().is_empty() || to.contains('?') {
            continue;
        }
        for ending in [atom::ENDING, json::ENDING] {
            let feed = dist.join(new).join(format!("feed.{ending}"));
            if feed.is_file() {
                let bytes = fs::read(&feed).with_context(|| format!("{}: cannot be read", feed.display()))?;
                write(&Path::new(old).join(format!("feed.{ending}")), &bytes)?;
            }
        }
    }
    Ok(())
}

/// The posts of a batch as items, in order.
fn items(batch: &[&Post], maker: &Maker<'_>, html: Html<'_>) -> anyhow::Result<Vec<Arc<Item>>> {
    batch.par_iter().map(|post| Ok(Arc::new(maker.item(post, html(post)?)?))).collect()
}

fn write_page(
    channel: &mut Channel,
    address: &Address,
    manifest: &Manifest,
    write: Write<'_>,
) -> anyhow::Result<()> {
    let page = channel.take_page(address, &manifest.site);
    write(Path::new(&page.path(page.number, atom::ENDING)), &atom::page(&page)?)?;
    write(Path::new(&page.path(page.number, json::ENDING)), &json::page(&page)?)
}
