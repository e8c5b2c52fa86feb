//! The query string: the names of its parameters, how they are read, and notes about values that make no sense.

use std::str::FromStr;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use pprnet_archive::YearMonth;
use pprnet_facets::YearRange;

use crate::route::View;
use crate::selection::Selection;

pub(crate) const TOPIC: &str = "topic";
pub(crate) const TYPE: &str = "type";
pub(crate) const YEAR: &str = "year";
pub(crate) const FROM: &str = "from";
pub(crate) const TO: &str = "to";
pub(crate) const MATCH: &str = "match";
pub(crate) const WORDS: &str = "q";
pub(crate) const SORT: &str = "sort";
pub(crate) const VIEW: &str = "view";
pub(crate) const PAGE: &str = "page";

/// The value of [`MATCH`] that asks for all topics at once.
pub(crate) const ALL: &str = "all";

/// The value of [`MATCH`] that asks for any of the topics, as an address without it does.
const ANY: &str = "any";

/// The value of [`SORT`] that asks for the newest first.
pub(crate) const DATE: &str = "date";

/// The value of [`SORT`] that asks for the best first, as an address without it does.
const RELEVANCE: &str = "relevance";

/// A parameter of ours with a value that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The parameter.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A query string, taken apart; each reader takes away what it understands.
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    notes: Vec<Note>,
}

impl Query {
    pub(crate) fn parse(search: &str) -> Self {
        Self { pairs: decoded_query(search), notes: Vec::new() }
    }

    /// Takes all values of `name` that `read` understands; notes the others. An empty value, as forms and mail programs
    /// send it, is none.
    fn take<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let (found, rest) = std::mem::take(&mut self.pairs).into_iter().partition(|(n, _)| n == name);
        self.pairs = rest;
        let found: Vec<(String, String)> = found;
        let mut values = Vec::new();
        for (name, value) in found {
            match read(&value) {
                Some(read) => values.push(read),
                None if value.is_empty() => {}
                None => self.notes.push(Note { name, value }),
            }
        }
        values
    }

    /// Whether `name` has the value `yes`. `no` is the default, so an address may leave it out.
    fn is_one(&mut self, name: &str, yes: &str, no: &str) -> bool {
        self.take(name, |value| (value == yes || value == no).then(|| value == yes)).contains(&true)
    }

    pub(crate) fn selection(&mut self) -> Selection {
        let topics = self.take(TOPIC, parse);
        let types = self.take(TYPE, parse);
        let one = self.take(YEAR, year).pop();
        let (from, to) = (self.take(FROM, year).pop(), self.take(TO, year).pop());
        let all = self.is_one(MATCH, ALL, ANY);
        let mut selection = Selection::default().with_years(YearRange { from: from.or(one), to: to.or(one) });
        for topic in topics {
            selection = selection.with_topic(topic);
        }
        for kind in types {
            selection = selection.with_type(kind);
        }
        let words = self.take(WORDS, |words| Some(words.to_owned())).pop().unwrap_or_default();
        selection.with_match_all(all).with_words(&words)
    }

    pub(crate) fn newest_first(&mut self) -> bool {
        self.is_one(SORT, DATE, RELEVANCE)
    }

    pub(crate) fn view(&mut self) -> View {
        self.take(VIEW, View::from_value).pop().unwrap_or_default()
    }

    pub(crate) fn page(&mut self) -> usize {
        self.take(PAGE, |value| value.parse().ok().filter(|&page: &usize| page >= 1)).pop().unwrap_or(1)
    }

    /// What was not understood, and the names of what was not asked for.
    pub(crate) fn finish(self) -> (Vec<Note>, Vec<String>) {
        (self.notes, self.pairs.into_iter().map(|(name, _)| name).collect())
    }
}

fn parse<T: FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

/// A year that a month could have.
pub(crate) fn year(value: &str) -> Option<u16> {
    format!("{value}-01").parse::<YearMonth>().ok().map(YearMonth::year)
}

/// The names and values of a query string without `?`.
pub fn decoded_query(search: &str) -> Vec<(String, String)> {
    let pairs = search.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded_path(&name.replace('+', " ")), decoded_path(&value.replace('+', " ")))
    });
    pairs.collect()
}

/// Text as it stands in a query string.
pub(crate) fn encoded(text: &str) -> String {
    let words = text.split(' ').map(|word| utf8_percent_encode(word, NON_ALPHANUMERIC).collect());
    let words: Vec<String> = words.collect();
    words.join("+")
}

/// A path without percent signs.
pub(crate) fn decoded_path(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's own script hides a page whose query asks for another one, before there is an app; so it has to know the
    /// names, and one that it lacks would show the wrong page for a moment.
    #[test]
    fn the_scripts_know_every_parameter() {
        let names = [TOPIC, TYPE, YEAR, FROM, TO, MATCH, WORDS, SORT, VIEW, PAGE].join("|");
        for script in [include_str!("../../../index.html"), include_str!("../../../public/src/addresses.js")]
        {
            assert!(script.contains(&format!("[?&]({names})=")), "{names}");
        }
    }
}
