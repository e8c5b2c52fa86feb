//! The text after authors and date: title, journal or book, publisher, locator.

mod book;
mod by_sentence;
mod candidate;
mod context;
mod editors;
pub(crate) mod imprint;
mod journal;
mod plausible;
mod publisher;

pub(crate) use self::candidate::Work;
pub(crate) use self::context::Context;

use self::candidate::clean_title;
use self::plausible::{WEIGHTS, is_journal_like, title_score};
use crate::dates::{self, DateForm, Dated};
use crate::details;
use crate::editions;
use crate::lexis;
use crate::record::Kind;
use crate::sentences;

/// Reads a work whose title was printed before the date; the rest names the journal.
pub(crate) fn after_title(title: &str, rest: &str, context: Context<'_>) -> Option<Work> {
    let mut work = journal::container(rest, context)?;
    work.title = clean_title(title);
    finish(work)
}

/// Reads everything after authors and date.
pub(crate) fn read(rest: &str, context: Context<'_>) -> Option<Work> {
    let rest = without_original(rest);
    // After `(2019).` quotation marks belong to the title: APA adds none.
    let keeps_quotes = context.form == DateForm::BracketAndStop && !rest.starts_with(['\'', '‘', '«']);
    if let Some((title, after)) = sentences::quoted(rest)
        && (!keeps_quotes || title.ends_with(['.', ',']))
        && let Some(work) = after_quoted(title, after, context)
    {
        return finish(work);
    }
    if let Some(work) = book::chapter(rest, context) {
        return finish(work);
    }
    if context.form == DateForm::None
        && let Some(work) = imprint::book(rest)
    {
        return finish(work);
    }
    if let Some((end, start, details)) = details::find(rest) {
        return book::after_details(
            &rest[..end],
            rest[start..].trim_start_matches(['.', ',', ' ']),
            details,
            context,
        )
        .and_then(finish);
    }
    journal::read(rest, context).and_then(finish)
}

/// The text without a final `(Original work published 1974)`.
fn without_original(rest: &str) -> &str {
    match rest.rsplit_once(['(', '[']) {
        Some((before, inside)) if inside.to_lowercase().starts_with("original") => before.trim_end(),
        _ => rest,
    }
}

/// Reads a work whose title was in quotation marks.
fn after_quoted(title: &str, after: &str, context: Context<'_>) -> Option<Work> {
    // The title continues after the quotation in `“Why?”: A study`, and in `“Cohesion” in groups`.
    let next = after.trim_start();
    let is_in = next.starts_with("in") && title.ends_with(['.', ',', '?', '!']);
    if after.starts_with(':') || (next.starts_with(char::is_lowercase) && !is_in) {
        return None;
    }
    let after = after.trim_start_matches([',', '.', ';', ' ']);
    let (dated, after) = leading_date(after);
    let context = Context { is_dated: context.is_dated || dated.is_some(), ..context };
    let mut work = if let Some(work) = book::in_book(after, context) {
        work
    } else if let Some((end, details)) = details::leading(after) {
        let rest = after[end..].trim_start_matches(['.', ',', ' ']);
        book::after_details("", rest, details, context)?
    } else if let Some(work) = book::thesis_sentence(after, context) {
        work
    } else {
        journal::container(after, context)?
    };
    work.locator.dated = work.locator.dated.or(dated);
    // Book titles are not in quotation marks: a name without a town is a newspaper or a website.
    if work.kind == Kind::Book && work.publisher_place.is_none() && work.details.edition.is_none() {
        work.container = work.publisher.take();
        work.kind = if context.has_url && !context.has_doi { Kind::Webpage } else { Kind::ArticleJournal };
    }
    // MLA: `“Title.” Book, Publisher, 2015, pp. 3–19`.
    let is_loose = !work.locator.is_in_journal() && work.locator.page.is_some();
    if work.kind == Kind::ArticleJournal
        && is_loose
        && context.form == DateForm::None
        && let Some((book, publisher)) = work.container.as_deref().and_then(|name| name.split_once(", "))
        && !publisher.contains(',')
        && !is_journal_like(publisher)
    {
        (work.publisher, work.container) = (Some(publisher.to_owned()), Some(book.to_owned()));
        work.kind = Kind::Chapter;
    }
    work.title = clean_title(title);
    work.score += WEIGHTS.quoted;
    Some(work)
}

