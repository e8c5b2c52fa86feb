//! The posts to cite: the post at the current address, or all posts of its list.

use std::sync::Arc;

use pprnet_address::{Catalog, Route};

use crate::context::CurrentAddress;
use crate::saved;
use crate::search::Search;
use crate::store::{Load, Store};

/// The posts to cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CitedPosts {
    /// One post.
    Post {
        /// Its position in archive order.
        position: usize,
        /// Its slug, for file names.
        slug: String,
    },
    /// A list.
    List {
        /// The positions of its posts, in the order of the list.
        positions: Vec<usize>,
        /// The list's name in file names: a month, `saved`, or nothing.
        name: String,
    },
}

impl CitedPosts {
    /// The positions of its posts.
    pub(super) fn positions(&self) -> &[usize] {
        match self {
            Self::Post { position, .. } => std::slice::from_ref(position),
            Self::List { positions, .. } => positions,
        }
    }

    /// The name of a file with its citations, such as `citations-summary-2022-12.ris`.
    pub(super) fn file(&self, is_summary: bool, ending: &str) -> String {
        let kind = if is_summary { "summary" } else { "article" };
        match self {
            Self::Post { slug, .. } => format!("{slug}-{kind}.{ending}"),
            Self::List { name, .. } if name.is_empty() => format!("citations-{kind}.{ending}"),
            Self::List { name, .. } => format!("citations-{kind}-{name}.{ending}"),
        }
    }
}

/// The posts of the address, on all pages of its list. `Loading` until they are known; requests the index if it is needed.
pub(super) fn subject(
    here: CurrentAddress,
    store: Store,
    search: Search,
    catalog: &Arc<Catalog>,
) -> Load<CitedPosts> {
    let list = |positions: Vec<usize>, name: String| Load::Ready(CitedPosts::List { positions, name });
    match here.route() {
        Route::Post { slug, .. } => match store.find_loaded(slug.as_str()) {
            Some(position) => Load::Ready(CitedPosts::Post { position, slug: slug.to_string() }),
            None => Load::Loading,
        },
        Route::Month { month, .. } => list(catalog.manifest.positions_of(month).collect(), month.to_string()),
        Route::Blog(blog) => {
            let selection = catalog.known(&blog.selection).0;
            if !selection.words().is_empty() {
                return search
                    .found_posts()
                    .map_or(Load::Loading, |positions| list(positions, String::new()));
            }
            if selection.is_empty() {
                return list((0..catalog.manifest.posts).collect(), String::new());
            }
            match store.index() {
                Load::Loading => Load::Loading,
                Load::Failed(fault) => Load::Failed(fault),
                Load::Ready(lineup) => list(lineup.select(catalog, &selection), String::new()),
            }
        }
        Route::Saved { .. } => match saved::listed(here, store) {
            Load::Loading => Load::Loading,
            Load::Failed(fault) => Load::Failed(fault),
            Load::Ready(listed) => list(listed.positions, "saved".to_owned()),
        },
        _ => list(Vec::new(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_cited_posts() {
        let post = CitedPosts::Post { position: 3, slug: "on-hope".into() };
        assert_eq!(post.file(false, "ris"), "on-hope-article.ris");
        let list = |name: &str| CitedPosts::List { positions: vec![1], name: name.into() };
        assert_eq!(list("2022-12").file(true, "bib"), "citations-summary-2022-12.bib");
        assert_eq!(list("").file(false, "txt"), "citations-article.txt");
        assert_eq!((post.positions(), list("").positions()), (&[3][..], &[1][..]));
    }
}
