//! Compares the links of two posts with the same words.

use std::collections::BTreeSet;

use pprnet_archive::{Block, Inline, Post};

/// If an incoming post has links that the existing one lacks: the other links of the existing post, and these. Links that only
/// the existing post has do not count: an editor may have added them, and a page saved as text has none.
pub(super) fn new_links(there: &Post, here: &Post) -> Option<(String, String)> {
    let (ours, theirs) = (links_of(there), links_of(here));
    let only = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| -> Vec<String> {
        one.difference(other).map(|link| (*link).to_owned()).collect()
    };
    let new = only(&theirs, &ours);
    let old = only(&ours, &theirs);
    let old = if old.is_empty() { "none".to_owned() } else { old.join(" ") };
    (!new.is_empty()).then(|| (old, new.join(" ")))
}

fn links_of(post: &Post) -> BTreeSet<&str> {
    let mut links = BTreeSet::new();
    add_links(&post.summary, &mut links);
    add_links(&post.implications, &mut links);
    links
}

fn add_links<'a>(blocks: &'a [Block], links: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => add_links_of_line(inlines, links),
            Block::Quote(blocks) => add_links(blocks, links),
            Block::Bullets(items) | Block::Numbers(items) => {
                items.iter().for_each(|item| add_links(item, links));
            }
        }
    }
}

fn add_links_of_line<'a>(inlines: &'a [Inline], links: &mut BTreeSet<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Text(_) => {}
            Inline::Emphasis(text) | Inline::Strong(text) | Inline::Marked { text, .. } => {
                add_links_of_line(text, links);
            }
            Inline::Link { href, text } => {
                links.insert(href.as_str());
                add_links_of_line(text, links);
            }
        }
    }
}
