//! Joins the lines of text that a mail program, a printer or a person wrapped at some width. Each paragraph becomes one line.
//!
//! The line widths identify such a text: nearly all lines within a paragraph are full, and sentences continue on the next line.
//! If a program wrapped it, a line is full if the next word would not have fitted; people and printers are less exact. Titles,
//! months, headings and list items always start a new line.
//!
//! Without blank lines between paragraphs, a paragraph ends with a line that is not full. If its last line happens to be full,
//! nothing shows where the next paragraph begins: such places are joined and reported. So are words that end a line with a
//! hyphen, unless the text has the same word elsewhere.

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

mod hyphen;

use hyphen::{Hyphen, Words, bare, joint};

/// Plausible widths for wrapping.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;
/// Minimum number of sentences that continue on the next line.
const RUNS: usize = 3;
/// The same if no blank lines separate paragraphs.
const RUNS_WITHOUT_BLANKS: usize = 8;
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
    /// The columns of the shortest full line. `None` if hardly any line has room for the first word of the next one.
    least: Option<usize>,
    /// Whether blank lines separate all paragraphs.
    has_blanks: bool,
}

/// The lines of a text after joining.
#[derive(Debug, Default)]
pub(crate) struct Joined<'a> {
    /// The lines with their numbers. The lines of a paragraph are one, with the number of the first one.
    pub(crate) lines: Vec<(usize, Cow<'a, str>)>,
    /// The numbers of lines at which a paragraph may begin.
    pub(crate) may_begin: Vec<usize>,
    /// The numbers of lines whose last word may be one without its hyphen, with that word.
    pub(crate) hyphens: Vec<(usize, String)>,
}

/// The non-empty lines of a text, those of each paragraph joined.
pub(crate) fn paragraphs<'a>(text: &'a str, section: &str) -> Joined<'a> {
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
        let lines = lines.iter().map(|line| (line.line.number, line.line.text.into())).collect();
        return Joined { lines, ..Joined::default() };
    };
    let words = Words::of(lines.iter().map(|line| line.line.text));
    let mut joined = Joined::default();
    let out = &mut joined.lines;
    for block in blocks {
        let lines = &lines[block];
        let rows: Vec<Row<'_>> = lines.iter().map(|line| Row::of(line.line, section)).collect();
        let items = items(&rows, wrapping);
        for (at, line) in lines.iter().enumerate() {
            let goes_on = at > 0
                && !items[at]
                && (wrapping.is_full(&lines[at - 1], line)
                    || wrapping.is_open(&lines[at - 1], &rows[at - 1]));
            let is_full = lines.get(at + 1).is_some_and(|below| wrapping.is_full(line, below));
            let is_end = at > 0 && ends_sentence(&rows[at - 1]);
            let is_title = !wrapping.has_blanks && is_end && begins_post(&rows[at..], is_full);
            let may_join = |above: &str| {
                let is_in_citation = begins_as_citation(above) && !has_end(above);
                goes_on && (is_in_citation || !is_title) && may_join(above, &rows[at - 1], &rows[at])
            };
            match out.last_mut().filter(|(_, above)| may_join(above)) {
                Some((_, above)) => {
                    if !wrapping.has_blanks && is_end && line.line.text.starts_with(char::is_uppercase) {
                        joined.may_begin.push(line.line.number);
                    }
                    let joint = joint(above, line.line.text);
                    match words.hyphen(above, line.line.text) {
                        Hyphen::Printed => drop(above.to_mut().pop()),
                        Hyphen::Unclear(word) => joined.hyphens.push((lines[at - 1].line.number, word)),
                        Hyphen::None | Hyphen::PartOfWord => {}
                    }
                    above.to_mut().push_str(joint);
                    above.to_mut().push_str(line.line.text);
                }
                None => out.push((line.line.number, line.line.text.into())),
            }
        }
    }
    joined
}

/// Whether a row ends a sentence, and not with an initial.
fn ends_sentence(row: &Row<'_>) -> bool {
    let last = row.line.text.split_whitespace().next_back().unwrap_or_default();
    let is_initial =
        last.ends_with('.') && bare(last).chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'));
    matches!(row.look.end, End::Stop | End::Question | End::Exclamation) && !is_initial
}

/// Whether a title begins with the first of some rows, below the end of a sentence: it is not full and ends without a full stop,
/// or a citation is below it.
fn begins_post(rows: &[Row<'_>], is_full: bool) -> bool {
    let Some(row) = rows.first().filter(|row| !row.look.small_start && !row.look.marker) else {
        return false;
    };
    let is_cited = rows.get(1).is_some_and(|below| begins_as_citation(below.line.text))
        && !begins_as_citation(row.line.text);
    let is_case = row.look.case == Case::Title && row.look.case_words > 2;
    match row.look.end {
        End::Bare => !is_full || is_case,
        End::Question => is_case || is_cited && !is_full,
        _ => is_cited && !is_full && row.look.sentences == 1,
    }
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
        let exact = Self { width, least: None, has_blanks: true };
        let loose = Self { least: Some(width * 3 / 4), ..exact };
        let (mut full, mut exactly, mut early, mut runs) = (0_usize, 0_usize, 0_usize, 0_usize);
        let mut running = Vec::new();
        // The columns of lines that certainly continue, and how many sentences end with a line that is not full.
        let (mut columns, mut ends) = (Vec::new(), 0_usize);
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
                    columns.push(above.columns);
                }
            } else {
                ends += usize::from(look.end == End::Stop);
                early += usize::from(look.words >= FEW_WORDS);
            }
        }
        running.dedup();
        let longest = (*WIDTHS.end()).max(width);
        let long = lines.iter().filter(is_text).filter(|line| line.columns > longest).count();
        if long * 20 > lines.len() {
            return None;
        }
        let ends_at_blanks = blocks.iter().filter(|block| {
            lines.get(block.end - 1).is_some_and(|line| Look::of(line.line.text).end == End::Stop)
        });
        let has_blanks = running.len() > 1 && ends * 2 <= ends_at_blanks.count();
        let is_evident = if running.len() > 1 { runs >= RUNS } else { runs >= RUNS_WITHOUT_BLANKS };
        if !is_evident || runs * 3 < full || early * 4 > full {
            return None;
        }
        let is_exact = exactly * 20 >= full * 19;
        columns.sort_unstable();
        let least = if has_blanks { loose.least } else { columns.get(columns.len() / 50).copied() };
        Some(Self { width, least: least.filter(|_| !is_exact), has_blanks })
    }

    /// Whether a nearly full line needs a continuation by its last word. The lines of a printer differ in length.
    fn is_open(self, line: &Physical<'_>, row: &Row<'_>) -> bool {
        let needs_more = row.look.goes_on || line.line.text.ends_with(',');
        needs_more && self.least.is_some() && !self.has_blanks && line.columns * 4 >= self.width * 3
    }

    /// Whether a line ended because it was full.
    fn is_full(self, line: &Physical<'_>, below: &Physical<'_>) -> bool {
        let next = below.line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let has_no_room = line.columns + 1 + next > self.width;
        has_no_room || self.least.is_some_and(|least| line.columns >= least)
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
        if wrapping.least.is_some() {
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
