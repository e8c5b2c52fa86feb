//! A citation that a page breaks by `<br>` is one line.

use pprnet_archive::Inline;

use crate::html::RichLine;
use crate::page::broken_citation;

/// Puts the lines of each broken citation together.
pub(crate) fn join_citations(lines: Vec<RichLine>) -> Vec<RichLine> {
    let mut out: Vec<RichLine> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(first) = lines.get(at) {
        let others = lines.iter().skip(at + 1).take_while(|line| line.continues);
        let texts: Vec<&str> =
            std::iter::once(first).chain(others.take(MOST)).map(|line| line.text.as_str()).collect();
        let count = broken_citation(&texts).unwrap_or(1);
        let mut joined = first.clone();
        for line in lines.iter().skip(at + 1).take(count - 1) {
            let is_parted = joined.text.ends_with(' ') || line.text.starts_with(' ');
            if !is_parted {
                joined.text.push(' ');
                joined.inlines.push(Inline::Text(" ".into()));
            }
            joined.text.push_str(&line.text);
            joined.inlines.extend(line.inlines.iter().cloned());
        }
        out.push(joined);
        at += count;
    }
    out
}

/// More lines no citation has.
const MOST: usize = 8;
