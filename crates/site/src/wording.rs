//! Texts that several messages share, and those of the files that visitors see. This module declares them; `en`, `fr`, … define
//! them in each language. Messages for editors are in English.

mod en;
mod fr;

use pprnet_archive::{NoticeKind, YearMonth};

pprnet_archive::in_each_language! {
    texts:
    feed_as_page feed_older feed_explained
    needs_network
    summary read_on_site
    shell_title shell_text shell_way shell_end colon
    llms_pages llms_blog llms_about llms_types llms_months llms_all_months llms_month_counts llms_feeds llms_atom llms_json_feed
    llms_data llms_manifest
}

pprnet_archive::in_each_language! {
    /// The name of a kind of notice.
    pub(crate) fn notice(kind: NoticeKind) -> &'static str;
    /// A page of a list.
    pub(crate) fn page(number: usize) -> String;
    /// `1 post`, `2 posts`.
    pub(crate) fn posts(number: usize) -> String;
    /// The first and the last month of some posts, as the end of a sentence.
    pub(crate) fn between(first: YearMonth, last: YearMonth) -> String;
    /// The same if all are of one month.
    pub(crate) fn of_month(month: YearMonth) -> String;
}

// Page descriptions for search engines and link previews (`finish/description.rs`). `months` is the end of a sentence, or empty.
pprnet_archive::in_each_language! {
    pub(crate) fn described_blog(site: &str, posts: usize) -> String;
    pub(crate) fn described_page(site: &str, number: usize, posts: usize, months: &str) -> String;
    pub(crate) fn described_topic(name: &str, number: usize, posts: usize, newest: Option<YearMonth>) -> String;
    pub(crate) fn described_type(name: &str, number: usize, posts: usize, newest: Option<YearMonth>) -> String;
    pub(crate) fn described_topics(number: usize, names: &str) -> String;
    pub(crate) fn described_types(number: usize, names: &str) -> String;
    pub(crate) fn described_archive(site: &str, posts: usize, months: &str) -> String;
    pub(crate) fn described_year(year: u16, posts: usize, months: &str) -> String;
    pub(crate) fn described_evidence(site: &str) -> String;
    pub(crate) fn described_about(site: &str, text: &str) -> String;
    pub(crate) fn described_follow(site: &str) -> String;
    pub(crate) fn described_saved(site: &str) -> String;
    pub(crate) fn described_offline(site: &str) -> String;
    /// In `llms.txt`: the licence of the posts; `licence` is a link or a name.
    pub(crate) fn llms_licence(licence: &str) -> String;
}

/// A number of things: `1 post`, `2 posts`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// `1 piece of advice`, `12 pieces of advice`; only in English, for editors.
#[must_use]
pub fn pieces_of_advice(number: usize) -> String {
    format!("{} of advice", count(number, "piece"))
}
