//! Every sentence of the interface, in one place, so that they agree.

use pprnet_address::{Catalog, Note, Selection, View, quoted, years_named};
use pprnet_archive::{Date, ReadError};
use pprnet_browser::FetchFault;

use crate::store::LoadFault;

pub(crate) const SKIP_TO_CONTENT: &str = "Skip to the content";
pub(crate) const SKIP_TO_FILTERS: &str = "Skip to the filters";
pub(crate) const BLOG: &str = "Blog";
pub(crate) const TOPICS: &str = "Topics";
pub(crate) const TYPES: &str = "Type of Research";
pub(crate) const YEARS: &str = "Years";
pub(crate) const ARCHIVE: &str = "Archive";
pub(crate) const EVIDENCE: &str = "Evidence";
pub(crate) const NO_TOPIC: &str = "Without a topic";
pub(crate) const ORDER: &str = "Order";
pub(crate) const SHOW_ALL: &str = "Show all";
pub(crate) const ABOUT: &str = "About";
pub(crate) const FOLLOW: &str = "Follow";
pub(crate) const FOLLOW_INTRO: &str =
    "Every new post is announced in a feed, with its full text. Its address is:";
pub(crate) const IN_A_FEED_READER: &str = "In a feed reader";
pub(crate) const HOW_TO_USE_A_FEED_READER: &str = "Copy the address of the feed into your feed reader. Outlook and Thunderbird are feed readers, too: in Outlook, “Add a new RSS feed”; in Thunderbird, “Feed account”. New posts then come in beside your mail.";
pub(crate) const BY_E_MAIL: &str = "By e-mail";
pub(crate) const HOW_TO_GET_E_MAIL: &str = "This site sends no mail and knows no addresses. A service that turns feeds into e-mail does: give it the address of the feed and your own. Search the web for “RSS to e-mail” to find one. It will know your address, so read what it does with it.";
pub(crate) const ONE_TOPIC_ONLY: &str = "One topic only";
pub(crate) const FEEDS_OF_TERMS: &str = "Each topic and each type of research has a feed of its own.";
pub(crate) const NO_FEEDS: &str =
    "This copy of the site has no feeds: it has no posts, or was made without the address that it stands at.";
pub(crate) const POSTS_BY_MONTH: &str = "Posts by year and month";
pub(crate) const ALL_MONTHS: &str = "All";
pub(crate) const OFFLINE: &str = "Offline";
pub(crate) const OFFLINE_INTRO: &str = "After your first visit you can read this site without a network, if your browser allows it. This is what it keeps.";
pub(crate) const MENU: &str = "Menu";
pub(crate) const MAIN_NAVIGATION: &str = "Main";
pub(crate) const ALL_TOPICS: &str = "ALL Topics (clear)";
pub(crate) const ALL_TYPES: &str = "ALL Types (clear)";
pub(crate) const ALL_YEARS: &str = "ALL Years (clear)";
pub(crate) const THIS_MONTH: &str = "This month";
pub(crate) const PRACTICE_IMPLICATIONS: &str = "Practice Implications";
pub(crate) const SUMMARY: &str = "Summary";
pub(crate) const READ_THE_SUMMARY: &str = "Read the summary";
pub(crate) const FULL_CITATION: &str = "Full citation";
pub(crate) const ARTICLE: &str = "Article";
pub(crate) const IN_PRACTICE: &str = "In practice ↓";
pub(crate) const ABOUT_THIS_SITE: &str = "About this site";
pub(crate) const FILTER: &str = "Filter";
pub(crate) const FILTER_POSTS: &str = "Filter posts";
pub(crate) const ACTIVE_FILTERS: &str = "Active filters";
pub(crate) const CLEAR_ALL: &str = "Clear all";
pub(crate) const CLEAR: &str = "Clear";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const FIND_A_TOPIC: &str = "Find a topic";
pub(crate) const ANY: &str = "Any";
pub(crate) const ALL: &str = "All";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "To";
pub(crate) const HOW_TOPICS_COMBINE: &str = "How topics combine";
pub(crate) const VIEW: &str = "Show";
pub(crate) const PAGES: &str = "Pages";
pub(crate) const PREVIOUS_PAGE: &str = "Newer posts";
pub(crate) const NEXT_PAGE: &str = "Older posts";
pub(crate) const LOADING: &str = "Loading…";
pub(crate) const NOT_LOADED: &str = "The site could not be loaded";
pub(crate) const RELATED: &str = "Related posts";
pub(crate) const NEIGHBOURS: &str = "Next and previous post";
pub(crate) const NEWER_POST: &str = "Newer";
pub(crate) const OLDER_POST: &str = "Older";
pub(crate) const CITATION: &str = "Article";
pub(crate) const FILED_UNDER: &str = "Filed under";
pub(crate) const CITE: &str = "Cite";
pub(crate) const CITE_ALL: &str = "Export citations";
pub(crate) const SHARE: &str = "Share";
pub(crate) const PRINT: &str = "Print";
pub(crate) const LINK_COPIED: &str = "The link is on the clipboard.";
pub(crate) const COLOUR_SCHEME: &str = "Colours";
pub(crate) const NOT_FOUND: &str = "Page not found";
pub(crate) const DID_YOU_MEAN: &str = "Did you mean";
pub(crate) const BACK_TO_BLOG: &str = "Go to the blog";
pub(crate) const ALL_THE_TOPICS: &str = "All topics";
pub(crate) const POSTS: &str = "Posts";
pub(crate) const MISSING_TOO: &str = "Posts are missing here, too.";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const RELOAD: &str = "Reload the page";
pub(crate) const NO_POSTS_YET: &str = "This archive has no posts yet.";
pub(crate) const NOTHING_SELECTED: &str = "No post has this combination of filters. Remove one of them:";

