//! Removes boxes next to the posts of a page, and reports them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::doi;
use crate::html::{Aside, RichLine};
use crate::page::{NoteKind, PageNote, PageYearMonth, is_section_heading};

/// Empties the lines in boxes next to the text and reports them: below the first month or second part, and cookie banners
/// anywhere. A box with part of a post is kept: with the heading of a second part, a citation above one, or all text of a second
/// part.
pub(super) fn leave_out_asides(lines: &mut [RichLine], section: &str) -> Vec<PageNote> {
    let posts = boxes_of_posts(lines, section);
    let questions = questions_about_cookies(lines);
    let has = |line: &RichLine, is_left_out: &dyn Fn(&Aside) -> bool| {
        line.asides.iter().any(|aside| is_left_out(aside) && !posts.contains(&aside.number))
    };
    let asks = |line: &RichLine| has(line, &|aside| questions.contains(&aside.number));
    let is_aside = |line: &RichLine| asks(line) || has(line, &|aside| aside.is_beside);
    let is_month = |line: &RichLine| !is_aside(line) && PageYearMonth::read(&line.text).is_some();
    let is_heading = |line: &RichLine| is_section_heading(&line.text, section);
    // Pages with dates of posts may have no month.
    let first = lines.iter().position(is_month).or_else(|| lines.iter().position(is_heading));
    let mut notes: Vec<PageNote> = Vec::new();
    let mut was_aside = false;
    for (at, line) in lines.iter_mut().enumerate() {
        let is_below = first.is_some_and(|first| at >= first);
        let is_aside = if is_below { is_aside(line) } else { asks(line) };
        if is_aside {
            let text = std::mem::take(&mut line.text);
            line.inlines.clear();
            match notes.last_mut().map(|note| &mut note.kind) {
                Some(NoteKind::Aside { texts }) if was_aside => texts.push(text),
                _ => notes.push(PageNote { line: at + 1, kind: NoteKind::Aside { texts: vec![text] } }),
            }
        }
        was_aside = is_aside;
    }
    notes
}

/// The boxes whose names and text identify them as cookie banners.
fn questions_about_cookies(lines: &[RichLine]) -> BTreeSet<usize> {
    const SAID: [&str; 5] = ["cookie", "gdpr", "privacy policy", "rgpd", "témoins de connexion"];
    let says_so = |line: &&RichLine| {
        let lower = line.text.to_lowercase();
        SAID.iter().any(|words| lower.contains(words))
    };
    let boxes = lines.iter().filter(says_so).flat_map(|line| &line.asides);
    boxes.filter(|aside| aside.asks_for_consent).map(|aside| aside.number).collect()
}

/// The boxes with part of a post. A citation counts only if a second part follows, because a list of references may be below the
/// last post.
fn boxes_of_posts(lines: &[RichLine], section: &str) -> BTreeSet<usize> {
    let mut boxes: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        for aside in &line.asides {
            boxes.entry(aside.number).or_insert(at..at).end = at + 1;
        }
    }
    let headings: BTreeSet<usize> =
        (0..lines.len()).filter(|at| is_section_heading(&lines[*at].text, section)).collect();
    let cited: BTreeSet<usize> = (0..lines.len())
        .filter(|at| !lines[*at].asides.is_empty() && doi::printed(&lines[*at].text).is_some())
        .collect();
    let is_of_post = |lines: &Range<usize>| {
        headings.range(lines.clone()).next().is_some()
            || lines.start.checked_sub(1).is_some_and(|above| headings.contains(&above))
            || cited.range(lines.clone()).next().is_some() && headings.range(lines.end..).next().is_some()
    };
    boxes.into_iter().filter(|(_, lines)| is_of_post(lines)).map(|(number, _)| number).collect()
}
