//! Joins the lines of citations and headings that a page breaks with `<br>`.

use pprnet_archive::Inline;

use crate::html::RichLine;
use crate::page::{PageYearMonth, broken_citation, is_section_heading};

/// Joins the lines of each broken citation.
pub(crate) fn join_citations(lines: Vec<RichLine>) -> Vec<RichLine> {
    join(&lines, |lines| {
        let (first, below) = lines.split_first()?;
        let others = below.iter().take_while(|line| line.continues);
        let texts: Vec<&str> =
            std::iter::once(first).chain(others.take(MOST)).map(|line| line.text.as_str()).collect();
        broken_citation(&texts)
    })
}

/// Joins the lines of each heading. A heading that contains a month or a section heading is not a title, and a very long one was
/// never closed.
pub(crate) fn join_headings(lines: Vec<RichLine>, section: &str) -> Vec<RichLine> {
    /// Maximum lines and words of a title.
    const LINES: usize = 4;
    const WORDS: usize = 40;
    let is_mark = |line: &RichLine| {
        PageYearMonth::read(&line.text).is_some() || is_section_heading(&line.text, section)
    };
    join(&lines, |lines| {
        let heading = lines.first()?.heading?;
        let own = lines.iter().take(LINES + 1).take_while(|line| line.heading == Some(heading)).count();
        let own = lines.get(..own).filter(|own| own.len() <= LINES)?;
        let words: usize = own.iter().map(|line| line.text.split_whitespace().count()).sum();
        (words <= WORDS && !own.iter().any(is_mark)).then_some(own.len())
    })
}

/// Joins lines: `count` returns how many of the first lines belong together.
fn join(lines: &[RichLine], count: impl Fn(&[RichLine]) -> Option<usize>) -> Vec<RichLine> {
    let mut out: Vec<RichLine> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some((first, below)) = lines.get(at..).and_then(<[RichLine]>::split_first) {
        let count = lines.get(at..).and_then(&count).unwrap_or(1);
        let mut joined = first.clone();
        for line in below.iter().take(count - 1) {
            let is_parted = joined.text.ends_with(' ') || line.text.starts_with(' ');
            if !is_parted {
                joined.text.push(' ');
                joined.inlines.push(Inline::Text(" ".into()));
            }
            joined.text.push_str(&line.text);
            joined.inlines.extend(line.inlines.iter().cloned());
            joined.lost.extend(line.lost.iter().cloned());
        }
        out.push(joined);
        at += count;
    }
    out
}

/// How many lines below the first to consider; [`broken_citation`] accepts fewer.
const MOST: usize = 8;
