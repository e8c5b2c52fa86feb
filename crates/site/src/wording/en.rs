//! The texts of the files that visitors see, in English.

use pprnet_archive::{NoticeKind, YearMonth};

pprnet_archive::texts! {
    /// In a feed opened in a browser: the link to the page with the same posts.
    feed_as_page: "The same as a page";
    /// The link to the next page of the feed.
    feed_older: "Older posts";
    /// Above a feed opened in a browser. These words are also in `public/feed.css`.
    feed_explained: "This is a feed. Copy the address of this page into a feed reader, and new posts come to you.";
    /// After links to other sites, while there is no network. These words are also in `public/offline.css`.
    needs_network: " (needs a network)";
    /// In a newsletter: the heading of the summary.
    summary: "Summary";
    /// The link to the post.
    read_on_site: "Read this post on the site";
    /// On the page that a browser shows offline if the app cannot draw another.
    shell_title: "This page could not be shown";
    shell_text: "This browser keeps a copy of the site, but the part of it that draws this page did not start. Reload the page; if that does not help, ";
    shell_way: "repair or delete the offline copy";
    shell_end: ".";
    /// Between a label and its value.
    colon: ": ";
    /// In `llms.txt`.
    llms_pages: "Pages";
    llms_blog: "newest first, each on one research article";
    llms_about: "who writes it, and how";
    llms_types: "Types of Research";
    llms_months: "Month archive";
    llms_all_months: "All months";
    llms_month_counts: "with the number of posts of each";
    llms_feeds: "Feeds";
    llms_atom: "the full text of all posts, latest change first, in pages";
    llms_json_feed: "the same";
    llms_data: "Data";
    llms_manifest: "the archive as JSON; names the files that hold all posts as data";
}

pub(super) const fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Correction => "Corrected",
        NoticeKind::Retraction => "Retracted",
    }
}

pub(super) fn page(number: usize) -> String {
    format!("Page {number}")
}

pub(super) fn posts(number: usize) -> String {
    super::count(number, "post")
}

pub(super) fn between(first: YearMonth, last: YearMonth) -> String {
    format!(", from {} to {}", first.heading(), last.heading())
}

pub(super) fn of_month(month: YearMonth) -> String {
    format!(", {}", month.heading())
}

pub(super) fn described_blog(site: &str, number: usize) -> String {
    format!("{site}: {}.", posts(number))
}

pub(super) fn described_page(site: &str, number: usize, on_page: usize, months: &str) -> String {
    format!("{site}, page {number}: {}{months}.", posts(on_page))
}

pub(super) fn described_topic(name: &str, number: usize, in_all: usize, newest: Option<YearMonth>) -> String {
    described_term(&format!("about {name}"), number, in_all, newest)
}

pub(super) fn described_type(name: &str, number: usize, in_all: usize, newest: Option<YearMonth>) -> String {
    described_term(&format!("about research of the type {name}"), number, in_all, newest)
}

fn described_term(about: &str, number: usize, in_all: usize, newest: Option<YearMonth>) -> String {
    let page = if number == 1 { String::new() } else { format!("Page {number} of the ") };
    let newest = newest.map(|month| format!(", the newest of {}", month.heading()));
    format!("{page}{} {about}{}.", posts(in_all), newest.unwrap_or_default())
}

pub(super) fn described_topics(number: usize, names: &str) -> String {
    format!("{}, with the number of posts of each: {names}", super::count(number, "topic"))
}

pub(super) fn described_types(number: usize, names: &str) -> String {
    format!("{} of research, with the number of posts of each: {names}", super::count(number, "type"))
}

pub(super) fn described_archive(site: &str, in_all: usize, months: &str) -> String {
    format!("{} of {site} by month{months}.", posts(in_all))
}

pub(super) fn described_year(year: u16, in_all: usize, months: &str) -> String {
    format!("{} of the year {year}{months}.", posts(in_all))
}

pub(super) fn described_evidence(site: &str) -> String {
    format!("Effect sizes and outcome percentages that the posts of {site} report, side by side.")
}

pub(super) fn described_about(site: &str, text: &str) -> String {
    if text.is_empty() { format!("About {site}.") } else { format!("About {site}: {text}") }
}

pub(super) fn described_follow(site: &str) -> String {
    format!("How to hear of new posts of {site}: by feed, or by e-mail.")
}

pub(super) fn described_saved(site: &str) -> String {
    format!("The posts of {site} that you saved in this browser, to read, cite or print together.")
}

pub(super) fn described_offline(site: &str) -> String {
    format!("What this browser keeps of {site}, to be read without a network.")
}

pub(super) fn llms_licence(licence: &str) -> String {
    format!("The posts may be used under {licence}.")
}
