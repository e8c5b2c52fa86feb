//! Names that several programs share: the reader, the publisher, and the scripts and style sheets of the page. No compiler checks
//! such names across programs, so each is defined once, here. A test compares them with the scripts and style sheets.

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

/// A selector for the elements with texts of the site: titles, citations, summaries. All others have sentences of the interface.
pub const SITE_TEXTS: &str = "[dir=auto]:not(h1), article h1, .prose, .implications-title, .site-title";

/// The id of the `<template>` with the links and scripts that start the app. The page's own script inserts the
/// links when the page is parsed, and the scripts after the first paint.
pub const START: &str = "start";

/// The attribute of `<html>` that is set once a reader has started in the page.
pub const CLAIMED: &str = "data-claimed";

/// The attribute of `<html>` that says how far the app has started: a [`Boot`]. Without JavaScript it is missing.
pub const BOOT: &str = "data-boot";

/// How far the app has started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boot {
    /// The page is readable; the app has not started yet.
    Starting,
    /// The address has a query, so the app will draw another page. Until then this one is hidden.
    Query,
    /// The app has taken over the page.
    Done,
    /// A file of this page failed to load, and the app says so.
    Stalled,
    /// The app could not start.
    Failed,
}

impl Boot {
    /// The value of the attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Query => "query",
            Self::Done => "done",
            Self::Stalled => "stalled",
            Self::Failed => "failed",
        }
    }
}

/// The attribute of `<html>` with the chosen colour scheme. Without a choice it is missing.
pub const SCHEME: &str = "data-theme";

/// The attribute of `<html>` that reserves room for the line that offers the half-read post.
pub const ROOM_FOR_LEFT: &str = "data-left";

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

/// The attribute with the files of the chunk `pages`, which the app requests a second after its start.
pub const PAGES: &str = "data-pages";

/// The attribute with the files that “Cite” needs: the chunk, its style sheet, and the head of the citations.
pub const CITE: &str = "data-cite";

/// The attribute of the app's element with the script for reading offline.
pub const OFFLINE: &str = "data-offline";

/// The attribute of the filters' dialog that is set once its links have become a form.
pub const DRAWN: &str = "data-drawn";

/// The attribute of a result's [`EXPLANATION`] with the position of its post in the archive.
pub const POST: &str = "data-post";

/// The attribute of a [`FOUND_NEIGHBOUR`] with the slug of the post on whose page it is.
pub const BESIDE: &str = "data-beside";

/// A selector for the element of a result that explains its score when it is opened.
pub const EXPLANATION: &str = ".result-why";

/// A selector for the links to the previous and next result on the page of a found post.
pub const FOUND_NEIGHBOUR: &str = ".neighbour-found";

/// A selector for the button that deletes recent searches.
pub const FORGET_SEARCHES: &str = ".recent-forget";

/// A selector for the button that searches for the content of the form.
pub const SEARCH_BY_FORM: &str = ".search-by-form";

/// A selector for the checkbox that switches the shortcut `/` on and off.
pub const SLASH_SWITCH: &str = ".search-slash";

/// The class that a selector selects.
#[must_use]
pub const fn class_of(selector: &'static str) -> &'static str {
    selector.split_at(1).1
}

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

/// The setting with the time at which the page last looked for a new release. Only the script for reading offline uses it.
pub const CHECKED: &str = "pprnet.checked";

/// The id of the element that the script for reading offline fills with the state of the offline copy. The app leaves it empty,
/// so that “Reset offline copy” also works when the app does not.
pub const OFFLINE_PANEL: &str = "offline";

/// The path of the page that the worker shows for pages it has no copy of. It is a folder because some hosts redirect names that
/// end in `.html`, and a redirected page cannot be stored.
pub const SHELL: &str = "shell/";

/// The file name of an Atom feed: in the site's folder that of all posts, in the folder of a topic or type that of its posts.
pub const FEED: &str = "feed.xml";

/// The folder with the archive's files.
pub const ARCHIVE: &str = "archive";

#[cfg(test)]
mod tests;
