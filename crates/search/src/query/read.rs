//! Reads the query language.

mod fields;
mod habits;
mod month;
mod parser;

use crate::findings::comparison;

use self::parser::Parser;
use super::note::{QueryNote, QueryNoteKind};
use super::pieces::{QUOTES, begins_decimal, chunk, field, years_in_words};
use super::{Names, Node, Query, What, words};

/// The most groups of a query, and the most exclusions. Paragraphs are searched as questions, which have no such limit.
pub(super) const MOST_NODES: usize = 48;

/// Characters between a statistic and its value.
const RELATIONS: [char; 5] = ['=', '<', '>', '≤', '≥'];

pub(super) fn read(text: &str, names: &dyn Names, open: bool) -> Query {
    let mut parser = Parser {
        text,
        names,
        at: 0,
        plain: None,
        next_position: 0,
        or: None,
        groups: Vec::new(),
        excluded: Vec::new(),
        notes: Vec::new(),
    };
    while parser.at < text.len() {
        parser.step();
    }
    parser.end_plain(text.len());
    parser.lone_or();
    if open {
        parser.open_last();
    }
    let Parser { mut groups, mut excluded, mut notes, .. } = parser;
    if groups.len() > MOST_NODES || excluded.len() > MOST_NODES {
        let first =
            groups.get(MOST_NODES).and_then(|group| group.first()).or_else(|| excluded.get(MOST_NODES));
        let from = first.map_or(text.len(), |node| node.typed.start);
        notes.push(QueryNote { kind: QueryNoteKind::TooLong, range: from..text.len() });
        groups.truncate(MOST_NODES);
        excluded.truncate(MOST_NODES);
    }
    if let Some((year, number)) = month::month(text, &groups) {
        notes.push(QueryNote { kind: QueryNoteKind::Month(year, number), range: 0..text.len() });
    }
    let mut query = Query { text: text.to_owned(), groups, excluded, notes };
    habits::add_notes(&mut query);
    query
}

/// Whether the text begins with this operator.
fn is_keyword(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace))
}

/// Whether the text begins with this operator and something follows it.
fn is_between(text: &str, word: &str) -> bool {
    is_keyword(text, word) && text.get(word.len()..).is_some_and(|after| !after.trim().is_empty())
}

/// A word with a wildcard.
struct OpenWord<'a> {
    beginning: &'a str,
    length: usize,
    /// Whether letters follow the wildcard.
    goes_on: bool,
}

/// The shortest prefix before a wildcard.
const SHORTEST_OPEN: usize = 2;

fn open_word(text: &str) -> Option<OpenWord<'_>> {
    let chunk = chunk(text);
    let at = chunk.find(['*', '?']).filter(|at| *at >= SHORTEST_OPEN)?;
    let (beginning, rest) = chunk.split_at_checked(at)?;
    let goes_on = rest.contains(char::is_alphanumeric);
    let is_open = rest == "*" || goes_on;
    let is_word = beginning.chars().all(|c| c.is_alphabetic() || c == '-');
    let is_rest = rest.chars().all(|c| c.is_alphabetic() || matches!(c, '*' | '?'));
    (is_open && is_word && is_rest).then_some(OpenWord { beginning, length: chunk.len(), goes_on })
}

