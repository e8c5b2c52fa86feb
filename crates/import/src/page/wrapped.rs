//! Joins the lines of text that a mail program or a person wrapped at some width, with blank lines between its paragraphs. Each
//! paragraph becomes one line.
//!
//! The line widths identify such a text: nearly all lines within a paragraph are full, and sentences continue on the next line.
//! If a program wrapped it, a line is full if the next word would not have fitted; people are less exact. Titles, months,
//! headings and list items always start a new line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::between::is_info;
use super::citation::{begins_as_citation, has_end};
use super::head;
use super::lines::{Line, split};
use super::lists::{bare_items, number};
use super::month::Heading;
use super::row::Row;
use super::trim::{trim, without_marker};
use super::words::{Case, End, Look};

/// Plausible widths for wrapping.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;
/// Minimum number of sentences that continue on the next line.
const RUNS: usize = 3;
/// Lines with fewer words may have any width: an address, an item.
const FEW_WORDS: usize = 6;
/// Maximum bytes of a title or a citation.
const LONGEST_HEAD: usize = 2_000;
/// Maximum words of a title.
const TITLE_WORDS: usize = 40;

/// A line with its width, including the indent, in columns.
struct Physical<'a> {
    line: Line<'a>,
    columns: usize,
}

/// How a text was wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wrapping {
    width: usize,
    /// Whether a program wrapped it: hardly any line has room for the first word of the next one.
    is_exact: bool,
}

