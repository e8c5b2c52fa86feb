//! Leaves out what a page says beside its posts, and reports it.

use crate::doi;
use crate::html::RichLine;
use crate::page::{NoteKind, PageNote, PageYearMonth, is_section_heading};

/// From the first month on, empties the lines that the page marks as beside its text, and reports them. A box that
/// holds part of a post stays: the heading of a second part, a citation, or all the text of such a part.
pub(super) fn leave_out_asides(lines: &mut [RichLine], section: &str) -> Vec<PageNote> {
    let is_heading = |line: &RichLine| is_section_heading(&line.text, section);
    let mut above: Option<bool> = None;
    let mut at = 0;
    while at < lines.len() {
        let end =
            lines.iter().skip(at).position(|line| !line.is_aside).map_or(lines.len(), |count| at + count);
        let run = lines.get_mut(at..end).unwrap_or_default();
        let is_of_post = above == Some(true)
            || run.iter().any(|line| is_heading(line) || doi::printed(&line.text).is_some());
        if is_of_post {
            run.iter_mut().for_each(|line| line.is_aside = false);
        }
        above = lines.get(end).map(is_heading);
        at = end + 1;
    }
    let is_month = |line: &RichLine| !line.is_aside && PageYearMonth::read(&line.text).is_some();
    let Some(first) = lines.iter().position(is_month) else { return Vec::new() };
    let mut notes: Vec<PageNote> = Vec::new();
    let mut was_aside = false;
    for (at, line) in lines.iter_mut().enumerate().skip(first) {
        if line.is_aside {
            let text = std::mem::take(&mut line.text);
            line.inlines.clear();
            match notes.last_mut().map(|note| &mut note.kind) {
                Some(NoteKind::Aside { texts }) if was_aside => texts.push(text),
                _ => notes.push(PageNote { line: at + 1, kind: NoteKind::Aside { texts: vec![text] } }),
            }
        }
        was_aside = line.is_aside;
    }
    notes
}