pub(crate) fn link_not_copied(url: &str) -> String {
    format!("This browser does not let the page copy the link. It is {url}")
}

/// Stands at posts that have come since the last visit.
pub(crate) const NEW: &str = "New";
/// Before the title of a post that was left half-read.
pub(crate) const CONTINUE: &str = "Continue:";

/// `3 posts new since 12 October`, with the year where it is not that of today.
pub(crate) fn new_since(count: usize, since: Date, today: Date) -> String {
    let (day, month) = (since.day(), since.month());
    let year =
        if month.year() == today.month().year() { String::new() } else { format!(" {}", month.year()) };
    format!("{} new since {day} {}{year}", posts(count), month.name())
}

pub(crate) fn view_name(view: View) -> &'static str {
    match view {
        View::Full => "In full",
        View::Implications => "In brief",
        View::Titles => "Titles",
    }
}

/// Who wrote an article: all of them where they are four at most, else the first `shown` and how many more.
/// `Driessen, Fokkema, Dekker and 14 others`.
pub(crate) fn authors(names: &[String], shown: usize) -> String {
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    match all.get(..shown) {
        Some(first) if all.len() > 4 || all.len() > shown + 1 => {
            format!("{} and {} others", first.join(", "), all.len() - shown)
        }
        _ => list(&all, "and"),
    }
}

/// `1 post`, `12 posts`.
pub(crate) fn posts(count: usize) -> String {
    if count == 1 { "1 post".into() } else { format!("{count} posts") }
}

/// `2 posts in December 2022`.
pub(crate) fn posts_in(count: usize, when: &str) -> String {
    format!("{} in {when}", posts(count))
}

/// The button that leads from the filters to the posts: `Show 16 posts`; the number may not be known yet.
pub(crate) fn show_posts(count: Option<usize>) -> String {
    count.map_or_else(|| "Show posts".into(), |count| format!("Show {}", posts(count)))
}

/// The button that shows the rest of a list: `All 36`.
pub(crate) fn all_of(count: usize) -> String {
    format!("All {count}")
}

/// How many topics fit what was typed.
pub(crate) fn topics_found(count: usize) -> String {
    match count {
        0 => "No topic has this name.".into(),
        1 => "1 topic".into(),
        count => format!("{count} topics"),
    }
}

/// The current position in a list: `44 posts`, `Posts 11–20 of 44`.
pub(crate) fn showing(range: &std::ops::Range<usize>, of: usize) -> String {
    if range.len() >= of {
        return posts(of);
    }
    format!("Posts {}–{} of {of}", range.start + 1, range.end)
}

