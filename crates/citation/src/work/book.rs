//! Books, chapters and theses.

use super::candidate::{Work, as_container, clean_title};
use super::context::Context;
use super::editors::{begins_with_editors, book_and_editors, editors_first, is_book_with_editors};
use super::imprint;
use super::plausible::{WEIGHTS, is_book_like, is_journal_like, is_publisher_like, name_score};
use super::publisher::{names_town, publisher_and_town};
use crate::details::{self, Details};
use crate::editions;
use crate::lexis;
use crate::locator::{self, Locator};
use crate::record::Kind;
use crate::sentences::{self, Boundary};
use std::borrow::Cow;

/// A title, then `In …` with a book.
pub(super) fn chapter(rest: &str, context: Context<'_>) -> Option<Work> {
    for (at, start) in in_positions(rest) {
        if let Some(mut work) = in_book(&rest[start..], context) {
            let title = &rest[..at];
            // The title of a chapter may have its own details, such as a description.
            work.title = clean_title(details::find(title).map_or(title, |(end, ..)| &title[..end]));
            return Some(work);
        }
    }
    None
}

/// The positions at which `In` may introduce the book: the end of the title and the position of `In`.
fn in_positions(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(" In").chain(text.match_indices(" in")).take(40) {
        let after = &text[at + 3..];
        let before = text[..at].trim_end();
        let opens = before.ends_with(['.', '?', '!', ',', ';', '”', '"', '’', '\'']);
        // In running text `in` also follows brackets and commas; in lower case it needs a colon or editors.
        let is_upper = text[at + 1..].starts_with('I');
        let is_sure = is_upper
            || after.starts_with(':')
            || after.contains(". Edited by ")
            || editors_first(after.trim_start()).is_some()
            || is_book_with_editors(after.trim_start());
        // `The uses of silence In J. Moss (Ed.)`: the full stop is missing.
        let has_editors = || begins_with_editors(after.trim_start_matches([':', ' ']));
        let begins_book = || opens || (is_upper && (before.ends_with([')', ']']) || has_editors()));
        if after.starts_with([' ', ':']) && is_sure && begins_book() {
            found.push((at, at + 1));
        }
    }
    // `En M. Ruiz (Ed.), Manual`: in other languages, only with editors.
    for word in [" En ", " Dans ", " Em "] {
        found.extend(
            text.match_indices(word)
                .filter(|(at, _)| text[..*at].ends_with(['.', '?', '!']))
                .filter(|(at, _)| editors_first(&text[at + word.len()..]).is_some())
                .map(|(at, _)| (at, at + 1)),
        );
    }
    found.sort_unstable();
    found
}

