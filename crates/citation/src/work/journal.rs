//! Works whose title is followed by the name of a journal, or of a publisher where nothing speaks for a journal.

use super::book;
use super::{Context, Work, clean_title, is_journal_like, is_publisher_like, name_score};
use crate::details::{self, Details};
use crate::lexis;
use crate::locator::{self, Locator};
use crate::record::Kind;
use crate::sentences::{self, Boundary};

/// So many boundaries before the locator are tried.
const MOST_BOUNDARIES: usize = 24;

/// Title, container and locator.
pub(super) fn read(rest: &str, context: Context<'_>) -> Option<Work> {
    let (before, place) = split_locator(rest, context);
    let before = before.trim_end_matches([' ', ',', ';', ':']);
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
    let alone = if place.is_place() { -0.8 } else { 0.0 };
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

/// The rest after a title: container and locator, nothing more.
pub(super) fn container(rest: &str, context: Context<'_>) -> Option<Work> {
    let (before, place) = split_locator(rest, context);
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
    } else if context.is_group && context.is_dated {
        Kind::Report
    } else {
        Kind::Document
    }
}

fn split_locator<'a>(rest: &'a str, context: Context<'_>) -> (&'a str, Locator) {
    let rest = rest.trim();
    match locator::find(rest, context.is_dated) {
        Some((at, place)) => (&rest[..at], place),
        None => (rest, Locator::default()),
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
    let inner_stops = all
        .iter()
        .filter(|other| other.start > boundary.start && other.is_stop && !other.is_abbreviation)
        .count();
    let inner_stops = u8::try_from(inner_stops).unwrap_or(u8::MAX);
    let mut score = name_score(container) - f32::from(inner_stops) * 0.9;
    if boundary.is_stop {
        score += 0.9;
    } else if is_publisher_like(container) && !place.is_place() {
        // `Palgrave Macmillan, London` is one publisher; a title before it has no commas of that kind.
        let (_, town) = book::place_and_publisher(container)?;
        score += if town.is_some() { 0.6 } else { 0.3 };
    } else if !place.is_place() && !is_journal_like(container) {
        // After a comma, without volume or pages, only what sounds like a journal is one.
        score -= 1.0;
    } else if all.iter().any(|other| !other.is_stop && other.start > boundary.start)
        && !continues_name(container)
    {
        score -= 0.5;
    }
    if boundary.is_abbreviation && place.is_place() {
        score -= 1.2;
    }
    // A locator without a journal would be strange.
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
    // Nobody's name is a whole paragraph.
    if name.len() > 300 {
        return None;
    }
    let in_journal = place.volume.is_some() || place.issue.is_some();
    let has_pages = place.page.is_some();
    // `medRxiv 2020.05.05.20091234`
    if let Some((server, number)) = name.split_once(' ')
        && lexis::is_preprint_server(server)
        && number.starts_with(|c: char| c.is_ascii_digit())
    {
        let details = Details { number: Some(number.to_owned()), ..Details::default() };
        let publisher = Some(server.to_owned());
        return Some(Work { kind: Kind::Article, publisher, details, place, score: 1.0, ..Work::default() });
    }
    if lexis::is_preprint_server(name) {
        return Some(Work {
            kind: Kind::Article,
            publisher: Some(name.to_owned()),
            place,
            score: 1.0,
            ..Work::default()
        });
    }
    if !in_journal && let Some(thesis) = details::thesis(name) {
        return Some(Work {
            details: Details { thesis: Some(thesis), ..Details::default() },
            place,
            ..Work::default()
        });
    }
    let place_score = if in_journal {
        1.0
    } else if has_pages {
        0.6
    } else {
        0.2
    };
    let journal_like = is_journal_like(name);
    let is_book = !in_journal
        && (context.is_edited
            || book::names_town(name)
            || (is_publisher_like(name) && !has_journal_name(name))
            || (is_organisation(name) && !has_pages && !context.awaits_issue())
            || (!journal_like && !has_pages && !context.awaits_issue() && !context.has_doi));
    if is_book {
        let (publisher, town) = book::place_and_publisher(name)?;
        let kind = if context.is_group { Kind::Report } else { Kind::Book };
        return Some(Work {
            kind,
            publisher: Some(publisher),
            publisher_place: town,
            place,
            score: 0.4,
            ..Work::default()
        });
    }
    if context.is_group && !in_journal && !has_pages && context.has_url && !context.has_doi && !journal_like {
        let publisher = Some(name.to_owned());
        return Some(Work { kind: Kind::Report, publisher, place, score: place_score, ..Work::default() });
    }
    Some(Work {
        kind: Kind::ArticleJournal,
        container: Some(name.to_owned()),
        place,
        score: place_score,
        ..Work::default()
    })
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

/// `Title. 2nd ed. New York: Guilford`, `Title, 2nd edn, London: Sage`, `Title. PhD thesis, University of Hull`.
fn sentences_of_book(before: &str, place: &Locator, context: Context<'_>) -> Option<Work> {
    if place.volume.is_some() && place.issue.is_some() {
        return None;
    }
    let all = sentences::boundaries(before);
    for (number, boundary) in all.iter().enumerate().take(MOST_BOUNDARIES) {
        let end = all.get(number + 1).map_or(before.len(), |next| next.end);
        let part = before.get(boundary.start..end)?.trim();
        // `ed.` and the like end no sentence; the boundary may only be the next one.
        let (edition, part_end) = match part.find(" ed. ").or_else(|| part.find(" edn. ")) {
            Some(at) => (details::edition(&part[..at + 4]), boundary.start + at + 5),
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
