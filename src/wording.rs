//! The sentences of the interface, except those of search results (`pprnet-finder`) and of findings (`pprnet-plot`). This file
//! lists them; `en`, `fr`, … have their words in each language.

mod en;
mod fr;

use std::ops::Range;

use pprnet_address::{Catalog, Selection, UnknownValue, View, quoted, years_named};
use pprnet_archive::Date;
use pprnet_browser::FetchFault;

use crate::store::LoadFault;

pprnet_archive::in_each_language! {
    texts:
    skip_to_content skip_to_filters blog topics types
    years archive evidence no_topic order
    show_all about follow follow_intro in_a_feed_reader
    how_to_use_a_feed_reader by_e_mail how_to_get_e_mail one_topic_only feeds_of_terms
    no_feeds posts_by_month all_months offline offline_intro
    save saved removed not_changed saved_posts saved_list saved_intro nothing_saved
    edit_list remove remove_all undo
    menu main_navigation all_topics all_types all_years
    this_month summary read_the_summary full_citation
    article in_practice about_this_site filter filter_posts
    active_filters clear_all clear close find_a_topic
    any all from to how_topics_combine
    view pages previous_page next_page loading
    not_loaded related neighbours newer_post older_post
    citation filed_under cite cite_all share
    print link_copied colour_scheme page_not_found did_you_mean
    back_to_blog all_the_topics posts_heading missing_too try_again
    reload no_posts_yet no_page_here and or
    colon correction retraction system_colours light
    dark contents search_posts nothing_selected new
    go_on searching other_ways ways_to_search matches_in_post
    previous_match next_match no_marks search_index findings
    filters this_page citations suggestions copy_button download_button
    as_printed csl what_to_cite not_copied not_downloaded
}

pprnet_archive::in_each_language! {
    /// The first authors of an article, and how many others wrote it: `Driessen, Fokkema, Dekker and 14 others`.
    pub(crate) fn and_others(first: &str, more: usize) -> String;
    /// The author of the site.
    pub(crate) fn author_since(author: &str, since: u16) -> String;
    pub(crate) fn no_page_at(path: &str) -> String;
    pub(crate) fn link_not_copied(url: &str) -> String;
    /// `3 posts new since 12 October`, with the year if it is not the current one.
    pub(crate) fn new_since(count: usize, since: Date, today: Date) -> String;
    pub(crate) fn view_name(view: View) -> &'static str;
    /// `1 post`, `12 posts`.
    pub(crate) fn posts(count: usize) -> String;
    /// `2 posts in December 2022`.
    pub(crate) fn posts_in(count: usize, when: &str) -> String;
    /// The button that goes from the filters to the posts: `Show 16 posts`. The number may not be known yet.
    pub(crate) fn show_posts(count: Option<usize>) -> String;
    /// The button that unfolds the rest of the topics: `All 36 topics`.
    pub(crate) fn all_of_topics(count: usize) -> String;
    /// The same for the types.
    pub(crate) fn all_of_types(count: usize) -> String;
    /// How many topics match the typed text.
    pub(crate) fn topics_found(count: usize) -> String;
    /// The current position in a list: `44 posts`, `Posts 11–20 of 44`.
    pub(crate) fn showing(range: &Range<usize>, of: usize) -> String;
    /// The current position in a list, when some posts of the page could not be loaded: `44 posts, 2 not loaded`.
    pub(crate) fn showing_without(showing: &str, missing: usize) -> String;
    /// The title of a page of a list.
    pub(crate) fn page(number: usize) -> String;
    /// A later page of a list: `Blog, page 2`.
    pub(crate) fn page_of(list: &str, number: usize) -> String;
    pub(crate) fn no_such_page(page: usize, last: usize) -> String;
    pub(crate) fn go_to_page(page: usize) -> String;
    pub(crate) fn no_posts_in(when: &str) -> String;
    /// The list of saved posts has no room.
    pub(crate) fn list_is_full(most: usize) -> String;
    /// A saved post that this archive does not have.
    pub(crate) fn not_here(slug: &str) -> String;
    /// The note that this archive lacks saved posts.
    pub(crate) fn not_in_this_archive(count: usize) -> String;
    pub(crate) fn remove_filter(name: &str) -> String;
    pub(crate) fn shared_topics(names: &[&str]) -> String;
    /// A value that the page ignores.
    pub(crate) fn unknown_value(unknown: &UnknownValue) -> String;
    pub(crate) fn unknown_term(slug: &str) -> String;
    /// How many matches a post has, and the current one.
    pub(crate) fn matches(at: Option<usize>, count: usize) -> String;
    /// The words for a fault: the title if posts are missing, its end after the name of another part, and the advice.
    fn fault_words(fault: &LoadFault) -> &'static [&'static str; 3];
    /// The answer of the server, as the beginning of an advice.
    fn server_answered(code: u16) -> String;
    /// The title for a part of the program, or one of its files.
    fn title_of_part(part: &str, end: &str) -> String;
    /// The title of the panel for a list of posts.
    pub(crate) fn cite_posts(count: usize) -> String;
    /// The work of a post, or of each post of a list, that is cited.
    pub(crate) fn work(is_summary: bool, is_list: bool) -> &'static str;
    /// The note that posts have no citation of an article.
    pub(crate) fn no_citation(count: usize, is_list: bool) -> String;
    /// The label of the copy button of a style or format, for screen readers.
    pub(crate) fn copy(name: &str) -> String;
    pub(crate) fn download(name: &str) -> String;
    pub(crate) fn copied(name: &str) -> String;
    pub(crate) fn downloaded(name: &str) -> String;
}

