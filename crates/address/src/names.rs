//! Names that several programs share: the reader, the publisher and the scripts of the page. No compiler checks such names
//! across programs, so each is defined once, here.

/// The id of the element that the reader replaces or hydrates.
pub const APP: &str = "app";

/// The id of the element above the app, for a message about what keeps it from starting.
pub const NOTICE: &str = "notice";

/// The id of the main element.
pub const MAIN: &str = "content";

/// The id of the heading of the implications, on a post's own page.
pub const IMPLICATIONS: &str = "implications";

/// The id of the page's heading.
pub const HEADING: &str = "heading";

/// The id of the `<template>` with the links and scripts that start the app. The page's own script inserts the
/// links when the page is parsed, and the scripts after the first paint.
pub const START: &str = "start";

/// The attribute of `<html>` that is set once a reader has started in the page.
pub const CLAIMED: &str = "data-claimed";

/// The id of the `<link>` in the head that names the manifest. [`SHARD`], [`SEARCH`], [`PAGES`] and [`CITE`] are its
/// attributes.
pub const MANIFEST_LINK: &str = "manifest";

/// The id of the search field.
pub const SEARCH_FIELD: &str = "search";

/// The id of the element that describes a post's article for reference managers.
pub const COINS: &str = "coins";

/// The id of the element below the search field: recent searches, form and help, or a message while the search loads.
pub const RECENT: &str = "recent";

/// The id of the element with a post's findings.
pub const EVIDENCE: &str = "evidence";

/// The id of the element with the findings of many posts.
pub const FINDINGS: &str = "findings";

/// The table of all findings, relative to the site.
pub const FINDINGS_TABLE: &str = "evidence/findings.csv";

/// The id of the element in which the search shows its results.
pub const RESULTS: &str = "results";

/// The id of the dialog with the filters.
pub const FILTERS: &str = "filters";

/// The id of the heading of that dialog.
pub const FILTERS_TITLE: &str = "filters-title";

/// The id of the button that opens that dialog.
pub const FILTER_BUTTON: &str = "filter";

/// The attribute of the app's element with the address for which the page was made.
pub const PAGE: &str = "data-page";

/// The attribute of the app's element with the pieces from which the page was made ([`Needs`](crate::Needs)).
pub const NEEDS: &str = "data-needs";

/// The attribute of the app's element on the page for unknown addresses.
pub const MISSING: &str = "data-missing";

/// The attribute of the app's element that is set if the site has a table of old addresses.
pub const REDIRECTS: &str = "data-redirects";

/// The attribute with the number of the shard that contains the page's post.
pub const SHARD: &str = "data-shard";

/// The attribute with the files that the first search needs: the chunk, its style sheet, and the head of the search index if
/// there is one.
pub const SEARCH: &str = "data-search";

/// The attribute with the chunk of the rarely visited pages.
pub const PAGES: &str = "data-pages";

/// The attribute with the files that “Cite” needs: the chunk, its style sheet, and the head of the citations.
pub const CITE: &str = "data-cite";

/// The setting with the chosen colour scheme. The page's own script reads it before the first paint.
pub const THEME: &str = "pprnet.theme";

/// The setting with recent searches, one a line.
pub const RECENT_SEARCHES: &str = "pprnet.recent";

/// The setting that exists if `/` does not focus the search field.
pub const WITHOUT_SLASH: &str = "pprnet.without-slash";

/// The setting with the view that was chosen for lists.
pub const CHOSEN_VIEW: &str = "pprnet.view";

/// The setting with the last visits and the newest month at each.
pub const VISITS: &str = "pprnet.visits";

/// The setting with the half-read post. The page's own script reserves room for the line that offers it.
pub const LEFT: &str = "pprnet.left";

/// The setting with the saved posts: their slugs, separated by spaces, in the order in which they were saved.
pub const SAVED: &str = "pprnet.saved";

/// The id of the button that saves a post.
pub const SAVE_BUTTON: &str = "save";

/// The id of the element for the line that offers the half-read post.
pub const CONTINUE: &str = "continue";

/// The file name of an Atom feed: in the site's folder that of all posts, in the folder of a topic or type that of its posts.
pub const FEED: &str = "feed.xml";

/// The folder with the archive's files.
pub const ARCHIVE: &str = "archive";

#[cfg(test)]
mod tests {
    use super::*;

    /// No compiler reads the page and its scripts, so a name changed only here would leave the app without its elements.
    #[test]
    fn the_page_has_the_same_names() {
        let page = include_str!("../../../index.html");
        for id in [APP, NOTICE] {
            assert!(page.contains(&format!("<div id=\"{id}\">")), "{id}");
        }
        for id in [APP, START] {
            assert!(page.contains(&format!("getElementById(\"{id}\")")), "{id}");
        }
        for setting in [THEME, LEFT] {
            assert!(page.contains(&format!("localStorage[\"{setting}:{{folder}}\"]")), "{setting}");
        }
    }
}