/// `(1998) Free Associations`: the date between title and journal.
fn leading_date(text: &str) -> (Option<Dated>, &str) {
    let inside = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match inside.and_then(|(inside, rest)| Some((dates::read(inside)?, rest))) {
        Some((dated, rest)) => (Some(dated), rest.trim_start_matches([',', '.', ':', ' '])),
        None => (None, text),
    }
}

/// The start of a preprint server, with or without its number, at the end of a title.
fn server_at(title: &str) -> Option<usize> {
    let at = [". ", "? ", "! "].iter().filter_map(|stop| title.rfind(stop)).max()? + 1;
    let name = title[at..].trim();
    let is_numbered = name.split_once(' ').is_some_and(|(server, number)| {
        lexis::is_preprint_server(server) && number.starts_with(|c: char| c.is_ascii_digit())
    });
    (is_numbered || lexis::is_preprint_server(name)).then_some(at)
}

/// The last checks, which apply to all works.
fn finish(mut work: Work) -> Option<Work> {
    let letters = work.title.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 || editions::edition(&work.title).is_some() {
        return None;
    }
    work.score += title_score(&work.title);
    let is_book =
        matches!(work.kind, Kind::Book | Kind::Report | Kind::Chapter) && work.details.edition.is_none();
    let name = if work.kind == Kind::Chapter { work.container.as_mut() } else { Some(&mut work.title) };
    if is_book
        && let Some(name) = name
        && let Some((title, edition)) = editions::final_edition(name)
    {
        *name = title.to_owned();
        work.details.edition = Some(edition);
    }
    work.locator.fill(std::mem::take(&mut work.details.locator));
    if work.editors.is_empty() {
        work.editors = std::mem::take(&mut work.details.editors);
    }
    if let Some(thesis) = work.details.thesis.take() {
        work.kind = Kind::Thesis;
        work.genre = Some(thesis.genre);
        if thesis.university.is_some() {
            work.publisher = thesis.university;
            work.publisher_place = thesis.town;
        }
        work.container = None;
        work.score += WEIGHTS.thesis;
    }
    if let Some(genre) = work.details.manuscript.take() {
        work.kind = Kind::Manuscript;
        work.genre = Some(genre);
        work.publisher = work.publisher.or(work.container.take());
        work.score += WEIGHTS.details;
    }
    if let Some(kind) = work.details.kind.take() {
        work.kind = Kind::Other(kind.to_owned());
        work.publisher = work.publisher.or(work.container.take());
        work.score += WEIGHTS.details;
    }
    if let Some(genre) = work.details.presentation.take() {
        work.kind = Kind::Speech;
        work.genre = Some(genre);
        let event = work.container.take().or(work.publisher.take());
        let (title, town) = event.as_deref().map_or((None, None), |event| match event.split_once(", ") {
            Some((title, town)) => (Some(title.to_owned()), Some(town.to_owned())),
            None => (Some(event.to_owned()), None),
        });
        work.event = title;
        work.event_place = town;
    }
    // `Sensing of mood. medRxiv [Preprint]`
    if work.details.is_preprint
        && work.publisher.is_none()
        && let Some(at) = server_at(&work.title)
    {
        let server = work.title.split_off(at);
        let server = server.trim();
        // `bioRxiv 2021.03.01.433333 [Preprint]`
        let (server, number) = server
            .split_once(' ')
            .filter(|(server, _)| lexis::is_preprint_server(server))
            .unwrap_or((server, ""));
        work.details.number = work.details.number.take().or((!number.is_empty()).then(|| number.to_owned()));
        work.publisher = Some(server.to_owned());
        work.title = clean_title(&work.title);
        work.container = None;
    }
    let is_server = |name: &Option<String>| name.as_deref().is_some_and(lexis::is_preprint_server);
    if work.details.is_preprint || is_server(&work.container) || is_server(&work.publisher) {
        work.kind = Kind::Article;
        // `medRxiv. 2021 Mar 5:2021.03.01.21252001`
        if work.locator.page.as_ref().is_some_and(|page| page.contains('.')) {
            work.details.number = work.details.number.take().or(work.locator.page.take());
        }
        work.publisher = work.publisher.or(work.container.take());
        work.score += WEIGHTS.server;
    }
    Some(work)
}
