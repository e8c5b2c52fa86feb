//! A post in a feed: Atom calls it an entry, JSON Feed an item.

use std::collections::BTreeMap;

use anyhow::Context;
use pprnet_archive::{Language, Manifest, Post, Slug, TermCount};

use super::xhtml;
use crate::finish::address::Address;
use crate::finish::posts::{appeared, changed};
use crate::notices::described;

/// A post, ready for any format.
#[derive(Debug)]
pub(super) struct Item {
    /// Its permanent identifier; see [`Address::tag`]. It uses the slug, which stays the same when the title changes.
    pub(super) id: String,
    /// The path of its page within the site.
    pub(super) path: String,
    /// The address of its page.
    pub(super) url: String,
    /// Its title, as plain text.
    pub(super) title: String,
    /// When it was published.
    pub(super) published: String,
    /// When it last changed: when published, or on the day of its latest notice.
    pub(super) updated: String,
    /// Its topics, then its types.
    pub(super) categories: Vec<Category>,
    /// The opening words of the summary, after the word for a notice.
    pub(super) opening: String,
    /// The whole post.
    pub(super) html: String,
    /// The same post as XHTML.
    pub(super) xhtml: String,
}

/// A topic or a type.
#[derive(Debug)]
pub(super) struct Category {
    /// Its slug.
    pub(super) term: String,
    /// The address of its list.
    pub(super) scheme: String,
    /// Its name.
    pub(super) name: String,
}

/// A day as a time stamp: noon in UTC, which is the same day from 12 hours west of Greenwich to 11 hours east. Midnight would
/// be the previous day in all of America, and for the first of a month the previous month.
pub(super) fn moment(day: &str) -> String {
    format!("{day}T12:00:00Z")
}

/// Makes items.
pub(super) struct Maker<'a> {
    address: &'a Address,
    topics: BTreeMap<&'a Slug, &'a str>,
    types: BTreeMap<&'a Slug, &'a str>,
    language: Language,
}

impl<'a> Maker<'a> {
    pub(super) fn new(address: &'a Address, manifest: &'a Manifest) -> Self {
        let language = Language::of(&manifest.site.language);
        Self { address, topics: names(&manifest.topics), types: names(&manifest.types), language }
    }

    pub(super) fn item(&self, post: &Post, html: String) -> anyhow::Result<Item> {
        let xhtml = xhtml::of(&html).with_context(|| format!("the post {}", post.slug))?;
        let topics = post.topics.iter().map(|id| self.category("topics/", &self.topics, id.slug()));
        let types = post.types.iter().map(|id| self.category("types/", &self.types, id.slug()));
        let path = format!("posts/{}/", post.slug);
        Ok(Item {
            id: self.address.tag(&format!("posts/{}", post.slug)),
            url: self.address.of_path(&path),
            path,
            title: post.title.clone(),
            published: moment(&appeared(post)),
            updated: moment(&changed(post)),
            categories: topics.chain(types).collect(),
            opening: self.language.spoken(|| described(post)),
            html,
            xhtml,
        })
    }

    fn category(&self, list: &str, names: &BTreeMap<&Slug, &str>, slug: &Slug) -> Category {
        let name = names.get(slug).copied().unwrap_or(slug.as_str());
        Category { term: slug.to_string(), scheme: self.address.of_path(list), name: name.to_owned() }
    }
}

fn names(terms: &[TermCount]) -> BTreeMap<&Slug, &str> {
    terms.iter().map(|term| (&term.slug, term.name.as_str())).collect()
}
