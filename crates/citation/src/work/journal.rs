//! Works whose title is followed by the name of a journal, or of a publisher where nothing speaks for a journal.

use super::book;
use super::plausible::{WEIGHTS, is_journal_like, is_publisher_like, name_score};
use super::{Context, Work, clean_title};
use crate::details::{self, Details};
use crate::lexis;
use crate::locator::{self, Locator};
use crate::record::Kind;
use crate::sentences::{self, Boundary};

/// So many boundaries before the locator are tried.
const MOST_BOUNDARIES: usize = 24;

/// No name is longer, in bytes.
const LONGEST_NAME: usize = 300;

/// Title, container and locator.
pub(super) fn read(rest: &str, context: Context<'_>) -> Option<Work> {
    let (before, place) = split_locator(rest.trim(), context.is_dated);
    let before = before.trim_end_matches([' ', ',', ';', ':']);
    if let Some(work) = talk(rest.trim(), &Locator::default()) {
        return Some(work);
    }
    if let Some(work) = sentences_of_book(before, &place, context) {
        return Some(work);
    }
    let all = sentences::boundaries(before);
    let best = all
        .iter()
        .rev()
        .take(MOST_BOUNDARIES)
        .filter_map(|boundary| {
            let (title, container) = (&before[..boundary.end], clean_container(&before[boundary.start..]));
            let score = split_score(title, &container, *boundary, &all, &place)?;
            Some((score, title, container))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0));
    // A title alone.
    let alone = if place.is_place() { WEIGHTS.title_alone } else { 0.0 };
    match best {
        Some((score, title, container)) if score > alone => {
            let mut work = named(&container, place, context)?;
            work.title = clean_title(title);
            work.score += score.min(1.0);
            Some(work)
        }
        _ => {
            let kind = alone_kind(&place, context);
            Some(Work { kind, title: clean_title(before), place, score: alone, ..Work::default() })
        }
    }
}

/// The locator that ends the text; but of `Mental health needs, 2018` the number is the title’s.
fn split_locator(text: &str, is_dated: bool) -> (&str, Locator) {
    let (before, place) = locator::split(text, is_dated);
    let is_number =
        place.issue.is_none() && place.page.is_none() && place.chapter.is_none() && place.dated.is_none();
    let has_name = || sentences::boundaries(before).iter().any(|boundary| boundary.is_stop);
    if is_number && !has_name() { (text, Locator::default()) } else { (before, place) }
}

/// The rest after a title: container and locator, nothing more.
pub(super) fn container(rest: &str, context: Context<'_>) -> Option<Work> {
    let (before, place) = locator::split(rest.trim(), context.is_dated);
    let name = clean_container(before);
    if name.is_empty() {
        let kind = alone_kind(&place, context);
        return Some(Work { kind, place, ..Work::default() });
    }
    let mut work = named(&name, place, context)?;
    work.score += name_score(&name).min(1.0);
    Some(work)
}

/// A title, after which only identifiers follow.
fn alone_kind(place: &Locator, context: Context<'_>) -> Kind {
    if place.volume.is_some() {
        Kind::ArticleJournal
    } else if context.is_edited {
        Kind::Book
    } else if context.is_on_website() {
        Kind::Webpage
    } else if context.is_group && context.is_dated {
        Kind::Report
    } else {
        Kind::Document
    }
}

/// How good it is to end the title at a boundary.
fn split_score(
    title: &str,
    container: &str,
    boundary: Boundary,
    all: &[Boundary],
    place: &Locator,
) -> Option<f32> {
    if title.trim().is_empty() || container.is_empty() {
        return None;
    }
    let later = || all.iter().filter(|other| other.start > boundary.start);
    let inner_stops = later().filter(|other| other.is_stop && !other.is_abbreviation).count();
    let mut score =
        name_score(container) + WEIGHTS.inner_stop * f32::from(u8::try_from(inner_stops).unwrap_or(u8::MAX));
    if boundary.is_stop {
        score += WEIGHTS.stop;
    } else if is_publisher_like(container) && !place.is_place() {
        // `Palgrave Macmillan, London` is one publisher.
        let (_, town) = book::place_and_publisher(container)?;
        score += if town.is_some() { WEIGHTS.publisher_and_town } else { WEIGHTS.publisher_after_comma };
    } else if !place.is_place() && !is_journal_like(container) {
        score += WEIGHTS.unknown_after_comma;
    } else if later().any(|other| !other.is_stop) && !continues_name(container) {
        score += WEIGHTS.inner_comma;
    }
    if boundary.is_abbreviation && place.is_place() {
        score += WEIGHTS.abbreviation;
    }
    Some(score)
}