/// The current position in a list, when some posts of the page could not be loaded: `44 posts, 2 not loaded`.
pub(crate) fn showing_without(showing: &str, missing: usize) -> String {
    if missing == 0 { showing.to_owned() } else { format!("{showing}, {missing} not loaded") }
}

/// The title of a page of a list.
pub(crate) fn page(number: usize) -> String {
    format!("Page {number}")
}

/// A later page of a list: `Blog, page 2`.
pub(crate) fn page_of(list: &str, number: usize) -> String {
    format!("{list}, page {number}")
}

pub(crate) fn no_such_page(page: usize, last: usize) -> String {
    format!("There is no page {page}; the last one is page {last}.")
}

pub(crate) fn go_to_page(page: usize) -> String {
    format!("Go to page {page}")
}

pub(crate) fn no_posts_in(when: &str) -> String {
    format!("No posts appeared in {when}.")
}

pub(crate) fn remove_filter(name: &str) -> String {
    format!("Remove the filter {name}")
}

pub(crate) fn shared_topics(names: &[&str]) -> String {
    format!("Also on {}", list(names, "and"))
}

/// The page that hosts serve for unknown addresses. It does not know the requested address until the app runs.
const NO_PAGE: &str = "/404.html";

pub(crate) fn not_found(path: &str) -> String {
    if path == NO_PAGE {
        return "This site has no page at this address. The link may be old or mistyped.".to_owned();
    }
    format!("This site has no page at {path}. The link may be old or mistyped.")
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

/// A selection in words: `“alliance” · Empathy or Training · Meta-analysis · 2020`.
pub(crate) fn selection(catalog: &Catalog, selection: &Selection) -> String {
    let topics: Vec<&str> =
        selection.topics().iter().filter_map(|id| Some(catalog.topic(id)?.name.as_str())).collect();
    let types: Vec<&str> =
        selection.types().iter().filter_map(|id| Some(catalog.kind(id)?.name.as_str())).collect();
    let topics = list(&topics, if selection.match_all() { "and" } else { "or" });
    let words = if selection.words().is_empty() { String::new() } else { quoted(selection.words()) };
    let parts = [words, topics, list(&types, "or"), years_named(selection.years())];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// A value that the page ignores.
pub(crate) fn note(Note { name, value }: &Note) -> String {
    format!("The address has an unknown {name}, “{value}”. This page ignores it.")
}

pub(crate) fn unknown_term(slug: &str) -> String {
    format!("“{slug}” in the address is not a topic or type of this archive. This page ignores it.")
}

/// Shown while a part of the index is loading.
pub(crate) const SEARCHING: &str = "Searching…";
/// The link from the results to the form and the help.
pub(crate) const OTHER_WAYS: &str = "Search by form, or read how to search";
/// The name of recent searches, form and help together.
pub(crate) const WAYS_TO_SEARCH: &str = "Ways to search";
pub(crate) const MATCHES: &str = "Matches";
pub(crate) const PREVIOUS_MATCH: &str = "Previous";
pub(crate) const NEXT_MATCH: &str = "Next";
pub(crate) const NO_MARKS: &str = "Clear";
/// How many matches a post has, and the current one.
pub(crate) fn matches(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Match {} of {count}", at + 1),
        None if count == 1 => "1 match".into(),
        None => format!("{count} matches"),
    }
}

/// A failure in plain words.
pub(crate) struct Failure {
    /// What happened.
    pub(crate) title: String,
    /// What it means and what to do.
    pub(crate) advice: String,
    /// Whether a retry can help; else the page must be reloaded.
    pub(crate) again: bool,
}

/// The message for a piece that could not be loaded.
pub(crate) fn failure(fault: &LoadFault) -> Failure {
    let (title, advice, again) = match fault {
        LoadFault::NoManifest => (
            "This copy of the site is incomplete",
            "The page does not say where its archive is. Reload it; if that does not help, tell the editors."
                .into(),
            false,
        ),
        LoadFault::Fetch(fault) => return fetch_failure(fault),
        LoadFault::Damaged => return damaged(),
        LoadFault::Replaced => return replaced(),
        LoadFault::Read(error) => return read_failure(error),
    };
    Failure { title: title.to_owned(), advice, again }
}

fn fetch_failure(fault: &FetchFault) -> Failure {
    let (title, advice, again) = match fault {
        FetchFault::Network => (
            "The posts could not be reached",
            "There seems to be no connection to the site. Check the network, then try again.".into(),
            true,
        ),
        FetchFault::Stalled => (
            "The connection has stalled",
            "The site has sent nothing for 15 seconds. Try again, perhaps where the signal is better.".into(),
            true,
        ),
        FetchFault::Gone => (
            "These posts have moved",
            "The site has probably been updated since this page was opened. Reload the page to get the new version.".into(),
            false,
        ),
        FetchFault::Status(code) => (
            "The site answered with an error",
            format!("Its server answered {code}. Try again in a moment."),
            true,
        ),
    };
    Failure { title: title.to_owned(), advice, again }
}

fn damaged() -> Failure {
    Failure {
        title: "The posts were damaged on the way".to_owned(),
        advice: "The file differs from the published one, so it is not shown. Try again.".into(),
        again: true,
    }
}

fn replaced() -> Failure {
    Failure {
        title: "The site sends something else".to_owned(),
        advice: "It has probably been updated since this page was opened, or the network wants you to log in. Reload the page.".into(),
        again: false,
    }
}

/// What a part of the program is for someone reading, as [`part_failure`] says it.
pub(crate) const SEARCH_INDEX: &str = "The search index";
pub(crate) const FILE_OF_FINDINGS: &str = "The file of findings";
pub(crate) const FILTERS: &str = "The list of filters";
pub(crate) const THIS_PAGE: &str = "This page";

/// What “Cite” offers, as [`part_failure`] says it.
pub(crate) const CITATIONS: &str = "The citations";

/// The message for a part of the program, or one of its files, that could not be loaded.
pub(crate) fn part_failure(part: &str, fault: &LoadFault) -> Failure {
    let (what, advice) = match fault {
        LoadFault::Replaced => return replaced(),
        LoadFault::Fetch(FetchFault::Network) => (
            "could not be reached",
            "There seems to be no connection to the site. Check the network, then try again.",
        ),
        LoadFault::Fetch(FetchFault::Stalled) => (
            "does not arrive: the connection has stalled",
            "The site has sent nothing for a while. Try again, perhaps where the signal is better.",
        ),
        LoadFault::Fetch(FetchFault::Gone) => (
            "has moved",
            "The site has probably been updated since this page was opened. Reload the page to get the new version.",
        ),
        LoadFault::Fetch(FetchFault::Status(_)) => {
            ("could not be had: the site answered with an error", "Try again in a moment.")
        }
        LoadFault::Damaged | LoadFault::Read(_) | LoadFault::NoManifest => (
            "was damaged on the way",
            "The file differs from the published one, so it is not used. Try again.",
        ),
    };
    Failure {
        title: format!("{part} {what}"),
        advice: advice.to_owned(),
        again: *fault != LoadFault::Fetch(FetchFault::Gone),
    }
}

fn read_failure(error: &ReadError) -> Failure {
    let (title, advice, again) = match error {
        ReadError::NotJson { .. } => (
            "The network sent something else instead of the posts",
            "The network may be showing a login page. Log in to it, then try again.".to_owned(),
            true,
        ),
        ReadError::CutOff { .. } => (
            "Only a part of the posts arrived",
            "The connection broke off. Try again.".into(),
            true,
        ),
        ReadError::Newer { .. } => (
            "The archive is newer than this page",
            "The site has been updated since this page was opened. Reload the page to get the new version.".into(),
            false,
        ),
        ReadError::Changed { .. } => return damaged(),
        ReadError::Form { .. } | ReadError::Mismatch { .. } => (
            "The files of the archive do not match",
            "An update of the site may be incomplete. Reload the page; if that does not help, tell the editors.".into(),
            false,
        ),
    };
    Failure { title: title.to_owned(), advice, again }
}

pub(crate) const COPY: &str = "Copy";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const AS_PRINTED: &str = "As printed";
/// Whose styles the citations are set in: the licence of the styles asks for that.
pub(crate) const CSL: &str = "Styles: Citation Style Language project, CC BY-SA 3.0,";
pub(crate) const CSL_NAME: &str = "citationstyles.org";
pub(crate) const CSL_HOME: &str = "https://citationstyles.org/";
pub(crate) const WHAT_TO_CITE: &str = "What to cite";
pub(crate) const NOT_COPIED: &str =
    "This browser does not let the page copy. Select the text, or download the file.";
pub(crate) const NOT_DOWNLOADED: &str = "This browser does not let the page make a file. Copy instead.";

/// The title of the panel for a list of posts.
pub(crate) fn cite_posts(count: usize) -> String {
    format!("Citations of {}", posts(count))
}

/// What is cited of a post, or of each post of a list.
pub(crate) fn work(is_summary: bool, is_list: bool) -> &'static str {
    match (is_summary, is_list) {
        (false, false) => "The article",
        (true, false) => "This summary",
        (false, true) => "The articles",
        (true, true) => "The summaries",
    }
}