/// `In M. Barker & W. Lutz (Eds.), Handbook (7th ed., pp. 225–262). Wiley`, `Essays, edited by L. Kent, Rowan, 2017, pp. 3–9`.
pub(super) fn in_book(text: &str, context: Context<'_>) -> Option<Work> {
    let after_in = ["In", "in", "En", "Dans", "dans", "Em"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .filter(|rest| rest.starts_with([' ', ':']));
    let has_colon = after_in.is_some_and(|rest| rest.starts_with(':'));
    let text = after_in.unwrap_or(text).trim_start_matches([':', ' ']);
    let has_in = after_in.is_some();
    if has_in && let Some(work) = imprint::book_of_chapter(text) {
        return Some(work);
    }
    // The older form has no editors: `In Phases of therapy (pp. 120–140)`.
    let (editors, book) = match book_and_editors(text) {
        Some((book, editors)) => (Some(editors), book),
        None if has_in => (None, text.to_owned()),
        None => return None,
    };
    let book = book.trim_start_matches(['.', ',', ':', ' ']);
    let is_proceedings = book.starts_with("Proceedings");
    // The DOI is the chapter’s: it is not evidence about the book.
    let context = Context { has_doi: context.has_doi && !(has_in && editors.is_some()), ..context };
    let mut work = whole_book(without_series(book).as_ref(), context)?;
    let is_unmarked = editors.is_none() && !has_colon && !is_proceedings;
    if is_unmarked && continues_title(book, &work) {
        return None;
    }
    let says_chapter =
        editors.is_some() || has_colon || is_proceedings || is_certain_book(book, &work, has_in);
    if !says_chapter || work.title.is_empty() {
        return None;
    }
    work.kind = if is_proceedings {
        Kind::PaperConference
    } else if editors.is_none() && is_german_journal(&work) {
        Kind::ArticleJournal
    } else {
        Kind::Chapter
    };
    Some(as_container(work, editors))
}

/// Whether the text after `In` is the second sentence of a title, and a journal follows: `Silence. In search of hope.
/// Psychotherapy, 21, 3–9`.
fn continues_title(book: &str, work: &Work) -> bool {
    let first = book.split(' ').next().unwrap_or_default();
    let is_phrase =
        first.starts_with(char::is_lowercase) && !lexis::is_lower_name(first) && !is_book_like(&work.title);
    // The volume of a book is in the details, too, but a book has no issue.
    let details = &work.details.locator;
    let is_in_issue =
        work.locator.is_in_journal() || details.issue.is_some() || (is_phrase && details.volume.is_some());
    is_in_issue
        && work.publisher.as_deref().is_some_and(|name| is_journal_like(name) && !is_publisher_like(name))
}

/// Removes the series that Springer names: `Global Mental Health. Springer Series on Care, vol 12. Springer, Cham`.
fn without_series(book: &str) -> Cow<'_, str> {
    let sentences: Vec<&str> = book.split(". ").collect();
    let is_series = |sentence: &str| {
        let number = sentence.rsplit_once(", vol").map(|(_, number)| number.trim_matches(['.', ' ']));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    match sentences.as_slice() {
        [title, series, publisher] if is_series(series) => Cow::Owned(format!("{title}. {publisher}")),
        _ => Cow::Borrowed(book),
    }
}

/// Whether a book without editors has details that only books have, so that `In` is not the start of a phrase.
fn is_certain_book(book: &str, work: &Work, has_in: bool) -> bool {
    let details = &work.details;
    let is_published = work.kind == Kind::Book && work.publisher.is_some();
    details.locator.page.is_some()
        || details.locator.chapter.is_some()
        || details.edition.is_some()
        || (has_in && book.starts_with(char::is_uppercase) && is_published)
}

/// German journals are also cited with `In:`.
fn is_german_journal(work: &Work) -> bool {
    let locator = &work.details.locator;
    let is_in_issue = locator.volume.is_some() && (locator.issue.is_some() || locator.page.is_some());
    is_in_issue && work.details.edition.is_none() && work.publisher.is_none()
}

/// A whole book: title, details, publisher. The result has the title in `title`.
fn whole_book(text: &str, context: Context<'_>) -> Option<Work> {
    if let Some((end, start, details)) = details::find(text) {
        let rest = text[start..].trim_start_matches(['.', ',', ' ']);
        return after_details(&text[..end], rest, details, context);
    }
    let (before, locator) = locator::split(text, context.is_dated);
    let before = before.trim_end_matches([' ', ',', ';', ':', '.', '(']);
    let mut details = Details { locator, ..Details::default() };
    let Some(split) = title_end(before) else {
        return Some(Work { title: clean_title(before), details, ..Work::default() });
    };
    let mut rest = &before[split.start..];
    if let Some((edition, after)) = editions::leading_edition(rest) {
        details.edition = Some(edition);
        rest = after;
    }
    let title = take_final_locator(&before[..split.end], &mut details.locator);
    after_details(title, rest, details, context)
}

/// Takes the labelled volume and pages from the end of a title: `Handbook of listening, pp. 61–72. Rowan`.
fn take_final_locator<'a>(title: &'a str, locator: &mut Locator) -> &'a str {
    match locator::find(title, true) {
        Some((at, found)) if title[..at].ends_with(", ") && locator::starts_with_label(&title[at..]) => {
            locator.fill(found);
            title[..at].trim_end_matches([',', ' '])
        }
        _ => title,
    }
}

/// The end of a book title without brackets.
fn title_end(text: &str) -> Option<Boundary> {
    let all = sentences::boundaries(text);
    // `Handbook. 2nd ed. New York: Guilford`
    let stop = all.iter().find(|boundary| boundary.is_stop && !boundary.is_abbreviation);
    let comma = || {
        all.iter().find(|boundary| {
            let rest = &text[boundary.start..];
            let first = rest.split([',', ':']).next().unwrap_or_default();
            is_publisher_like(rest)
                || rest.contains(": ")
                || names_town(rest)
                || editions::edition(first).is_some()
        })
    };
    // `Therapies, Guild, London`
    let tail = || {
        let commas: Vec<_> = all.iter().filter(|boundary| !boundary.is_stop).collect();
        let [.., publisher, town] = commas.as_slice() else { return None };
        let is_short = |text: &str| text.split(' ').count() <= 3 && text.starts_with(char::is_uppercase);
        let fits = is_short(&text[publisher.start..town.end]) && is_short(&text[town.start..]);
        fits.then_some(*publisher)
    };
    // `Handbook, 6th ed., pp. 169–218. New York: Guilford`
    let edition = all.iter().find(|boundary| {
        let before_stop = stop.is_none_or(|stop| boundary.start < stop.start);
        let first = text[boundary.start..].split([',', ';']).next().unwrap_or_default();
        before_stop && !boundary.is_stop && editions::edition(first).is_some()
    });
    edition.or(stop).or_else(comma).or_else(tail).copied()
}