/// `Psychology, Health & Medicine`: short capitalised phrases that one name joins.
fn continues_name(container: &str) -> bool {
    let mut phrases = container.split(", ");
    let first = phrases.next().unwrap_or_default();
    let is_first = first.split(' ').count() <= 2 && is_journal_like(first) && !first.contains("Journal");
    is_first
        && phrases.all(|phrase| {
            phrase.contains('&') || phrase.starts_with("and ") || phrase.split(' ').count() <= 2
        })
}

/// Without punctuation around it; with the full stop of an abbreviation if others have theirs.
fn clean_container(text: &str) -> String {
    let text = without_translator(
        text.trim().trim_matches(['“', '”', '"']).trim_start_matches(['.', ',', ';', ':', ' ']),
    );
    let bare = text.trim_end_matches([',', ';', ':', ' ', '(', '[']);
    let stripped = bare.trim_end_matches(['.', ',', ' ']);
    if bare.ends_with('.') && stripped.contains(". ")
        || bare.ends_with("Inc.")
        || bare.ends_with("Ltd.")
        || bare.ends_with("Co.")
    {
        format!("{stripped}.")
    } else {
        stripped.to_owned()
    }
}

/// MLA names the translator before the publisher: `Translated by Ruth Stone, Wren`.
fn without_translator(text: &str) -> &str {
    let after = text.strip_prefix("Translated by ").and_then(|rest| rest.split_once(", "));
    after.map_or(text, |(_, publisher)| publisher)
}

/// A journal, a publisher, or a server, by what it is called and what else is known.
fn named(name: &str, place: Locator, context: Context<'_>) -> Option<Work> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    let in_journal = place.is_in_journal();
    let work = preprint(name)
        .or_else(|| if in_journal { None } else { thesis(name) })
        .or_else(|| if is_publisher(name, &place, context) { published(name, &place, context) } else { None })
        .unwrap_or_else(|| Work {
            kind: Kind::ArticleJournal,
            container: Some(name.to_owned()),
            score: match (in_journal, place.page.is_some()) {
                (true, _) => WEIGHTS.volume,
                (false, true) => WEIGHTS.pages,
                (false, false) => WEIGHTS.journal_alone,
            },
            ..Work::default()
        });
    Some(Work { place, ..work })
}

/// `medRxiv`, `medRxiv 2020.05.05.20091234`
fn preprint(name: &str) -> Option<Work> {
    let numbered =
        name.split_once(' ').filter(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()));
    let (server, number) =
        numbered.map_or((name, None), |(server, number)| (server, Some(number.to_owned())));
    let details = Details { number, ..Details::default() };
    let publisher = Some(server.to_owned());
    let score = WEIGHTS.volume;
    lexis::is_preprint_server(server).then(|| Work {
        kind: Kind::Article,
        publisher,
        details,
        score,
        ..Work::default()
    })
}

fn thesis(name: &str) -> Option<Work> {
    let thesis = Some(details::thesis(name)?);
    Some(Work { details: Details { thesis, ..Details::default() }, ..Work::default() })
}

fn published(name: &str, place: &Locator, context: Context<'_>) -> Option<Work> {
    if context.is_on_website() && !place.is_place() && !book::names_town(name) {
        return Some(Work {
            kind: Kind::Webpage,
            container: Some(name.to_owned()),
            score: WEIGHTS.publisher,
            ..Work::default()
        });
    }
    let (publisher, publisher_place) = book::place_and_publisher(name)?;
    Some(Work {
        kind: if context.is_group { Kind::Report } else { Kind::Book },
        publisher: Some(publisher),
        publisher_place,
        score: WEIGHTS.publisher,
        ..Work::default()
    })
}

