//! Every sentence among results.

use pprnet_search::{Field, NoteKind};

/// Shown if no word of the query is in any post.
pub(crate) const NOTHING: &str = "No post has any of these words.";

/// Advice for that case.
pub(crate) const NOTHING_HELP: &str =
    "Try other or fewer words, or a more general one: “alliance” rather than “alliance rupture repair”.";

/// Shown if posts match the query, but none matches the filters.
pub(crate) const FILTERED_OUT: &str = "No post with these words matches all selected filters.";

/// Shown if the words are known, but the other conditions exclude all posts that have them.
pub(crate) const ASKED_TOO_MUCH: &str = "No post matches everything in this search.";

/// The link that removes all filters.
pub(crate) const WITHOUT_FILTERS: &str = "Without any filter";

/// Shown if the archive was published without an index.
pub(crate) const NO_INDEX: &str =
    "This archive was published without a search index. Browse its posts by topic or month.";

/// Behind a finding of a retracted article.
pub(crate) const RETRACTED: &str = "(retracted)";

/// The label that opens the parts of a score.
pub(crate) const WHY: &str = "Why this result";

/// The words before a corrected query.
pub(crate) const DID_YOU_MEAN: &str = "Did you mean";

/// The link that removes something that was typed.
pub(crate) fn without_typed(typed: &str) -> String {
    format!("Without “{typed}”")
}

/// The link that removes a filter.
pub(crate) fn without(filter: &str) -> String {
    format!("Without {filter}")
}

/// A number of posts.
pub(crate) fn posts(count: usize) -> String {
    if count == 1 { "1 post".into() } else { format!("{count} posts") }
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

/// The remark that syntax was read as plain words, or that something was not searched.
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
pub(crate) const BEST_FIRST: &str = "Best";
pub(crate) const NEWEST_FIRST: &str = "Newest";
/// The word after the two above. Narrow windows leave it out.
pub(crate) const FIRST: &str = "first";
pub(crate) const PAGES: &str = "Pages";
pub(crate) const BETTER_RESULTS: &str = "Previous results";
pub(crate) const MORE_RESULTS: &str = "More results";

/// How many posts were found, and which of them a page shows.
pub(crate) fn showing(total: usize, page: usize, page_size: usize) -> String {
    let first = page.saturating_sub(1).saturating_mul(page_size);
    if total <= page_size || first >= total {
        return format!("{} found", posts(total));
    }
    format!("Posts {}–{} of {total} found", first + 1, total.min(first + page_size))
}

pub(crate) const RECENT: &str = "Recent searches";
pub(crate) const FORGET: &str = "Clear recent searches";
pub(crate) const HELP: &str = "How to search";
pub(crate) const SLASH: &str = "The key / goes to the search field";
pub(crate) const FORM: &str = "Search by form";
pub(crate) const SEARCH: &str = "Search";

/// The query language, by examples.
pub(crate) const LANGUAGE: &[(&str, &str)] = &[
    ("alliance rupture", "posts with both words, in any form; small typing errors are allowed"),
    ("\"therapeutic alliance\"", "these words side by side"),
    ("depression OR anxiety", "either word"),
    ("alliance -group", "without this word"),
    ("author:cuijpers", "by the author of the article"),
    ("title:dropout", "with this word in the title"),
    ("topic:alliance type:meta-analysis", "on a topic, of a type of research"),
    ("year:2020..2022", "from these years; year:2020 for one year"),
    (
        "metric:g",
        "with a finding in this metric: r, R², d, g, SMD, MD, OR, RR, HR, NNT, ICC, B, β, η², κ or percent",
    ),
    ("r > .2", "with a finding above .2, also <, >= and <=; k > 100 for studies, n > 1000 for participants"),
];

pub(crate) const PREVIOUS_RESULT: &str = "Previous result";
pub(crate) const NEXT_RESULT: &str = "Next result";