impl Parser<'_> {
    /// Reads the next item, which begins after white space or after another item.
    fn step(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        if c.is_whitespace() {
            self.at += c.len_utf8();
        } else if c == '-' && !self.is_sign() || c == '!' && self.negates() {
            self.without();
        } else if c == '|' && self.has_begun() {
            self.or(1);
        } else if let Some(tag) = self.tag(rest) {
            self.end_plain(self.at);
            self.note(QueryNoteKind::Tag(tag.to_owned()), self.at, self.at + tag.len() + 2);
            self.at += tag.len() + 2;
        } else if is_between(rest, "AND") && self.has_begun() {
            // All words are required anyway.
            self.end_plain(self.at);
            self.at += 3;
        } else if is_keyword(rest, "NOT") {
            self.not(rest);
        } else if let Some((first, last, length)) = years_in_words(rest) {
            self.end_plain(self.at);
            let begin = self.at;
            self.at += length;
            let what = What::Years(first, last);
            if !chunk(rest).contains("..") {
                self.note(QueryNoteKind::Years(first, last), begin, self.at);
            }
            self.add(None, vec![Node { what, range: begin..self.at, typed: begin..self.at }], false, begin);
        } else if let Some(open) = open_word(rest) {
            self.open_word(&open);
        } else if self.is_or(rest) {
            self.or(2);
        } else if c == '(' && self.groups_words(rest) {
            self.at += 1;
        } else if !self.special(false) {
            self.plain.get_or_insert(self.at);
            let chunk = chunk(rest);
            let length = chunk.find(['|', '[']).filter(|at| *at > 0).unwrap_or(chunk.len());
            self.at += length.max(c.len_utf8());
        }
    }

    /// Reads the operator OR, of `length` bytes.
    fn or(&mut self, length: usize) {
        self.end_plain(self.at);
        self.lone_or();
        self.or = Some(self.at..self.at + length);
        self.at += length;
    }

    /// Reads `NOT` and its operand; other catalogues use it.
    fn not(&mut self, rest: &str) {
        let begin = self.at;
        let after = rest.get(3..).unwrap_or_default();
        let blank = after.len() - after.trim_start().len();
        if after.trim_start().is_empty() {
            self.note(QueryNoteKind::LoneNot, begin, begin + 3);
            self.plain.get_or_insert(self.at);
            self.at += 3;
            return;
        }
        self.end_plain(begin);
        self.at += 3 + blank;
        self.exclude(begin);
    }

    /// Reads a word with a wildcard at its end, `psycho*`, or within it, `wom?n`, which adds a note.
    fn open_word(&mut self, open: &OpenWord<'_>) {
        self.end_plain(self.at);
        let begin = self.at;
        let mut nodes = words::nodes(open.beginning, begin, &mut self.next_position);
        self.at += open.length;
        if let Some(Node { what: What::Words(words), .. }) = nodes.last_mut() {
            words.open = true;
        }
        if open.goes_on {
            self.note(QueryNoteKind::Wildcard(open.beginning.to_owned()), begin, self.at);
        }
        self.add(None, nodes, false, begin);
    }

    /// Whether the bracket at this position is syntax in other catalogues: more than `(words)`. This language reads the
    /// content without brackets, and adds a note if that changes the meaning.
    fn groups_words(&mut self, rest: &str) -> bool {
        let inside = rest.get(1..).unwrap_or_default();
        let length = inside.find(')').unwrap_or(inside.len());
        let inside = inside.get(..length).unwrap_or_default();
        let words: Vec<&str> = inside.split_whitespace().collect();
        let is_or = |three: &[&str]| matches!(three, [_, "OR", after] if !after.starts_with(RELATIONS));
        let has_or = words.windows(3).any(is_or);
        // The meaning is the same without brackets if every second word is an OR; phrases may be longer.
        let is_same = inside.contains(QUOTES)
            || words.iter().enumerate().all(|(number, word)| (*word == "OR") == (number % 2 == 1));
        let before = self.text.get(..self.at).unwrap_or_default();
        let is_side = self.or.is_some() && before.trim_end().ends_with("OR");
        if !is_same && (has_or || is_side || before.ends_with('-')) {
            self.note(QueryNoteKind::Brackets, self.at, (self.at + length + 2).min(self.text.len()));
        }
        has_or
            || comparison(inside).is_some()
            || inside.starts_with('-')
            || inside.starts_with(QUOTES)
            || field(inside).is_some()
    }

    /// Whether the `-` at this position is a minus sign or a dash: after `=` or `<`, before a decimal, which nobody
    /// excludes, or doubled. `-2020` excludes a year.
    fn is_sign(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end();
        let after = self.rest().get(1..).unwrap_or_default();
        before.ends_with(RELATIONS) || begins_decimal(after) || after.starts_with('-')
    }

    /// Reads `-` and its operand.
    fn without(&mut self) {
        let begin = self.at;
        self.at += 1;
        if self.rest().is_empty() || self.rest().starts_with(char::is_whitespace) {
            self.note(QueryNoteKind::LoneMinus, begin, begin + 1);
            return;
        }
        self.end_plain(begin);
        self.exclude(begin);
    }

    /// Excludes the item at this position; `begin` is where its operator begins.
    fn exclude(&mut self, begin: usize) {
        // An exclusion cannot be the second operand of OR.
        self.lone_or();
        if self.rest().starts_with('(') {
            self.groups_words(self.rest());
            self.at += 1;
        }
        if !self.special(true) {
            let chunk = chunk(self.rest());
            let nodes = words::nodes(chunk, self.at, &mut self.next_position);
            self.at += chunk.len().max(1);
            self.add(None, nodes, true, begin);
        }
    }

    /// Whether a word at the start of `rest` is the operator OR; in `OR = 2.97` it is an odds ratio.
    fn is_or(&self, rest: &str) -> bool {
        let Some(after) = rest.strip_prefix("OR") else { return false };
        let parted = after.is_empty() || after.starts_with(char::is_whitespace);
        parted && !after.trim_start().starts_with(RELATIONS)
    }

    /// Marks the last word as possibly incomplete if nothing follows it.
    fn open_last(&mut self) {
        let end = self.text.len();
        let last = self.groups.last_mut().and_then(|group| group.last_mut());
        if let Some(Node { what: What::Words(words), range, .. }) = last
            && range.end == end
            && !words.quoted
        {
            words.open = true;
        }
    }
}