/// Takes the locator from `Vol. 1: Contributions of therapists. Rowan` or, after an edition, `pp. 169–218. Rowan`;
/// returns the rest.
fn take_leading_locators<'a>(text: &'a str, locator: &mut Locator) -> &'a str {
    let mut rest = text;
    while rest.starts_with(char::is_alphabetic) {
        let ends = rest.match_indices([',', '.', ':']).map(|(end, _)| end).take(4);
        let found = ends
            .filter_map(|end| Some((end, locator::read(&rest[..end])?)))
            .find(|(_, found)| found.has_location());
        let Some((end, found)) = found else { break };
        // The title of a volume is dropped.
        let end = if rest[end..].starts_with(':') {
            rest[end..].find(". ").map_or(rest.len(), |stop| end + stop)
        } else {
            end
        };
        locator.fill(found);
        rest = rest[end..].trim_start_matches([',', '.', ':', ';', ' ']);
    }
    rest
}

/// Reads the rest after title and details: the publisher or journal.
pub(super) fn after_details(
    title: &str,
    rest: &str,
    mut details: Details,
    context: Context<'_>,
) -> Option<Work> {
    // `Handbook, 5th ed. (pp. 307–389)`
    let ending =
        title.trim_end().rsplit_once(", ").and_then(|(title, last)| Some((title, editions::edition(last)?)));
    let title = match ending {
        Some((title, edition)) if details.edition.is_none() => {
            details.edition = Some(edition);
            title
        }
        _ => title,
    };
    // `(pp. 3–19). 2. Aufl. Bern: Huber`
    let rest = match editions::leading_edition(rest) {
        Some((edition, after))
            if details.edition.is_none() && rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            details.edition = Some(edition);
            after
        }
        _ => rest,
    };
    let rest =
        if details.edition.is_some() { take_leading_locators(rest, &mut details.locator) } else { rest };
    let (rest, locator) = locator::split(rest, context.is_dated);
    let name = rest.trim_matches([' ', ',', ';', ':']);
    let is_firm = [" Inc.", " Ltd.", " Co."].iter().any(|end| name.ends_with(end));
    let name = if is_firm { name } else { name.trim_end_matches('.').trim() };
    let is_journal =
        locator.is_in_journal() || (is_journal_like(name) && !is_publisher_like(name) && !names_town(name));
    // A locator indicates a journal; edition, volume and pages in brackets indicate a book.
    let speaks_for_book = details.edition.is_some()
        || details.locator.has_location()
        || details.thesis.is_some()
        || details.number.is_some();
    let mut work = Work { title: clean_title(title), locator, score: WEIGHTS.details, ..Work::default() };
    if name.is_empty() {
        let is_report = details.number.is_some() || (context.is_group && details.edition.is_none());
        work.kind = if is_report { Kind::Report } else { Kind::Book };
        if !speaks_for_book && !context.is_group {
            work.kind = if context.is_on_website() { Kind::Webpage } else { Kind::Document };
        }
    } else if !speaks_for_book && (is_journal || context.has_doi || context.awaits_issue()) {
        work.kind = Kind::ArticleJournal;
        work.container = Some(name.to_owned());
        work.score += name_score(name).min(1.0);
    } else {
        let (publisher, town) = publisher_and_town(name)?;
        work.kind = if details.number.is_some() || (context.is_group && details.edition.is_none()) {
            Kind::Report
        } else {
            Kind::Book
        };
        work.publisher = Some(publisher);
        work.publisher_place = town;
        work.score += WEIGHTS.details;
    }
    work.details = details;
    Some(work)
}

/// `PhD thesis, University of Hull`, `Unpublished doctoral dissertation. University of Hull`.
pub(super) fn thesis_sentence(text: &str, context: Context<'_>) -> Option<Work> {
    let (before, locator) = locator::split(text, context.is_dated);
    let before = before.trim_end_matches([' ', ',', ';', '.']);
    let (first, rest) =
        before.split_once(". ").filter(|(first, _)| !first.ends_with("diss")).unwrap_or((before, ""));
    let mut thesis = details::thesis(first)?;
    if thesis.university.is_none() && !rest.is_empty() {
        thesis.university = Some(rest.to_owned());
    }
    let details = Details { thesis: Some(thesis), ..Details::default() };
    Some(Work { kind: Kind::Thesis, details, locator, score: WEIGHTS.details, ..Work::default() })
}