/// Whether a name after a title is that of a publisher, and not of a journal.
fn is_publisher(name: &str, place: &Locator, context: Context<'_>) -> bool {
    if place.is_in_journal() {
        return false;
    }
    let says_so =
        context.is_edited || book::names_town(name) || (is_publisher_like(name) && !has_journal_name(name));
    let has_pages = place.page.is_some();
    // Journals that await an issue have no pages yet, and articles have a DOI.
    let is_body = is_organisation(name) && !has_pages && !context.awaits_issue();
    let is_unknown = !is_journal_like(name) && !has_pages && !context.awaits_issue() && !context.has_doi;
    says_so || is_body || is_unknown
}

/// `Lakeside Health Board`: the last word says that it is no journal.
fn is_organisation(name: &str) -> bool {
    !has_journal_name(name)
        && name.split(' ').count() > 1
        && name.split(' ').next_back().is_some_and(lexis::is_organisation_word)
}

/// `Journal of …`, `Sage Open`: journals in whose names publishers' words are.
fn has_journal_name(name: &str) -> bool {
    ["Journal", "Review", "Psychiatry", "Psychotherapy", "Annals", "Archives"]
        .iter()
        .any(|word| name.split(' ').any(|part| part == *word))
        && !name.contains("Press")
        && !name.contains("Publish")
}

/// `Paper presented at the meeting of the Society, Leeds`: a talk.
fn talk(before: &str, place: &Locator) -> Option<Work> {
    let all = sentences::boundaries(before);
    all.iter().filter(|boundary| boundary.is_stop).find_map(|boundary| {
        let sentence = &before[boundary.start..];
        let (genre, event) = sentence.split_once(" presented at ")?;
        let is_talk = genre.starts_with(char::is_uppercase) && genre.split(' ').count() <= 3;
        let event = event.trim_start_matches("the ").trim_end_matches(['.', ' ']);
        let (event, town) =
            event.split_once(", ").map_or((event, None), |(event, town)| (event, Some(town.to_owned())));
        let details = Details { presentation: Some(format!("{genre} presented")), ..Details::default() };
        is_talk.then(|| Work {
            title: clean_title(&before[..boundary.end]),
            container: Some(town.map_or_else(|| event.to_owned(), |town| format!("{event}, {town}"))),
            place: place.clone(),
            details,
            score: WEIGHTS.details,
            ..Work::default()
        })
    })
}

/// `Title. 2nd ed. New York: Guilford`, `Title, 2nd edn, London: Sage`, `Title. PhD thesis, University of Hull`.
fn sentences_of_book(before: &str, place: &Locator, context: Context<'_>) -> Option<Work> {
    if place.volume.is_some() && place.issue.is_some() {
        return None;
    }
    let all = sentences::boundaries(before);
    for (number, boundary) in all.iter().enumerate().take(MOST_BOUNDARIES) {
        let end = all.get(number + 1).map_or(before.len(), |next| next.end);
        let part = before.get(boundary.start..end)?.trim();
        if boundary.is_stop
            && let Some(version) = details::version(part)
        {
            let rest = before.get(end..).unwrap_or_default().trim_matches(['.', ',', ' ']);
            let details = Details { version: Some(version), ..Details::default() };
            return book::after_details(&before[..boundary.end], rest, details, context);
        }
        // `ed.` and the like end no sentence; the boundary may only be the next one.
        let mark =
            [" ed. ", " edn. ", " Aufl. "].iter().find_map(|mark| Some((part.find(mark)?, mark.len() - 1)));
        let (edition, part_end) = match mark {
            Some((at, length)) => (details::edition(&part[..at + length]), boundary.start + at + length),
            None => (details::edition(part), end + 1),
        };
        if let Some(edition) = edition {
            let rest = before.get(part_end..).unwrap_or_default();
            let details = Details { edition: Some(edition), ..Details::default() };
            let rest = rest.trim_matches(['.', ',', ' ']);
            let mut work = book::after_details(&before[..boundary.end], rest, details, context)?;
            work.place.fill(place.clone());
            return Some(work);
        }
        // After a comma, `a thesis` may be words of the title.
        let thesis = details::thesis(&before[boundary.start..]);
        if thesis.is_some_and(|thesis| boundary.is_stop || thesis.university.is_some()) {
            let mut work = book::thesis_sentence(&before[boundary.start..], context)?;
            work.title = clean_title(&before[..boundary.end]);
            work.place.fill(place.clone());
            return Some(work);
        }
    }
    None
}