/// Said where posts have no citation of an article.
pub(crate) fn no_citation(count: usize, is_list: bool) -> String {
    match (is_list, count) {
        (false, _) => "This post has no citation of its article. You can cite the summary.".to_owned(),
        (true, 1) => "1 post has no citation of its article.".to_owned(),
        (true, count) => format!("{count} posts have no citation of their article."),
    }
}

/// What the buttons for a style or format say to those who listen.
pub(crate) fn copy(name: &str) -> String {
    format!("{COPY} {name}")
}

pub(crate) fn download(name: &str) -> String {
    format!("{DOWNLOAD} {name}")
}

pub(crate) fn copied(name: &str) -> String {
    format!("{name} is on the clipboard.")
}

pub(crate) fn downloaded(name: &str) -> String {
    format!("{name} is saved as a file.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(list(&["a"], "or"), "a");
        assert_eq!(list(&["a", "b", "c"], "or"), "a, b or c");
        assert_eq!(posts(1), "1 post");
        let names = |count: usize| ["A", "B", "C", "D", "E"].map(str::to_owned)[..count].to_vec();
        assert_eq!(authors(&names(4), 3), "A, B, C and D");
        assert_eq!(authors(&names(5), 3), "A, B, C and 2 others");
        assert_eq!(
            (authors(&names(2), 1), authors(&names(4), 1)),
            ("A and B".into(), "A and 3 others".into())
        );
        assert_eq!(authors(&[], 1), "");
        assert_eq!(showing(&(10..20), 44), "Posts 11–20 of 44");
        assert_eq!(showing(&(0..9), 9), "9 posts");
        assert_eq!(showing_without("9 posts", 0), "9 posts");
        assert_eq!(showing_without("9 posts", 2), "9 posts, 2 not loaded");
    }

    #[test]
    fn news_names_the_day_and_where_it_must_the_year() {
        let said = |count, since: &str, today: &str| {
            new_since(count, since.parse().unwrap(), today.parse().unwrap())
        };
        assert_eq!(said(3, "2026-10-12", "2026-11-28"), "3 posts new since 12 October");
        assert_eq!(said(1, "2025-12-31", "2026-01-01"), "1 post new since 31 December 2025");
    }

    #[test]
    fn every_failure_has_its_own_words() {
        let file = || "f".to_owned();
        let faults = [
            LoadFault::NoManifest,
            LoadFault::Fetch(FetchFault::Network),
            LoadFault::Fetch(FetchFault::Stalled),
            LoadFault::Fetch(FetchFault::Gone),
            LoadFault::Fetch(FetchFault::Status(500)),
            LoadFault::Replaced,
            LoadFault::Read(ReadError::NotJson { file: file() }),
            LoadFault::Read(ReadError::CutOff { file: file(), bytes: 3 }),
            LoadFault::Read(ReadError::Newer { file: file(), found: 2 }),
            LoadFault::Read(ReadError::Changed { file: file(), found: file() }),
            LoadFault::Read(ReadError::Mismatch { file: file(), reason: file() }),
        ];
        let titles: std::collections::BTreeSet<_> = faults.iter().map(|fault| failure(fault).title).collect();
        assert_eq!(titles.len(), faults.len());
    }
}