/// The project whose styles set the citations, and its address.
pub(crate) const CSL_NAME: &str = "citationstyles.org";
pub(crate) const CSL_HOME: &str = "https://citationstyles.org/";

/// The page that hosts serve for unknown addresses. It does not know the requested address until the app runs.
const NO_PAGE: &str = "/404.html";

pub(crate) fn not_found(path: &str) -> String {
    if path == NO_PAGE { no_page_here().to_owned() } else { no_page_at(path) }
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

/// The message for posts that could not be loaded.
pub(crate) fn failure(fault: &LoadFault) -> Failure {
    let [title, _, advice] = fault_words(fault);
    failure_with((*title).to_owned(), advice, fault)
}

/// The message for a part of the program, or one of its files, that could not be loaded.
pub(crate) fn part_failure(part: &str, fault: &LoadFault) -> Failure {
    let [_, end, advice] = fault_words(fault);
    failure_with(title_of_part(part, end), advice, fault)
}

fn failure_with(title: String, advice: &str, fault: &LoadFault) -> Failure {
    let answer = match fault {
        LoadFault::Fetch(FetchFault::Status(code)) => server_answered(*code),
        _ => String::new(),
    };
    Failure { title, advice: answer + advice, again: fault.may_pass() }
}

/// The authors of an article: all if there are at most four, and at most one more than `limit`; else the first `limit` and the
/// number of others, such as `Driessen, Fokkema, Dekker and 14 others`.
pub(crate) fn authors(names: &[String], limit: usize) -> String {
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    match all.get(..limit) {
        Some(first) if all.len() > 4 || all.len() > limit + 1 => {
            and_others(&first.join(", "), all.len() - limit)
        }
        _ => list(&all, and()),
    }
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
    let topics = list(&topics, if selection.match_all() { and() } else { or() });
    let words = if selection.words().is_empty() { String::new() } else { quoted(selection.words()) };
    let parts = [words, topics, list(&types, or()), years_named(selection.years())];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::{Language, ReadError};

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
    fn news_names_the_day_and_the_year_if_it_differs() {
        let news = |count, since: &str, today: &str| {
            new_since(count, since.parse().unwrap(), today.parse().unwrap())
        };
        assert_eq!(news(3, "2026-10-12", "2026-11-28"), "3 posts new since 12 October");
        assert_eq!(news(1, "2025-12-31", "2026-01-01"), "1 post new since 31 December 2025");
    }

    fn faults() -> Vec<LoadFault> {
        let file = || "f".to_owned();
        let fetch = [FetchFault::Network, FetchFault::Stalled, FetchFault::Gone, FetchFault::Status(500)];
        let read = [
            ReadError::NotJson { file: file() },
            ReadError::CutOff { file: file(), bytes: 3 },
            ReadError::Newer { file: file(), found: 2 },
            ReadError::Changed { file: file(), found: file() },
            ReadError::Mismatch { file: file(), reason: file() },
        ];
        let others = [LoadFault::NoManifest, LoadFault::Replaced];
        fetch.map(LoadFault::Fetch).into_iter().chain(read.map(LoadFault::Read)).chain(others).collect()
    }

    #[test]
    fn every_failure_has_its_own_words() {
        for language in Language::ALL {
            language.spoken(|| {
                let titles = |title: fn(&LoadFault) -> String| {
                    faults().iter().map(title).collect::<std::collections::BTreeSet<_>>().len()
                };
                assert_eq!(titles(|fault| failure(fault).title), faults().len());
                assert_eq!(titles(|fault| part_failure("X", fault).title), faults().len());
            });
        }
    }

    /// Regression: a message said “15 seconds”, but the timeout depends on `pprnet_timing`.
    #[test]
    fn no_failure_names_the_length_of_a_timeout() {
        for language in Language::ALL {
            language.spoken(|| {
                let stalled = failure(&LoadFault::Fetch(FetchFault::Stalled));
                assert!(!stalled.advice.contains(|c: char| c.is_ascii_digit()), "{}", stalled.advice);
            });
        }
    }

    /// Regression: the message said “Reload the page”, but its button tried again. And a part of the program that was newer than
    /// the page, or did not match it, “was damaged on the way”, with “Try again”.
    #[test]
    fn the_advice_names_the_button_that_helps() {
        for (language, again, reload) in [
            (Language::English, "ry again", "Reload the page"),
            (Language::French, "éessayez", "Rechargez la page"),
        ] {
            language.spoken(|| {
                for fault in faults().into_iter().chain([LoadFault::Damaged]) {
                    for words in [failure(&fault), part_failure("X", &fault)] {
                        let named = (words.advice.contains(again), words.advice.contains(reload));
                        assert_eq!(named, (words.again, !words.again), "{fault:?}: {}", words.advice);
                    }
                }
            });
        }
        let file = || "f".to_owned();
        let newer = part_failure(citations(), &LoadFault::Read(ReadError::Newer { file: file(), found: 2 }));
        assert_eq!(
            (newer.title.as_str(), newer.again),
            ("The list of citations is newer than this page", false)
        );
        let mismatch = LoadFault::Read(ReadError::Mismatch { file: file(), reason: file() });
        let mismatch = part_failure(citations(), &mismatch);
        assert_eq!(
            (mismatch.title.as_str(), mismatch.again),
            ("The list of citations does not match the other files of the site", false)
        );
        let login = part_failure(citations(), &LoadFault::Read(ReadError::NotJson { file: file() }));
        assert_eq!(
            (login.title.as_str(), login.again),
            ("The list of citations does not arrive: the network sent something else", true)
        );
        assert_eq!(
            part_failure(citations(), &LoadFault::Fetch(FetchFault::Status(503))).advice,
            "Its server answered 503. Try again in a moment."
        );
    }

    #[test]
    fn french_counts_zero_and_one_as_singular_and_writes_its_own_dates() {
        Language::French.spoken(|| {
            assert_eq!([0, 1, 2].map(posts), ["0 billet", "1 billet", "2 billets"]);
            assert_eq!(posts_in(2, "décembre 2022"), "2 billets en décembre 2022");
            assert_eq!(showing(&(10..20), 44), "Billets 11–20 sur 44");
            assert_eq!(showing_without("9 billets", 1), "9 billets, dont 1 non chargé");
            let news = |count, since: &str, today: &str| {
                new_since(count, since.parse().unwrap(), today.parse().unwrap())
            };
            assert_eq!(news(3, "2026-10-01", "2026-11-28"), "3 nouveaux billets depuis le 1er octobre");
            assert_eq!(news(1, "2025-12-31", "2026-01-01"), "1 nouveau billet depuis le 31 décembre 2025");
            let names = ["A", "B", "C", "D", "E"].map(str::to_owned);
            assert_eq!(authors(&names, 3), "A, B, C et 2 autres");
            assert_eq!(authors(&names[..2], 3), "A et B");
            assert_eq!(
                [0, 1, 2].map(|count| matches(None, count)),
                ["0 occurrence", "1 occurrence", "2 occurrences"]
            );
            assert_eq!(
                part_failure(citations(), &LoadFault::Damaged).title,
                "Les références\u{a0}: le fichier a été altéré en chemin"
            );
        });
    }

    #[test]
    fn french_punctuation_follows_no_break_spaces() {
        let tables = [
            include_str!("wording/fr.rs"),
            include_str!("wording/fr/failures.rs"),
            include_str!("../crates/finder/src/wording/fr.rs"),
            include_str!("../crates/finder/src/wording/fr/remarks.rs"),
            include_str!("../crates/plot/src/wording/fr.rs"),
        ];
        for table in tables {
            let lines: Vec<&str> =
                table.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            for text in lines.join("\n").replace(r#"\""#, "").split('"').skip(1).step_by(2) {
                let text = text.replace("\\u{a0}", "\u{a0}").replace("\\u{202f}", "\u{202f}");
                let mut before = ' ';
                for (at, sign) in text.char_indices() {
                    let is_right = match sign {
                        ':' | '»' => {
                            before == '\u{a0}'
                                || is_in_braces(&text, at)
                                // Addresses, and fields as they are typed.
                                || text[at + 1..].starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric())
                                || text[..at].ends_with("year") && text[at + 1..].starts_with('{')
                                || before == '}' && text[at..].starts_with(":\u{a0}»")
                        }
                        ';' | '?' | '!' => before == '\u{202f}',
                        '\'' | '“' | '”' => false,
                        _ => before != '«' || sign == '\u{a0}',
                    };
                    assert!(is_right, "{text}");
                    before = sign;
                }
            }
        }
    }

    /// Whether a position is within the `{…}` of a format string.
    fn is_in_braces(text: &str, at: usize) -> bool {
        text[..at].rfind('{') > text[..at].rfind('}')
    }
}
