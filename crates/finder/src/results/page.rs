//! A page of results, and the links that its parts share.

use pprnet_address::{Base, Blog, Route, Selection};
use pprnet_archive::{Post, Slug};
use pprnet_html::Html;
use pprnet_search::{Hit, Results, Searcher, Texts};

use crate::archive::Archive;

/// A page of results, with everything that is needed to write it.
pub(crate) struct ResultsPage<'a> {
    pub(crate) base: Base,
    pub(crate) blog: &'a Blog,
    pub(crate) archive: &'a Archive<'a>,
    pub(crate) searcher: &'a Searcher,
    pub(crate) results: &'a Results,
    /// The topics and the types whose names match the query.
    pub(crate) named: [Vec<u16>; 2],
    /// The results to write.
    pub(crate) hits: &'a [Hit],
    /// Returns a post if its shard is loaded.
    pub(crate) post: &'a dyn Fn(usize) -> Option<&'a Post>,
    /// Returns the texts of a post if its shard is loaded.
    pub(crate) texts: &'a dyn Fn(usize) -> Option<&'a Texts>,
}

impl ResultsPage<'_> {
    /// A link to the results of another selection.
    pub(super) fn link(&self, html: &mut Html, blog: &Blog, text: &str) {
        html.tag("<a data-noscroll=\"\" href=\"").text(&self.base.href(&Route::Blog(blog.clone())));
        html.tag("\">").text(text).tag("</a>");
    }
}

/// The first page of the results for another selection, in the same order.
pub(super) fn with_selection(blog: &Blog, selection: Selection) -> Blog {
    match blog.with_selection(selection) {
        Route::Blog(blog) => blog,
        _ => Blog::default(),
    }
}

/// The address of a post that was found with a selection.
pub(super) fn post_address(base: Base, slug: &Slug, from: &Selection) -> String {
    base.href(&Route::Post { slug: slug.clone(), from: from.clone() })
}
