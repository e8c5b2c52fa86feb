//! Chicago notes put town, publisher and year in a bracket: `Title (Oxford: Rowan, 2011), 88–104`.

use super::candidate::{Work, as_container, clean_title};
use super::editors::edited_by;
use super::plausible::{WEIGHTS, is_publisher_like};
use super::publisher::publisher_and_town;
use crate::dates::{self, Dated};
use crate::details::Details;
use crate::editions;
use crate::lexis;
use crate::locator::{self, Locator};
use crate::record::Kind;
use crate::sentences;

/// A text split at such a bracket.
struct Imprint<'a> {
    before: &'a str,
    publisher: String,
    town: Option<String>,
    dated: Dated,
    pages: Option<String>,
}

/// The most brackets to try.
const MOST_BRACKETS: usize = 6;

/// The first bracket that is an imprint and is followed only by pages.
fn find(text: &str) -> Option<Imprint<'_>> {
    text.match_indices('(').take(MOST_BRACKETS).find_map(|(open, _)| {
        let close = open + sentences::closing(&text[open..])?;
        let (names, year) = text[open + 1..close].rsplit_once(", ")?;
        let dated = dates::read(year).filter(|dated| dated.issued.is_some())?;
        let (publisher, town) = publisher_and_town(names)?;
        let is_imprint = town.is_some() || is_publisher_like(&publisher);
        let after = text[close + 1..].trim_matches([',', '.', ' ']);
        let pages = pages(after);
        (is_imprint && (pages.is_some() || after.is_empty())).then(|| Imprint {
            before: text[..open].trim_end_matches([',', ' ']),
            publisher,
            town,
            dated,
            pages,
        })
    })
}

/// Whether the text has an imprint, so that the text before it is a book.
pub(crate) fn is_in(text: &str) -> bool {
    find(text).is_some()
}

fn pages(text: &str) -> Option<String> {
    let locator = locator::read(text.trim())?;
    let are_numbers = text.chars().all(|c| c.is_ascii_digit() || lexis::is_dash(c));
    locator.page.or(locator.volume.filter(|_| are_numbers))
}

/// A book: `The Empty Chair, 2nd ed. (New York: Basic Books, 2009), 45–47`.
pub(super) fn book(rest: &str) -> Option<Work> {
    let imprint = find(rest)?;
    let title = imprint.before;
    Some(work(imprint, Kind::Book, title))
}

/// The book of a chapter: `Early Psychosis, ed. Laura Finch and T. R. Moss (London: Karnac, 2011), 88–104`.
pub(super) fn book_of_chapter(text: &str) -> Option<Work> {
    let imprint = find(text)?;
    let (title, editors) = match edited_by(imprint.before) {
        Some((title, editors, "")) => (title, Some(editors)),
        _ => (imprint.before, None),
    };
    Some(as_container(work(imprint, Kind::Chapter, title), editors))
}

fn work(imprint: Imprint<'_>, kind: Kind, title: &str) -> Work {
    let ending = title.rsplit_once(", ").and_then(|(title, last)| Some((title, editions::edition(last)?)));
    let (title, edition) = ending.map_or((title, None), |(title, edition)| (title, Some(edition)));
    Work {
        kind,
        title: clean_title(title),
        publisher: Some(imprint.publisher),
        publisher_place: imprint.town,
        details: Details { edition, ..Details::default() },
        locator: Locator { page: imprint.pages, dated: Some(imprint.dated), ..Locator::default() },
        score: WEIGHTS.details,
        ..Work::default()
    }
}
