//! One feed, independent of its format: which posts belong to it, and how many of its pages are written.

use std::mem;
use std::sync::Arc;

use pprnet_archive::{Manifest, Post, Site, Slug};

use super::item::Item;
use crate::finish::address::Address;
use crate::finish::posts::changed;

/// Posts on one page of a feed: about 200 KB, and more than a year of a monthly digest.
pub(super) const PAGE: usize = 50;

/// A feed in progress.
#[derive(Debug)]
pub(super) struct Channel {
    choice: Choice,
    title: String,
    /// The total number of posts.
    posts: usize,
    /// The day it last changed.
    changed: String,
    /// How many pages have been taken.
    pages_taken: usize,
    waiting: Vec<Arc<Item>>,
}

#[derive(Debug)]
enum Choice {
    All,
    Topic(Slug),
    Type(Slug),
}

/// All feeds of a site, the blog's first.
pub(super) fn all(manifest: &Manifest) -> Vec<Channel> {
    let site = &manifest.site.title;
    let channel = |choice, title| Channel {
        choice,
        title,
        posts: 0,
        changed: String::new(),
        pages_taken: 0,
        waiting: Vec::new(),
    };
    let blog = channel(Choice::All, site.clone());
    let topics = manifest.topics.iter().map(|term| (Choice::Topic(term.slug.clone()), &term.name));
    let types = manifest.types.iter().map(|term| (Choice::Type(term.slug.clone()), &term.name));
    let narrow = topics.chain(types).map(|(choice, name)| channel(choice, format!("{name} – {site}")));
    std::iter::once(blog).chain(narrow).collect()
}

impl Channel {
    /// The path of the page with the same posts; empty for the blog.
    pub(super) fn folder(&self) -> String {
        match &self.choice {
            Choice::All => String::new(),
            Choice::Topic(slug) => format!("topics/{slug}/"),
            Choice::Type(slug) => format!("types/{slug}/"),
        }
    }

    /// The title, which is that of the page.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The path of page `number`, counted from one.
    pub(super) fn path(&self, number: usize, ending: &str) -> String {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        format!("{}feed{number}.{ending}", self.folder())
    }

    pub(super) fn has(&self, post: &Post) -> bool {
        match &self.choice {
            Choice::All => true,
            Choice::Topic(slug) => post.topics.iter().any(|topic| topic.slug() == slug),
            Choice::Type(slug) => post.types.iter().any(|kind| kind.slug() == slug),
        }
    }

    /// Records how many posts there will be and when they last changed. A feed without posts last changed
    /// when the site did.
    pub(super) fn count(&mut self, posts: &[Post], newest: &str) {
        let dates: Vec<String> = posts.iter().filter(|post| self.has(post)).map(changed).collect();
        self.posts = dates.len();
        self.changed = dates.into_iter().max().unwrap_or_else(|| newest.to_owned());
    }

    pub(super) fn push(&mut self, item: Arc<Item>) {
        self.waiting.push(item);
    }

    pub(super) fn is_page_full(&self) -> bool {
        self.waiting.len() == PAGE
    }

    /// Whether posts wait for their page. A feed without posts still has one page.
    pub(super) fn has_page_left(&self) -> bool {
        !self.waiting.is_empty() || self.pages_taken == 0
    }

    /// The waiting posts, as the next page.
    pub(super) fn take_page<'a>(&'a mut self, address: &'a Address, site: &'a Site) -> FeedPage<'a> {
        self.pages_taken += 1;
        let items = mem::take(&mut self.waiting);
        FeedPage {
            address,
            site,
            number: self.pages_taken,
            pages: self.posts.div_ceil(PAGE).max(1),
            items,
            channel: self,
        }
    }
}

/// One page of a feed, ready to be written in any format.
pub(super) struct FeedPage<'a> {
    channel: &'a Channel,
    pub(super) address: &'a Address,
    pub(super) site: &'a Site,
    /// The page number, counted from one.
    pub(super) number: usize,
    /// The number of pages.
    pub(super) pages: usize,
    /// The posts on the page.
    pub(super) items: Vec<Arc<Item>>,
}

impl FeedPage<'_> {
    pub(super) fn title(&self) -> &str {
        self.channel.title()
    }

    /// The path of a page of this feed.
    pub(super) fn path(&self, number: usize, ending: &str) -> String {
        self.channel.path(number, ending)
    }

    /// The full address of a page of this feed.
    pub(super) fn feed(&self, number: usize, ending: &str) -> String {
        self.address.of_path(&self.path(number, ending))
    }

    /// The full address of the page of the site that shows the same posts.
    pub(super) fn home(&self) -> String {
        self.address.of_path(&self.channel.folder())
    }

    /// The relative path from the file to the site's folder.
    pub(super) fn root(&self) -> String {
        "../".repeat(self.channel.folder().matches('/').count())
    }

    /// When the feed last changed; the same on all its pages.
    pub(super) fn updated(&self) -> String {
        super::item::moment(&self.channel.changed)
    }

    /// The site's author, or the site itself, because Atom requires an author.
    pub(super) fn author(&self) -> &str {
        self.site.author.as_ref().unwrap_or(&self.site.title)
    }
}
