//! Finds the passage that best shows why a post matches.

use std::ops::Range;

use crate::Field;
use crate::sorting::unique;

use super::{Mark, Marker, Texts, merged};

/// A passage of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The field it comes from.
    pub field: Field,
    /// Its range in the field's text, in bytes.
    pub range: Range<usize>,
    /// The matches in it, in bytes of the field's text, in order and disjoint.
    pub marks: Vec<Range<usize>>,
}

impl Marker {
    /// The best passage of several texts: the one with the most different words of the query, then the most matches,
    /// then the first. It has about `length` bytes and begins and ends at a word; it begins at a sentence if one begins
    /// shortly before. `None` if nothing matches.
    pub(crate) fn excerpt(&self, texts: &Texts, length: usize) -> Option<Excerpt> {
        let mut best: Option<((usize, usize), Excerpt)> = None;
        for text in texts.all() {
            let marks = self.marks(text);
            for (number, first) in marks.iter().enumerate() {
                let from = marks.get(number..).unwrap_or_default();
                let inside =
                    from.iter().take_while(|mark| mark.range.end <= first.range.start + length * 3 / 4);
                let inside: Vec<&Mark> = inside.collect();
                let value = (different(&inside), inside.len());
                if best.as_ref().is_none_or(|(other, _)| value > *other) {
                    best = Some((value, passage(text.field, &text.text, first.range.start, &marks, length)));
                }
            }
        }
        best.map(|(_, excerpt)| excerpt)
    }
}

/// How many different words of the query match.
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

/// The start of a passage that shows `first`: the start of its sentence, or some words before.
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
    // If no sentence begins nearby, half of the allowed text before the match is enough.
    let from = (first - most / 2..=first).find(|at| text.is_char_boundary(*at)).unwrap_or(first);
    let cut = text.get(from..first).unwrap_or_default();
    cut.find(char::is_whitespace).map_or(first, |at| {
        let rest = cut.get(at..).unwrap_or_default();
        from + at + (rest.len() - rest.trim_start().len())
    })
}

/// The end of a passage of about `length` bytes from `start`: the end of a word.
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
