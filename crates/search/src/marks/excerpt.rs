//! The passage that best shows why a post matches.

use std::ops::Range;

use crate::Field;
use crate::sorting::unique;

use super::{Mark, Marker, Texts, merged};

/// A passage of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The field it is from.
    pub field: Field,
    /// Where it stands in the field's text, in bytes.
    pub range: Range<usize>,
    /// What of it matched, in bytes of the field's text, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
}

impl Marker {
    /// The best passage of some texts: the one with most different words of the query, then most words, then the first.
    /// It has about `length` bytes, begins and ends at words, and at a sentence where one begins not far before. `None`
    /// where nothing is marked.
    pub(crate) fn excerpt(&self, texts: &Texts, length: usize) -> Option<Excerpt> {
        let mut best: Option<((usize, usize), Excerpt)> = None;
        for reading in texts.readings() {
            let marks = self.marks(reading);
            for (number, first) in marks.iter().enumerate() {
                let from = marks.get(number..).unwrap_or_default();
                let inside =
                    from.iter().take_while(|mark| mark.range.end <= first.range.start + length * 3 / 4);
                let inside: Vec<&Mark> = inside.collect();
                let value = (different(&inside), inside.len());
                if best.as_ref().is_none_or(|(other, _)| value > *other) {
                    best = Some((
                        value,
                        passage(reading.field, &reading.text, first.range.start, &marks, length),
                    ));
                }
            }
        }
        best.map(|(_, excerpt)| excerpt)
    }
}

/// How many different words of the query are marked.
fn different(marks: &[&Mark]) -> usize {
    unique(marks.iter().map(|mark| mark.clause)).len()
}

fn passage(field: Field, text: &str, first: usize, marks: &[Mark], length: usize) -> Excerpt {
    let start = beginning(text, first, length / 3);
    let end = ending(text, start, length)
        .max(marks.iter().find(|m| m.range.start == first).map_or(first, |m| m.range.end));
    let inside = |range: &Range<usize>| range.start >= start && range.end <= end;
    let marks = merged(marks).into_iter().filter(inside).collect();
    Excerpt { field, range: start..end, marks }
}

/// Where a passage that shows `first` begins: at its sentence, or some words before.
fn beginning(text: &str, first: usize, most: usize) -> usize {
    let before = text.get(..first).unwrap_or_default();
    let sentence = before.rmatch_indices(['.', '?', '!']).find_map(|(at, mark)| {
        let begin = at + mark.len();
        let rest = before.get(begin..)?;
        (rest.starts_with(char::is_whitespace)).then_some(begin + rest.len() - rest.trim_start().len())
    });
    let sentence = sentence.unwrap_or(0);
    if first - sentence <= most {
        return sentence;
    }
    // Half of what may stand before is enough where it has no beginning of its own.
    let from = (first - most / 2..=first).find(|at| text.is_char_boundary(*at)).unwrap_or(first);
    let cut = text.get(from..first).unwrap_or_default();
    cut.find(char::is_whitespace).map_or(first, |at| {
        let rest = cut.get(at..).unwrap_or_default();
        from + at + (rest.len() - rest.trim_start().len())
    })
}

/// Where a passage of about `length` bytes from `start` on ends: behind a word.
fn ending(text: &str, start: usize, length: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    if rest.len() <= length {
        return text.len();
    }
    let cut = (0..=length).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
    let cut = rest.get(..cut).unwrap_or_default();
    let word = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    start + cut.get(..word).unwrap_or_default().trim_end().len()
}
