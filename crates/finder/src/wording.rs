//! Every sentence that stands among results.

use pprnet_browser::FetchFault;
use pprnet_search::{Coverage, Field, NoteKind};

use crate::request::Request;

/// Where no word of the query is in any post.
pub(crate) const NOTHING: &str = "No post has any of these words.";

/// What may help then.
pub(crate) const NOTHING_HELP: &str =
    "Try other or fewer words, or a more general one: “alliance” rather than “alliance rupture repair”.";

/// Where posts were found, but none with the filters.
pub(crate) const FILTERED_OUT: &str = "No post has these words and all the filters chosen.";

/// Where the words are known, but what else was asked of the posts leaves none that has them.
pub(crate) const ASKED_TOO_MUCH: &str = "No post fits all that was asked for.";

/// Takes all filters away.
pub(crate) const WITHOUT_FILTERS: &str = "Without any filter";

/// Where the archive was published without an index.
pub(crate) const NO_INDEX: &str = "This archive cannot be searched: it was published without a search index. Topics and months lead to its posts.";

/// While a part of the index is on its way.
pub(crate) const SEARCHING: &str = "Searching…";

/// Leads from the results to the form and the help.
pub(crate) const OTHER_WAYS: &str = "Search by form, or read how to search";

/// What recent searches, form and help are together.
pub(crate) const WAYS: &str = "Ways to search";

/// Opens the parts of a score.
pub(crate) const WHY: &str = "Why this result";

/// Leads to a corrected query.
pub(crate) const DID_YOU_MEAN: &str = "Did you mean";

/// Takes something away that was typed.
pub(crate) fn without_typed(typed: &str) -> String {
    format!("Without “{typed}”")
}

/// Takes a filter away.
pub(crate) fn without(filter: &str) -> String {
    format!("Without {filter}")
}

/// A number of posts.
pub(crate) fn posts(count: usize) -> String {
    if count == 1 { "1 post".into() } else { format!("{count} posts") }
}

/// That less was found than was asked for.
pub(crate) fn coverage(coverage: Coverage) -> Option<String> {
    match coverage {
        Coverage::All | Coverage::Some => None,
        Coverage::Apart => Some("No post has these words side by side; these have them apart.".into()),
        Coverage::Nearest { wanted, found } => {
            let wanted = if wanted == 2 { "both words".to_owned() } else { format!("all {wanted} words") };
            Some(format!("No post has {wanted}; these have {found}."))
        }
    }
}

/// Which part of a post an excerpt is from.
pub(crate) fn part(field: Field) -> Option<&'static str> {
    match field {
        Field::Implications => Some("in Practice Implications"),
        Field::Citation | Field::Authors => Some("in the citation"),
        Field::Summary => Some("in the summary"),
        Field::Title | Field::Labels => None,
    }
}

/// That something written like syntax was taken as plain words, or that something was not looked for.
pub(crate) fn note(typed: &str, kind: &NoteKind) -> String {
    let mut reason = kind.to_string();
    if kind.is_about_syntax() {
        let typed = typed.trim();
        let what = if typed.is_empty() { "Taken".to_owned() } else { format!("“{typed}” was taken") };
        return format!("{what} as plain words: {reason}.");
    }
    if let Some(first) = reason.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    reason + "."
}

pub(crate) const ORDER: &str = "Order";
pub(crate) const BEST_FIRST: &str = "Best first";
pub(crate) const NEWEST_FIRST: &str = "Newest first";
pub(crate) const PAGES: &str = "Pages";
pub(crate) const BETTER_RESULTS: &str = "Previous results";
pub(crate) const MORE_RESULTS: &str = "More results";

/// How many posts were found, and which of them are shown.
pub(crate) fn showing(total: usize, request: &Request) -> String {
    let first = (request.page - 1).saturating_mul(request.size);
    if total <= request.size || first >= total {
        return format!("{} found", posts(total));
    }
    format!("Posts {}–{} of {total} found", first + 1, total.min(first + request.size))
}

pub(crate) const RECENT: &str = "Recent searches";
pub(crate) const FORGET: &str = "Forget these";
pub(crate) const HELP: &str = "How to search";
pub(crate) const FORM: &str = "Search by form";
pub(crate) const SEARCH: &str = "Search";

/// What can be typed, and what it means.
pub(crate) const LANGUAGE: &[(&str, &str)] = &[
    ("alliance rupture", "posts with both words, in any form; a misspelt word is forgiven"),
    ("\"therapeutic alliance\"", "these words side by side"),
    ("depression OR anxiety", "either word"),
    ("alliance -group", "without this word"),
    ("author:cuijpers", "by who wrote the article"),
    ("title:dropout", "with this word in the title"),
    ("topic:alliance type:meta-analysis", "of a topic, of a type of research"),
    ("year:2020..2022", "of these years; year:2020 of one"),
];

pub(crate) const PREVIOUS_RESULT: &str = "Previous result";
pub(crate) const NEXT_RESULT: &str = "Next result";
pub(crate) const MATCHES: &str = "Matches";
pub(crate) const PREVIOUS_MATCH: &str = "Previous";
pub(crate) const NEXT_MATCH: &str = "Next";
pub(crate) const NO_MARKS: &str = "Clear";

/// How many matches a post has, and at which one is.
pub(crate) fn matches(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Match {} of {count}", at + 1),
        None if count == 1 => "1 match".into(),
        None => format!("{count} matches"),
    }
}

pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const RELOAD: &str = "Reload the page";

/// Why nothing could be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A file did not come.
    Fetch(FetchFault),
    /// What came is not what was published, even when asked for again.
    Damaged,
}

/// A failure in plain words.
pub(crate) struct Failure {
    /// What happened.
    pub(crate) title: &'static str,
    /// What it means and what to do.
    pub(crate) advice: &'static str,
    /// Whether asking again can help; else the page must be loaded anew.
    pub(crate) again: bool,
}

/// Why nothing could be searched, and what to do.
pub(crate) fn failure(fault: Fault) -> Failure {
    let (title, advice) = match fault {
        Fault::Fetch(FetchFault::Network) => (
            "The search index could not be reached",
            "There seems to be no connection to the site. Check the network, then try again.",
        ),
        Fault::Fetch(FetchFault::Stalled) => (
            "The connection has stalled",
            "Nothing has come from the site for a while. Try again, perhaps where the signal is better.",
        ),
        Fault::Fetch(FetchFault::Gone) => (
            "The search index has moved",
            "The site has probably been updated since this page was opened. Reload the page to get the new version.",
        ),
        Fault::Fetch(FetchFault::Status(_)) => {
            ("The site answered with an error", "This usually passes: try again in a moment.")
        }
        Fault::Damaged => (
            "The search index was damaged on the way",
            "What came is not what the site published, so it is not used. Try again.",
        ),
    };
    Failure { title, advice, again: fault != Fault::Fetch(FetchFault::Gone) }
}
