//! Reads items with a syntax of their own: quotations, comparisons, and fields with a value such as `year:2020`.

use crate::findings::{Quantity, Test, comparison, metric_named};
use crate::query::note::QueryNoteKind;
use crate::query::pieces::{QUOTES, chunk, chunk_of, field, years};
use crate::query::{Node, Scope, What, words};

use super::parser::Parser;

impl<'a> Parser<'a> {
    /// Reads a phrase, a comparison or a field. `false` if none begins here.
    pub(super) fn special(&mut self, without: bool) -> bool {
        let rest = self.rest();
        if rest.starts_with(QUOTES) {
            self.quotation(None, without, self.at);
            return true;
        }
        let begin = self.at;
        if let Some((test, length)) = comparison(rest) {
            self.compared(test, begin, length, without);
            return true;
        }
        let Some((name, value)) = field(rest) else { return false };
        self.at += name.len() + 1;
        let known = name.to_ascii_lowercase();
        match known.as_str() {
            "author" | "authors" => self.scoped(Scope::Authors, begin, without),
            "title" => self.scoped(Scope::Title, begin, without),
            "metric" | "metrics" if let Some((test, length)) = comparison(value) => {
                self.compared(test, begin, name.len() + 1 + length, without);
            }
            "topic" | "topics" | "type" | "types" | "year" | "years" | "metric" | "metrics" => {
                self.condition(&known, begin, without);
            }
            _ => {
                self.at = begin;
                let looks_like_one = value.starts_with(|c: char| c.is_alphanumeric() || QUOTES.contains(&c));
                if looks_like_one {
                    self.note(QueryNoteKind::UnknownField(name.to_owned()), begin, begin + name.len() + 1);
                }
                return false;
            }
        }
        true
    }

    /// Reads a quotation.
    fn quotation(&mut self, scope: Option<Scope>, without: bool, typed: usize) {
        let begin = self.at;
        let open = self.rest().chars().next().map_or(1, char::len_utf8);
        let inside = begin + open;
        let content = self.text.get(inside..).unwrap_or_default();
        let Some(length) = content.find(QUOTES) else {
            self.note(QueryNoteKind::UnclosedQuote, begin, inside);
            self.at = inside;
            return;
        };
        self.end_plain(self.at);
        let content = content.get(..length).unwrap_or_default();
        let close =
            self.text.get(inside + length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        self.at = inside + length + close;
        match words::phrase(content, inside, &mut self.next_position) {
            Some(node) => self.add(scope, vec![node], without, typed),
            None => self.note(QueryNoteKind::EmptyPhrase, begin, self.at),
        }
    }

    /// Reads `author:` or `title:`. `begin` is where the field begins; the value begins at the current position.
    fn scoped(&mut self, scope: Scope, begin: usize, without: bool) {
        self.end_plain(begin);
        if self.rest().starts_with(QUOTES) {
            self.quotation(Some(scope), without, begin);
            return;
        }
        let value = chunk(self.rest());
        let nodes = words::nodes(value, self.at, &mut self.next_position);
        self.at += value.len();
        if nodes.is_empty() {
            self.empty_field(begin, without);
        } else {
            self.add(Some(scope), nodes, without, begin);
        }
    }

    /// Adds a comparison with the numbers of findings that begins at `begin`.
    fn compared(&mut self, test: Test, begin: usize, length: usize, without: bool) {
        self.end_plain(begin);
        self.at = begin + length;
        let (range, typed) = (begin..self.at, begin..self.at);
        let comparison = self.text.get(range.clone()).unwrap_or_default().to_owned();
        self.note(QueryNoteKind::Compared(comparison), begin, self.at);
        self.add(None, vec![Node { what: What::Findings(vec![test]), range, typed }], without, begin);
    }

    /// Reads `topic:`, `type:`, `year:` or `metric:`.
    fn condition(&mut self, name: &str, begin: usize, without: bool) {
        self.end_plain(begin);
        let (value_at, value) = self.value();
        let (what, wrong): (Option<What>, fn(String) -> QueryNoteKind) = match name {
            "topic" | "topics" => {
                let topics = self.names.topics(value);
                ((!topics.is_empty()).then_some(What::Topics(topics)), QueryNoteKind::UnknownTopic)
            }
            "type" | "types" => {
                let types = self.names.types(value);
                ((!types.is_empty()).then_some(What::Types(types)), QueryNoteKind::UnknownType)
            }
            "metric" | "metrics" => {
                let test =
                    |metric| What::Findings(vec![Test { subject: Quantity::Estimate(metric), bound: None }]);
                (metric_named(value).map(test), QueryNoteKind::UnknownMetric)
            }
            _ => (years(value).map(|(first, last)| What::Years(first, last)), QueryNoteKind::Year),
        };
        if let Some(what) = what {
            let (range, typed) = (begin..self.at, begin..self.at);
            self.add(None, vec![Node { what, range, typed }], without, begin);
        } else if value.trim().is_empty() {
            self.empty_field(begin, without);
        } else {
            self.note(wrong(value.to_owned()), begin, self.at);
            let nodes = words::nodes(value, value_at, &mut self.next_position);
            self.add(None, nodes, without, begin);
        }
    }

    /// Reads the value after a colon: a quotation, or the text up to white space or `)`. Returns it with its start.
    fn value(&mut self) -> (usize, &'a str) {
        let (begin, rest) = (self.at, self.rest());
        if let Some(open) = rest.chars().next().filter(|c| QUOTES.contains(c))
            && let Some(content) = rest.get(open.len_utf8()..)
            && let Some(length) = content.find(QUOTES)
        {
            let close = content.get(length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let inside = begin + open.len_utf8();
            self.at = inside + length + close;
            return (inside, content.get(..length).unwrap_or_default());
        }
        let value = chunk_of(rest, |c| c == ')');
        self.at += value.len();
        (begin, value)
    }

    /// Reads a field without a value: its name is a plain word.
    fn empty_field(&mut self, begin: usize, without: bool) {
        let name = self
            .text
            .get(begin..self.at)
            .unwrap_or_default()
            .trim_end_matches(|c| c == ':' || QUOTES.contains(&c));
        self.note(QueryNoteKind::EmptyField(name.to_owned()), begin, self.at);
        let nodes = words::nodes(name, begin, &mut self.next_position);
        self.add(None, nodes, without, begin);
    }
}
