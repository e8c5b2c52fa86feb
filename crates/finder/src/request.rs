//! What is asked: the query string of an address of the blog, and how to write others.
//!
//! The reader's `Route` owns addresses; this is the one form of them that results need, and a test has the reader read
//! what is written here.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use pprnet_archive::{Manifest, TermCount};
use pprnet_search::{Filters, Options, Sort};

/// What someone looks for, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The words.
    pub words: String,
    /// Slugs of the topics chosen.
    pub topics: Vec<String>,
    /// Whether a post must have all topics.
    pub match_all: bool,
    /// Slugs of the types chosen.
    pub types: Vec<String>,
    /// The year chosen.
    pub year: Option<u16>,
    /// Newest first, instead of best first.
    pub newest_first: bool,
    /// Which page of the results, from 1.
    pub page: usize,
    /// How many results a page has.
    pub size: usize,
}

impl Request {
    /// Reads a query string without `?`. What it does not know it leaves out; the reader has said so already.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut request = Self { page: 1, size: 10, ..Self::default() };
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let spaced = value.replace('+', " ");
            let value = percent_decode_str(&spaced).decode_utf8_lossy().into_owned();
            match name {
                "q" => request.words = value,
                "topic" => request.topics.push(value),
                "type" => request.types.push(value),
                "year" => request.year = value.parse().ok(),
                "match" => request.match_all = value == "all",
                "sort" => request.newest_first = value == "date",
                "page" => request.page = value.parse().unwrap_or(1).max(1),
                "size" => request.size = value.parse().unwrap_or(10).max(1),
                _ => {}
            }
        }
        request
    }

    /// The query string of the first page of results.
    #[must_use]
    pub fn query(&self) -> String {
        let mut pairs: Vec<String> = Vec::new();
        pairs.extend(self.topics.iter().map(|slug| format!("topic={slug}")));
        pairs.extend(self.types.iter().map(|slug| format!("type={slug}")));
        pairs.extend(self.year.map(|year| format!("year={year}")));
        if self.match_all {
            pairs.push("match=all".into());
        }
        if !self.words.trim().is_empty() {
            let words =
                self.words.split(' ').map(|word| utf8_percent_encode(word, NON_ALPHANUMERIC).collect());
            let words: Vec<String> = words.collect();
            pairs.push(format!("q={}", words.join("+")));
        }
        if self.newest_first {
            pairs.push("sort=date".into());
        }
        pairs.join("&")
    }

    /// The same filters and words for a post's own page, which has no order.
    pub(crate) fn query_of_post(&self) -> String {
        Self { newest_first: false, ..self.clone() }.query()
    }

    /// Without what narrows the words.
    pub(crate) fn unfiltered(&self) -> Self {
        Self {
            words: self.words.clone(),
            newest_first: self.newest_first,
            page: 1,
            size: self.size,
            ..Self::default()
        }
    }

    /// Each filter's name, with the request that is left without it.
    pub(crate) fn without_each(&self, manifest: &Manifest) -> Vec<(String, Self)> {
        let mut ways = Vec::new();
        for slug in &self.topics {
            let topics: Vec<String> = self.topics.iter().filter(|other| *other != slug).cloned().collect();
            let match_all = self.match_all && topics.len() > 1;
            ways.push((name(&manifest.topics, slug), Self { topics, match_all, page: 1, ..self.clone() }));
        }
        for slug in &self.types {
            let types = self.types.iter().filter(|other| *other != slug).cloned().collect();
            ways.push((name(&manifest.types, slug), Self { types, page: 1, ..self.clone() }));
        }
        if let Some(year) = self.year {
            ways.push((year.to_string(), Self { year: None, page: 1, ..self.clone() }));
        }
        ways
    }

    pub(crate) fn options(&self, manifest: &Manifest) -> Options {
        let sort = if self.newest_first { Sort::Date } else { Sort::Relevance };
        let filters = Filters {
            topics: places(&manifest.topics, &self.topics),
            match_all: self.match_all,
            types: places(&manifest.types, &self.types),
            year: self.year,
        };
        Options { filters, sort }
    }
}

fn places(terms: &[TermCount], slugs: &[String]) -> Vec<u16> {
    let place = |slug: &String| terms.iter().position(|term| term.slug.as_str() == slug);
    slugs.iter().filter_map(|slug| u16::try_from(place(slug)?).ok()).collect()
}

fn name(terms: &[TermCount], slug: &str) -> String {
    terms.iter().find(|term| term.slug.as_str() == slug).map_or(slug, |term| &term.name).to_owned()
}
