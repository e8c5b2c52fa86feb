//! Removes boxes next to and within the posts of a page that are not part of them, and reports them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::doi;
use crate::html::{Aside, Purpose, RichLine};
use crate::page::{
    NoteKind, PageNote, PageYearMonth, asks_for_address, is_day, is_of_sharing, is_section_heading,
};

/// Maximum words of a box about a post, of a form for a newsletter, and of buttons for sharing.
const INFO_WORDS: usize = 40;
const NEWSLETTER_WORDS: usize = 80;
const SHARE_WORDS: usize = 40;

/// Empties the lines in boxes that are not part of the text and reports them: boxes next to the text below the first month or
/// second part; and, anywhere, boxes whose names and text agree on another purpose. A box with part of a post is kept: with the
/// heading of a second part, a citation above one, or all text of a second part. If posts have dates instead of months, those
/// stay.
pub(super) fn leave_out_asides(lines: &mut [RichLine], section: &str) -> Vec<PageNote> {
    let boxes = Boxes::of(lines, section);
    let has = |line: &RichLine, is_left_out: &dyn Fn(&Aside) -> bool| {
        line.asides.iter().any(|aside| is_left_out(aside) && !boxes.of_posts.contains(&aside.number))
    };
    let is_info = |line: &RichLine| has(line, &|aside| boxes.infos.contains(&aside.number));
    let is_confirmed = |line: &RichLine| has(line, &|aside| boxes.confirmed.contains(&aside.number));
    let is_aside = |line: &RichLine| is_confirmed(line) || has(line, &|aside| aside.is_beside);
    let is_month =
        |line: &RichLine| !is_aside(line) && !is_info(line) && PageYearMonth::read(&line.text).is_some();
    let is_heading = |line: &RichLine| is_section_heading(&line.text, section);
    let month = lines.iter().position(is_month);
    // Pages with dates of posts may have no month.
    let first = month.or_else(|| lines.iter().position(is_heading));
    let is_published = |line: &&RichLine| line.day.as_ref().is_some_and(|day| day.is_published);
    let headings = lines.iter().filter(|line| is_heading(line)).count();
    let all_are_published = lines.iter().filter(is_published).count() == headings;
    let is_date = |line: &RichLine| {
        month.is_none()
            && match all_are_published {
                true => is_published(&line),
                false => line.day.is_some() || is_day(&line.text),
            }
    };
    let are_left_out: Vec<bool> = (0..lines.len())
        .map(|at| {
            let (line, is_below) = (&lines[at], first.is_some_and(|first| at >= first));
            let is_info = is_info(line);
            // A list of months above the posts is no heading of theirs.
            let is_of_archive = month.is_none() && PageYearMonth::read(&line.text).is_some();
            is_confirmed(line)
                || is_info && !is_date(line)
                || (is_below || is_of_archive) && is_aside(line) && !(is_info && is_date(line))
        })
        .collect();
    let mut notes: Vec<PageNote> = Vec::new();
    let mut was_left_out = false;
    for (at, (line, is_left_out)) in lines.iter_mut().zip(are_left_out).enumerate() {
        if is_left_out {
            let text = std::mem::take(&mut line.text);
            line.inlines.clear();
            line.lost.clear();
            line.day = None;
            match notes.last_mut().map(|note| &mut note.kind) {
                Some(NoteKind::Aside { texts }) if was_left_out => texts.push(text),
                _ => notes.push(PageNote { line: at + 1, kind: NoteKind::Aside { texts: vec![text] } }),
            }
        }
        was_left_out = is_left_out;
    }
    notes
}

/// The boxes of a page, by their numbers.
struct Boxes {
    /// Those with part of a post.
    of_posts: BTreeSet<usize>,
    /// Those whose text confirms that they ask the reader for something.
    confirmed: BTreeSet<usize>,
    /// Those about a post.
    infos: BTreeSet<usize>,
}

impl Boxes {
    fn of(lines: &[RichLine], section: &str) -> Self {
        let mut ranges: BTreeMap<usize, (Range<usize>, Option<Purpose>)> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate() {
            for aside in &line.asides {
                ranges.entry(aside.number).or_insert((at..at, aside.purpose)).0.end = at + 1;
            }
        }
        let (mut confirmed, mut infos) = (BTreeSet::new(), BTreeSet::new());
        for (number, (range, purpose)) in &ranges {
            let own = lines.get(range.clone()).unwrap_or_default();
            let texts: Vec<&str> = own.iter().map(|line| line.text.trim()).collect();
            let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
            match purpose {
                Some(Purpose::Consent) if texts.iter().any(|text| speaks_of_consent(text)) => {
                    confirmed.insert(*number);
                }
                Some(Purpose::Newsletter)
                    if words <= NEWSLETTER_WORDS && texts.iter().any(|text| asks_for_address(text)) =>
                {
                    confirmed.insert(*number);
                }
                Some(Purpose::Share)
                    if words <= SHARE_WORDS && texts.iter().all(|text| is_of_sharing(text)) =>
                {
                    confirmed.insert(*number);
                }
                Some(Purpose::Info) if words <= INFO_WORDS => {
                    infos.insert(*number);
                }
                _ => {}
            }
        }
        let ranges = ranges.into_iter().map(|(number, (range, _))| (number, range)).collect();
        Self { of_posts: boxes_of_posts(lines, ranges, section), confirmed, infos }
    }
}

fn speaks_of_consent(text: &str) -> bool {
    const SAID: [&str; 5] = ["cookie", "gdpr", "privacy policy", "rgpd", "témoins de connexion"];
    let lower = text.to_lowercase();
    SAID.iter().any(|words| lower.contains(words))
}

/// The boxes with part of a post. A citation counts only if a second part follows, because a list of references may be below the
/// last post.
fn boxes_of_posts(
    lines: &[RichLine],
    boxes: BTreeMap<usize, Range<usize>>,
    section: &str,
) -> BTreeSet<usize> {
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
