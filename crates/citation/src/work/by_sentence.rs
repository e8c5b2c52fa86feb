//! Works with a sentence of their own that names their kind: an edition, a thesis, a manuscript, a talk.

use super::book;
use super::candidate::{Work, clean_title};
use super::context::Context;
use super::plausible::WEIGHTS;
use crate::dates;
use crate::details::{self, Details};
use crate::editions;
use crate::locator::Locator;
use crate::sentences::{self, Boundary};

/// The most sentences to try.
const MOST_BOUNDARIES: usize = 24;

/// `Paper presented at the meeting of the Society, Leeds`: a talk.
pub(super) fn talk(before: &str, locator: &Locator) -> Option<Work> {
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
            locator: locator.clone(),
            details,
            score: WEIGHTS.details,
            ..Work::default()
        })
    })
}

/// `Title. 2019. University of Hull, PhD dissertation`: a thesis in MLA style.
fn thesis_of_mla(text: &str, boundary: Boundary) -> Option<Work> {
    let sentence = text[boundary.start..].trim_end_matches(['.', ' ']);
    let (date, sentence) = sentence.split_once(". ")?;
    let dated = dates::read(date).filter(|dated| dated.issued.is_some())?;
    let (university, genre) = sentence.rsplit_once(", ")?;
    let thesis = details::thesis(genre).filter(|thesis| thesis.university.is_none())?;
    let thesis = details::Thesis { university: Some(university.to_owned()), ..thesis };
    Some(Work {
        title: clean_title(&text[..boundary.end]),
        details: Details { thesis: Some(thesis), ..Details::default() },
        locator: Locator { dated: Some(dated), ..Locator::default() },
        score: WEIGHTS.details,
        ..Work::default()
    })
}

/// `Title. 2015. 120 f. Tese (Doutorado em Psicologia) – Universidade de Brasília, Brasília`: a thesis in ABNT’s style.
fn thesis_of_abnt(text: &str, boundary: Boundary) -> Option<Work> {
    let sentence = text[boundary.start..].trim_end_matches(['.', ',', ' ']);
    let (genre, institution) = [" – ", " - ", " — "].iter().find_map(|dash| sentence.split_once(dash))?;
    let is_thesis =
        ["Tese (", "Dissertação (", "Trabalho de Conclusão "].iter().any(|word| genre.starts_with(word));
    let (university, town) = institution
        .split_once(", ")
        .map_or((institution, None), |(name, town)| (name, Some(town.to_owned())));
    let mut title = text[..boundary.end].trim_end();
    // The year of the defence, and the number of leaves.
    while let Some((before, last)) = title.rsplit_once(". ")
        && (dates::year(last).is_some()
            || last.strip_suffix(" f").is_some_and(|leaves| leaves.parse::<u16>().is_ok()))
    {
        title = before;
    }
    let thesis = details::Thesis { genre: genre.to_owned(), university: Some(university.to_owned()), town };
    is_thesis.then(|| Work {
        title: clean_title(title),
        details: Details { thesis: Some(thesis), ..Details::default() },
        score: WEIGHTS.details,
        ..Work::default()
    })
}

/// `Title. Unpublished manuscript, University of Bergen`
fn manuscript(text: &str, boundary: Boundary) -> Option<Work> {
    let sentence = &text[boundary.start..];
    let (genre, institution) = sentence.split_once([',', '.']).unwrap_or((sentence, ""));
    let is_manuscript =
        matches!(genre.to_lowercase().as_str(), "unpublished manuscript" | "unpublished raw data");
    let publisher = institution.trim_matches([',', '.', ' ']);
    is_manuscript.then(|| Work {
        title: clean_title(&text[..boundary.end]),
        publisher: (!publisher.is_empty()).then(|| publisher.to_owned()),
        details: Details { manuscript: Some(genre.to_owned()), ..Details::default() },
        score: WEIGHTS.details,
        ..Work::default()
    })
}

/// `Title. 2nd ed. New York: Guilford`, `Title, 2nd edn, London: Sage`, `Title. PhD thesis, University of Hull`.
pub(super) fn sentences_of_book(before: &str, locator: &Locator, context: Context<'_>) -> Option<Work> {
    if locator.volume.is_some() && locator.issue.is_some() {
        return None;
    }
    let all = sentences::boundaries(before);
    for (number, boundary) in all.iter().enumerate().take(MOST_BOUNDARIES) {
        let end = all.get(number + 1).map_or(before.len(), |next| next.end);
        let part = before.get(boundary.start..end)?.trim();
        let version = || Some(Details { version: Some(details::version(part)?), ..Details::default() });
        let code = || Some(Details { number: Some(details::report_code(part)?), ..Details::default() });
        if boundary.is_stop
            && let Some(details) = version().or_else(code)
        {
            let rest = before.get(end..).unwrap_or_default().trim_matches(['.', ',', ' ']);
            let mut work = book::after_details(&before[..boundary.end], rest, details, context)?;
            work.locator.fill(locator.clone());
            return Some(work);
        }
        if boundary.is_stop
            && let Some(work) = thesis_of_abnt(before, *boundary)
        {
            return Some(Work { locator: locator.clone(), ..work });
        }
        if boundary.is_stop
            && let Some(work) = manuscript(before, *boundary).or_else(|| thesis_of_mla(before, *boundary))
        {
            return Some(work);
        }
        // `ed.` and similar words end no sentence, so `part` may go on after the edition.
        let mark =
            [" ed. ", " edn. ", " Aufl. "].iter().find_map(|mark| Some((part.find(mark)?, mark.len() - 1)));
        let (edition, part_end) = match mark {
            Some((at, length)) => (editions::edition(&part[..at + length]), boundary.start + at + length),
            None => (editions::edition(part), end + 1),
        };
        // `2nd edn London: Sage`, `2., überarb. Aufl. Berlin: Springer`
        let leading = || {
            let text = &before[boundary.start..];
            let (edition, rest) =
                editions::leading_edition(text).filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))?;
            Some((edition, before.len() - rest.len()))
        };
        let (edition, part_end) = match leading() {
            Some((edition, at)) => (Some(edition), at),
            None => (edition, part_end),
        };
        if let Some(edition) = edition {
            let rest = before.get(part_end..).unwrap_or_default();
            let details = Details { edition: Some(edition), ..Details::default() };
            let rest = rest.trim_matches(['.', ',', ' ']);
            let mut work = book::after_details(&before[..boundary.end], rest, details, context)?;
            work.locator.fill(locator.clone());
            return Some(work);
        }
        // After a comma, `a thesis` may be part of the title.
        let thesis = details::thesis(&before[boundary.start..]);
        if thesis.is_some_and(|thesis| boundary.is_stop || thesis.university.is_some()) {
            let mut work = book::thesis_sentence(&before[boundary.start..], context)?;
            work.title = clean_title(&before[..boundary.end]);
            work.locator.fill(locator.clone());
            return Some(work);
        }
    }
    None
}
