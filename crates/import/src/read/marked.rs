//! Collects what the elements of a page say about its lines.

use pprnet_content::month_of;

use crate::html::{LineDay, Purpose, RichLine};
use crate::page::Marked;

/// Adds the information from the elements of lines to that about the page.
pub(super) fn marked(lines: &[RichLine], page: Marked) -> Marked {
    let mut marked = page;
    for (line, number) in lines.iter().zip(1..) {
        if line.heading.is_some() {
            marked.headings.insert(number);
        }
        marked.days.extend(in_full(line).map(|line| (number, line)));
    }
    marked
}

/// A line with the words of its `<time>` element replaced by the first day of the element’s month: “3 days ago” has no month. A
/// line that gives the date of publication, or that is in a box about a post, may have any other words.
fn in_full(line: &RichLine) -> Option<String> {
    let LineDay { date, words, is_published } = line.day.as_ref()?;
    let month = month_of(date)?;
    if words.is_empty() {
        return None;
    }
    let is_about = line.asides.iter().any(|aside| aside.purpose == Some(Purpose::Info));
    if *is_published || is_about {
        return Some(format!("{month}-01"));
    }
    Some(line.text.replacen(words.as_str(), &format!("{month}-01"), 1))
}
