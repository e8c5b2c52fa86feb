//! The sentences of the search in English.

mod remarks;

use pprnet_search::{Field, Reason};

pub(super) use self::remarks::{corrected, describe_note, describe_reason, describe_remark};

pprnet_archive::texts! {
    /// Shown if no word of the query is in any post.
    nothing: "No post has any of these words.";
    /// Advice if there is no suggestion that leads to posts.
    nothing_help: "Try other words, fewer, or more general ones.";
    /// Shown if posts match the query, but none matches the filters.
    filtered_out: "No post with these words matches all selected filters.";
    /// Shown if the words are known, but the other conditions exclude all posts that have them.
    no_complete_match: "No post matches everything in this search.";
    /// The link that removes all filters.
    without_filters: "Without any filter";
    /// Shown if the archive was published without an index.
    no_index: "This archive was published without a search index. Browse its posts instead.";
    /// After a finding of a retracted article.
    retracted: "(retracted)";
    /// The label that opens the parts of a score.
    why: "Why this result";
    /// The words before a corrected query.
    did_you_mean: "Did you mean";
}

/// The link that removes a part of the query.
pub(super) fn without_typed(typed: &str) -> String {
    format!("Without “{typed}”")
}

/// The link that removes a filter.
pub(super) fn without(filter: &str) -> String {
    format!("Without {filter}")
}

/// A number of posts.
pub(super) fn posts(count: usize) -> String {
    if count == 1 { "1 post".into() } else { format!("{count} posts") }
}

/// The part of a post that an excerpt is from.
pub(super) fn part(field: Field, section: &str) -> Option<String> {
    match field {
        Field::Implications => Some(format!("in {section}")),
        Field::Citation | Field::Authors => Some("in the citation".into()),
        Field::Summary => Some("in the summary".into()),
        Field::Title | Field::Labels => None,
    }
}

/// The beginning of the remark that syntax was read as plain words.
pub(super) fn taken(typed: &str) -> String {
    if typed.is_empty() {
        "Read as plain words: ".into()
    } else {
        format!("“{typed}” was taken as plain words: ")
    }
}

/// A number with a decimal point.
pub(super) fn number(number: &str) -> String {
    number.to_owned()
}

/// A part of a score: its points and its reason.
pub(super) fn score(score: &str, reason: &Reason, query: &str) -> String {
    format!("{score} for {}", describe_reason(reason, query))
}

pprnet_archive::texts! {
    /// The end of the question “Did you mean”.
    question_mark: "?";
    /// Between a label and its value.
    colon: ": ";
    /// After the total score.
    in_all: " in all";
    order: "Order";
    best_first: "Best";
    newest_first: "Newest";
    /// The word after “Best” and “Newest”. Narrow windows omit it.
    first: "first";
    pages: "Pages";
    better_results: "Previous results";
    more_results: "More results";
}

/// How many posts were found.
pub(super) fn found(total: usize) -> String {
    format!("{} found", posts(total))
}

/// How many posts were found, and which of them a page shows.
pub(super) fn found_from(first: usize, last: usize, total: usize) -> String {
    format!("Posts {first}–{last} of {total} found")
}

pprnet_archive::texts! {
    recent: "Recent searches";
    forget: "Clear recent searches";
    help: "How to search";
    slash: "The key / goes to the search field";
    form: "Search by form";
    search: "Search";
    all_these: "All these words";
    side_by_side: "These words side by side";
    any_of_these: "Any of these words";
    none_of_these: "None of these words";
    author: "Author of the article";
    in_the_title: "Words in the title";
    from_the_year: "From the year";
    to_the_year: "To the year";
}

pprnet_archive::texts! {
    /// Words for the examples of the help, while no post is loaded.
    example_words: "some words";
    example_other: "others";
    example_author: "name";
    /// The meanings of the examples.
    means_words: "posts with both words, in any form; small typing errors are allowed";
    means_phrase: "these words side by side";
    means_either: "either word";
    means_without: "without this word";
    means_author: "by the author of the article";
    means_title: "with this word in the title";
    means_topic_and_type: "on a topic, of a type of research";
    means_topic: "on a topic";
    means_type: "of a type of research";
    means_year: "from this year";
    means_metric: "with a finding in this metric: r, R², d, g, SMD, MD, OR, RR, HR, NNT, ICC, B, β, η², κ or percent";
    means_finding: "with a finding above .2, also <, >= and <=; k > 100 for studies, n > 1000 for participants";
}

/// The meaning of an example with several years; `one` is the newest.
pub(super) fn means_years(one: u16) -> String {
    format!("from these years; year:{one} for one year")
}

pprnet_archive::texts! {
    previous_result: "Previous result";
    next_result: "Next result";
}
