//! Reads the query string, and collects invalid values.

use std::str::FromStr;

use pprnet_archive::YearMonth;
use pprnet_facets::YearRange;

use crate::escapes::decoded_query;
use crate::parameters::{
    ALL, ANY, DATE, FROM, MATCH, PAGE, RELEVANCE, SORT, TO, TOPIC, TYPE, VIEW, WORDS, YEAR,
};
use crate::selection::Selection;
use crate::view::View;

/// One of our parameters with a value that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    /// The parameter.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A parsed query string. Each reader removes the pairs that it understands.
pub(crate) struct QueryString {
    pairs: Vec<(String, String)>,
    unknown_values: Vec<UnknownValue>,
}

impl QueryString {
    pub(crate) fn parse(search: &str) -> Self {
        Self { pairs: decoded_query(search), unknown_values: Vec::new() }
    }

    /// Removes all values of `name`, returns those that `read` understands, and collects the others. Ignores empty values, which
    /// forms and mail programs send.
    fn take<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let (found, rest) = std::mem::take(&mut self.pairs).into_iter().partition(|(n, _)| n == name);
        self.pairs = rest;
        let found: Vec<(String, String)> = found;
        let mut values = Vec::new();
        for (name, value) in found {
            match read(&value) {
                Some(read) => values.push(read),
                None if value.is_empty() => {}
                None => self.unknown_values.push(UnknownValue { name, value }),
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

    /// The invalid values, and the names of the parameters that nothing has read.
    pub(crate) fn finish(self) -> (Vec<UnknownValue>, Vec<String>) {
        (self.unknown_values, self.pairs.into_iter().map(|(name, _)| name).collect())
    }
}

fn parse<T: FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

/// A valid year of a month.
pub(crate) fn year(value: &str) -> Option<u16> {
    format!("{value}-01").parse::<YearMonth>().ok().map(YearMonth::year)
}
