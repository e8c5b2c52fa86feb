//! The content of a newsletter, independent of its form.

use pprnet_address::{Route, Selection, View};
use pprnet_archive::{Href, Post, Site, YearMonth};

use crate::wording;

/// The posts of a month, and their site.
pub(super) struct Issue<'a> {
    pub(super) site: &'a Site,
    pub(super) month: YearMonth,
    pub(super) posts: Vec<&'a Post>,
    /// The site's address, with a trailing `/`.
    pub(super) base: &'a str,
}

impl Issue<'_> {
    fn address(&self, route: &Route) -> String {
        format!("{}{}", self.base.trim_end_matches('/'), route.href())
    }

    pub(super) fn post(&self, post: &Post) -> String {
        self.address(&Route::Post { slug: post.slug.clone(), from: Selection::default() })
    }

    pub(super) fn month(&self) -> String {
        self.address(&Route::Month { month: self.month, view: View::default() })
    }

    pub(super) fn subject(&self) -> String {
        format!("{}{}{}", self.site.title, wording::colon(), self.month.heading())
    }
}

/// The final lines: the author and the licence, each with its address if there is one.
pub(super) fn ending<'a>(issue: &Issue<'a>) -> Vec<(&'a str, Option<&'a str>)> {
    let site = issue.site;
    let author = site.author.as_deref().map(|author| (author, site.home.as_ref().map(Href::as_str)));
    let licence = site.licence.as_ref();
    let licence = licence.map(|licence| (licence.name.as_str(), licence.url.as_ref().map(Href::as_str)));
    author.into_iter().chain(licence).collect()
}