/// The non-empty lines of a text with their numbers. The lines of a paragraph are joined, with the number of the first one.
pub(super) fn paragraphs<'a>(text: &'a str, section: &str) -> Vec<(usize, Cow<'a, str>)> {
    let lines: Vec<Physical<'a>> = split(text)
        .enumerate()
        .map(|(at, whole)| Physical {
            line: Line { number: at + 1, text: trim(whole) },
            columns: whole.trim_end().chars().count(),
        })
        .filter(|line| !line.line.text.is_empty())
        .collect();
    let blocks = blocks(&lines);
    let Some(wrapping) = Wrapping::of(&lines, &blocks) else {
        return lines.iter().map(|line| (line.line.number, line.line.text.into())).collect();
    };
    let mut out: Vec<(usize, Cow<'a, str>)> = Vec::new();
    for block in blocks {
        let lines = &lines[block];
        let rows: Vec<Row<'_>> = lines.iter().map(|line| Row::of(line.line, section)).collect();
        let items = items(&rows, wrapping);
        for (at, line) in lines.iter().enumerate() {
            let goes_on = at > 0 && !items[at] && wrapping.is_full(&lines[at - 1], line);
            match out.last_mut().filter(|(_, above)| goes_on && may_join(above, &rows[at - 1], &rows[at])) {
                Some((_, above)) => {
                    let joint = joint(above, line.line.text);
                    above.to_mut().push_str(joint);
                    above.to_mut().push_str(line.line.text);
                }
                None => out.push((line.line.number, line.line.text.into())),
            }
        }
    }
    out
}

/// The runs of lines between blank lines.
fn blocks(lines: &[Physical<'_>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for at in 0..lines.len() {
        let is_below = at > 0 && lines[at - 1].line.number + 1 == lines[at].line.number;
        match blocks.last_mut().filter(|_| is_below) {
            Some(block) => block.end = at + 1,
            None => blocks.push(at..at + 1),
        }
    }
    blocks
}

impl Wrapping {
    /// Detects the wrapping of a text. Returns `None` unless it is evident.
    fn of(lines: &[Physical<'_>], blocks: &[Range<usize>]) -> Option<Self> {
        let pairs: Vec<(usize, usize)> = blocks
            .iter()
            .enumerate()
            .flat_map(|(block, rows)| (rows.start + 1..rows.end).map(move |below| (block, below)))
            .collect();
        // An address may be longer than any other line.
        let is_text = |line: &&Physical<'_>| line.line.text.split_whitespace().nth(2).is_some();
        let above = pairs.iter().map(|(_, below)| &lines[below - 1]);
        let width = above.filter(is_text).map(|line| line.columns).max()?;
        if !WIDTHS.contains(&width) {
            return None;
        }
        let (exact, loose) = (Self { width, is_exact: true }, Self { width, is_exact: false });
        let (mut full, mut exactly, mut early, mut runs) = (0_usize, 0_usize, 0_usize, 0_usize);
        let mut running = Vec::new();
        for (block, below) in pairs {
            let (above, below) = (&lines[below - 1], &lines[below]);
            if begins_as_item(below.line.text) {
                continue;
            }
            let look = Look::of(above.line.text);
            if loose.is_full(above, below) {
                full += 1;
                exactly += usize::from(exact.is_full(above, below));
                let goes_on = look.end == End::Bare || above.line.text.ends_with(',');
                if goes_on && Look::of(below.line.text).small_start {
                    runs += 1;
                    running.push(block);
                }
            } else {
                early += usize::from(look.words >= FEW_WORDS);
            }
        }
        running.dedup();
        let longest = (*WIDTHS.end()).max(width);
        let long = lines.iter().filter(is_text).filter(|line| line.columns > longest).count();
        if long * 20 > lines.len() {
            return None;
        }
        // Without several such blocks, blank lines do not separate paragraphs.
        let is_wrapped = running.len() > 1 && runs >= RUNS && runs * 3 >= full && early * 4 <= full;
        is_wrapped.then_some(Self { width, is_exact: exactly * 20 >= full * 19 })
    }

    /// Whether a line ended because it was full.
    fn is_full(self, line: &Physical<'_>, below: &Physical<'_>) -> bool {
        let next = below.line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let has_no_room = line.columns + 1 + next > self.width;
        has_no_room || !self.is_exact && line.columns * 4 >= self.width * 3
    }
}

/// Whether a line begins like a list item.
fn begins_as_item(text: &str) -> bool {
    without_marker(text).len() < text.len() || number(text).is_some()
}

/// Which lines of a block begin a list item.
fn items(rows: &[Row<'_>], wrapping: Wrapping) -> Vec<bool> {
    let texts: Vec<&str> = rows.iter().map(|row| row.line.text).collect();
    let mark = |text: &&str| text.chars().next().filter(|_| without_marker(text).len() < text.len());
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    texts.iter().filter_map(mark).for_each(|mark| *counts.entry(mark).or_default() += 1);
    // A single dash may be part of a sentence.
    let is_dash = |mark: char| ['-', '–', '—', '*', '+', 'o'].contains(&mark);
    let mut items = vec![false; rows.len()];
    let mut last_number = 0;
    for at in 0..rows.len() {
        if let Some(mark) = mark(&texts[at]) {
            items[at] |= !is_dash(mark) || counts.get(&mark).is_some_and(|count| *count > 1);
        }
        let begins = |number: &usize| *number == 1 || *number == last_number + 1;
        if let Some(number) = number(texts[at]).filter(begins) {
            items[at] = true;
            last_number = number;
        }
        if !wrapping.is_exact {
            let bare = bare_items(texts[at], &texts[at + 1..]);
            if bare > 1 && !begins_as_item(texts[at + 1]) {
                items[at + 1..=at + bare].fill(true);
            }
        }
    }
    items
}

/// Whether a line may continue the paragraph above it. `above` is its text so far, `last` its last line.
fn may_join(above: &str, last: &Row<'_>, row: &Row<'_>) -> bool {
    let is_mark = |row: &Row<'_>| {
        row.month.is_some()
            || matches!(row.heading, Some(Heading::Plain | Heading::Odd))
            || head::is_mark(row.line.text)
            || is_info(row)
    };
    if is_mark(last) || is_mark(row) {
        return false;
    }
    // The text above is too long for a title or a citation.
    if above.len() > LONGEST_HEAD {
        return true;
    }
    let is_cited = !begins_as_citation(above) && begins_as_citation(row.line.text);
    let look = Look::of(above);
    let is_title = look.case == Case::Title
        && look.case_words > 2
        && look.words <= TITLE_WORDS
        && matches!(look.end, End::Bare | End::Question)
        && !begins_as_citation(above);
    let is_paragraph = !row.look.small_start && matches!(row.look.case, Case::Sentence | Case::Mixed);
    let is_below_title = is_title && (is_cited || is_paragraph);
    let is_below_citation = begins_as_citation(above)
        && has_end(above)
        && row.look.words >= FEW_WORDS
        && row.line.text.starts_with(char::is_uppercase);
    let is_first = above == last.line.text;
    // A sentence may occur twice in succession.
    let is_repeat = (is_title || look.end == End::Bare) && row.says_the_same(last);
    !is_below_title && !is_below_citation && !(is_first && (is_cited || is_repeat))
}

/// The text between two joined lines: empty if a hyphenated word, a range of numbers or an address continues, otherwise a space.
fn joint(above: &str, below: &str) -> &'static str {
    /// As in `pre- and post-test`.
    const AFTER_HYPHENS: [&str; 7] = ["and", "or", "to", "et", "ou", "à", "versus"];
    let mut last = above.chars().rev();
    let (sign, before) = (last.next(), last.next());
    let first = below.split_whitespace().next().unwrap_or_default();
    let begins_with_digit = first.starts_with(|c: char| c.is_ascii_digit());
    let is_one = match sign {
        Some('-') => {
            before.is_some_and(char::is_alphanumeric)
                && first.starts_with(char::is_alphanumeric)
                && !AFTER_HYPHENS.contains(&first)
        }
        Some('–') => before.is_some_and(|c| c.is_ascii_digit()) && begins_with_digit,
        Some('/') => {
            begins_with_digit && above.split_whitespace().next_back().is_some_and(|word| word.contains("://"))
        }
        _ => false,
    };
    if is_one { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_hyphens_ranges_and_addresses_go_on() {
        for (above, below, joined) in [
            ("the", "end", "the end"),
            ("a well-", "known effect", "a well-known effect"),
            ("pre-", "and post-test", "pre- and post-test"),
            ("12(3), 45–", "67.", "12(3), 45–67."),
            ("trust –", "or hope", "trust – or hope"),
            ("https://doi.org/", "10.9999/a", "https://doi.org/10.9999/a"),
            ("and/or", "not", "and/or not"),
        ] {
            assert_eq!(format!("{above}{}{below}", joint(above, below)), joined);
        }
    }
}
