//! Names that several programs use: the reader, the publisher and the scripts of the page. A name that only one
//! of them knew would be a mistake that no compiler sees, so each stands here once.

/// The id of the element that the reader replaces, or takes over.
pub const APP: &str = "app";

/// The id of the element above the app, for what keeps it from starting.
pub const NOTICE: &str = "notice";

/// The id of the main element.
pub const MAIN: &str = "content";

/// The id of the heading of the implications, on a post's own page.
pub const IMPLICATIONS: &str = "implications";

/// The id of the page's heading.
pub const HEADING: &str = "heading";

/// The id of the `<template>` that holds what starts the app. The page's own script takes it out once the page was painted.
pub const START: &str = "start";

/// The attribute of `<html>` that says that a reader has started in the page.
pub const CLAIMED: &str = "data-claimed";

/// The id of the `<link>` in the head that names the manifest. [`SHARD`], [`SEARCH`], [`PAGES`] and [`CITE`] are its
/// attributes.
pub const MANIFEST_LINK: &str = "manifest";

/// The id of the search field.
pub const SEARCH_FIELD: &str = "search";

/// The id of the element with the article of a post, for reference managers.
pub const COINS: &str = "coins";

/// The id of the element in which search draws recent searches, form and help.
pub const RECENT: &str = "recent";

/// The id of the element that holds what a post reports.
pub const EVIDENCE: &str = "evidence";

/// The id of the element that holds the findings of many posts.
pub const FINDINGS: &str = "findings";

/// The table of all findings, relative to the site.
pub const FINDINGS_TABLE: &str = "evidence/findings.csv";

/// The id of the element in which search draws what it has found.
pub const RESULTS: &str = "results";

/// The id of the dialog with the filters.
pub const FILTERS: &str = "filters";

/// The id of their heading.
pub const FILTERS_TITLE: &str = "filters-title";

/// The id of the button that opens it.
pub const FILTER_BUTTON: &str = "filter";

/// The attribute of the app's element that holds the address for which the page was made.
pub const PAGE: &str = "data-page";

/// The attribute of the app's element that says which pieces of the archive the page was made from
/// ([`Needs`](crate::Needs)).
pub const NEEDS: &str = "data-needs";

/// The attribute of the app's element on the page for addresses that have none.
pub const MISSING: &str = "data-missing";

/// The attribute of the app's element that says that there is a table of old addresses.
pub const REDIRECTS: &str = "data-redirects";

/// The attribute that says in which shard the post is that the page was made for.
pub const SHARD: &str = "data-shard";

/// The attribute that names what the first search needs: the chunk, its style sheet, and the head of the search index where
/// there is one.
pub const SEARCH: &str = "data-search";

/// The attribute that names the chunk with the pages that few visits open.
pub const PAGES: &str = "data-pages";

/// The attribute that names what “Cite” needs: the chunk, its style sheet, and the head of the citations.
pub const CITE: &str = "data-cite";

/// The setting that holds the chosen colours. The page's own script reads it before the first paint.
pub const THEME: &str = "pprnet.theme";

/// The setting that holds recent searches, a line each.
pub const RECENT_SEARCHES: &str = "pprnet.recent";

/// The setting that is there where `/` does not lead to the search field.
pub const WITHOUT_SLASH: &str = "pprnet.without-slash";

/// The setting that holds the view that was chosen for lists.
pub const CHOSEN_VIEW: &str = "pprnet.view";

/// The setting that holds when someone was here, and what was newest then.
pub const VISITS: &str = "pprnet.visits";

/// The setting that holds the post that was left half-read. The page's own script makes room for the line that offers it.
pub const LEFT: &str = "pprnet.left";

/// The id of the element for the line that offers to read on.
pub const CONTINUE: &str = "continue";

/// The file of a feed in Atom: of all posts in the folder of the site, of a topic or type beside its page.
pub const FEED: &str = "feed.xml";

/// The folder of the site that holds the archive's files.
pub const ARCHIVE: &str = "archive";

#[cfg(test)]
mod tests {
    use super::*;

    /// The page and its script come from no compiler: a name changed here alone would leave the app without its place.
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
