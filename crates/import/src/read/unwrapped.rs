//! Joins the lines of HTML that someone wrapped at some width: in blocks whose line ends are displayed (`<pre>`), or with `<br>`
//! at each line end.

use std::ops::Range;

use pprnet_archive::Inline;

use crate::html::{RichLine, cut};
use crate::page::{Joined, NoteKind, PageNote, doubts, paragraphs};

/// The lines of a page after joining, and notes about it.
#[derive(Debug, Default)]
pub(crate) struct Unwrapped {
    pub(crate) lines: Vec<RichLine>,
    /// The notes, with the numbers of lines in `lines`.
    notes: Vec<PageNote>,
}

impl Unwrapped {
    /// The notes with the numbers of lines after further joins: each of `lines` is part of one of the given lines.
    pub(crate) fn notes(&self, after: &[RichLine]) -> Vec<PageNote> {
        let mut notes = self.notes.clone();
        let renumber = |line: usize| {
            let text = self.lines.get(line - 1).map_or("", |line| line.text.as_str());
            // Joins only reduce the number of lines.
            let found = after.iter().take(line).rposition(|line| line.text.contains(text));
            found.map_or(line, |at| at + 1)
        };
        for note in &mut notes {
            note.line = renumber(note.line);
            if let NoteKind::MayBegin { lines } = &mut note.kind {
                lines.iter_mut().for_each(|line| *line = renumber(*line));
                lines.dedup();
            }
        }
        notes
    }
}

/// Joins the lines of each paragraph that was wrapped.
pub(crate) fn unwrap_lines(lines: Vec<RichLine>, section: &str) -> Unwrapped {
    let mut out = Unwrapped::default();
    for region in regions(&lines) {
        let own = lines.get(region).unwrap_or_default();
        unwrap_region(own, section, &mut out);
    }
    out
}

/// The runs of lines in the same block whose line ends are displayed, and in none.
fn regions(lines: &[RichLine]) -> Vec<Range<usize>> {
    let mut regions: Vec<Range<usize>> = Vec::new();
    let block = |line: &RichLine| line.verbatim.map(|(block, _)| block);
    for at in 0..lines.len() {
        match regions.last_mut().filter(|region| block(&lines[region.start]) == block(&lines[at])) {
            Some(region) => region.end = at + 1,
            None => regions.push(at..at + 1),
        }
    }
    regions
}

fn unwrap_region(lines: &[RichLine], section: &str, out: &mut Unwrapped) {
    // The text of the region, with a blank line between lines that are not of one block of text.
    let mut text = String::new();
    let mut numbers = Vec::new();
    let mut number = 1;
    for (at, line) in lines.iter().enumerate() {
        let is_below = match line.verbatim {
            Some((_, is_below_blank)) => !is_below_blank,
            None => line.continues,
        };
        if at > 0 && !is_below {
            text.push('\n');
            number += 1;
        }
        numbers.push(number);
        text.push_str(&line.text);
        text.push('\n');
        number += 1;
    }
    let joined = paragraphs(&text, section);
    let Some(whole) = joined_lines(lines, &numbers, &joined) else {
        out.lines.extend(lines.iter().cloned());
        return;
    };
    let first = out.lines.len();
    let line_of = |number: usize| first + joined.lines.partition_point(|(begin, _)| *begin <= number);
    let lengths = lengths(&numbers, &joined);
    if let Some(at) = lengths.iter().position(|length| *length > 1) {
        let kind = NoteKind::Joined {
            lines: lines.len() - whole.len(),
            paragraphs: lengths.iter().filter(|length| **length > 1).count(),
            text: crate::page::opening(&whole[at].text),
        };
        out.notes.push(PageNote { line: first + at + 1, kind });
        out.notes.extend(doubts(&joined, line_of));
    }
    out.lines.extend(whole);
}

/// How many lines each of the joined lines has.
fn lengths(numbers: &[usize], joined: &Joined<'_>) -> Vec<usize> {
    let begin = |at: usize| {
        joined
            .lines
            .get(at)
            .map_or(numbers.len(), |(number, _)| numbers.partition_point(|other| other < number))
    };
    (0..joined.lines.len()).map(|at| begin(at + 1) - begin(at)).collect()
}

/// The joined lines with their formats. Returns `None` if a word would be lost.
fn joined_lines(lines: &[RichLine], numbers: &[usize], joined: &Joined<'_>) -> Option<Vec<RichLine>> {
    let mut rest = lines;
    let mut out = Vec::new();
    for ((_, text), length) in joined.lines.iter().zip(lengths(numbers, joined)) {
        let (own, below) = rest.split_at_checked(length)?;
        out.push(one_line(own, text)?);
        rest = below;
    }
    rest.is_empty().then_some(out)
}

/// Joins lines whose text is `text` after joining.
fn one_line(lines: &[RichLine], text: &str) -> Option<RichLine> {
    let (first, others) = lines.split_first()?;
    if others.is_empty() {
        return Some(first.clone());
    }
    let mut inlines = Vec::new();
    let mut rest = text;
    for (at, line) in lines.iter().enumerate() {
        if let Some(after) = rest.strip_prefix(' ').filter(|_| at > 0) {
            inlines.push(Inline::Text(" ".into()));
            rest = after;
        }
        // A printer’s hyphen is left out.
        let own = line.text.trim();
        let own = if rest.starts_with(own) { own } else { own.strip_suffix('-')? };
        inlines.extend(cut(line, own));
        rest = rest.strip_prefix(own)?;
    }
    let lost = lines.iter().flat_map(|line| line.lost.iter().cloned()).collect();
    rest.is_empty().then(|| RichLine { text: text.to_owned(), inlines, lost, ..first.clone() })
}
