//! Works with a journal after the title, or a publisher if there is no evidence for a journal.

use super::by_sentence::{sentences_of_book, talk};
use super::candidate::{Work, clean_title};
use super::context::Context;
use super::plausible::{WEIGHTS, is_book_like, is_journal_like, is_publisher_like, name_score};
use super::publisher;
use crate::details::{self, Details};
use crate::lexis;
use crate::locator::{self, Locator};
use crate::names;
use crate::record::Kind;
use crate::sentences::{self, Boundary};

/// The most boundaries before the locator to try.
const MOST_BOUNDARIES: usize = 24;

/// The longest name, in bytes.
const LONGEST_NAME: usize = 300;

/// Title, container and locator.
pub(super) fn read(rest: &str, context: Context<'_>) -> Option<Work> {
    let (before, locator) = split_locator(rest.trim(), context.is_dated);
    let before = before.trim_end_matches([' ', ',', ';', ':']);
    if let Some(work) = talk(rest.trim(), &Locator::default()) {
        return Some(work);
    }
    if let Some(work) = sentences_of_book(before, &locator, context) {
        return Some(work);
    }
    // `Title. Journal, 28(1), 21–30. Cambridge University Press.`
    if !locator.has_location()
        && let Some((end, publisher)) = last_publisher(before)
        && let (_, locator) = split_locator(&before[..end], context.is_dated)
        && locator.is_in_journal()
        && locator.page.is_some()
    {
        return read(&before[..end], context)
            .map(|work| Work { publisher: Some(publisher.to_owned()), ..work });
    }
    if let Some((end, publisher)) = last_publisher(before).filter(|_| locator.is_in_journal())
        && let Some((score, title, container)) = best_split(&before[..end], &locator)
    {
        let mut work = named(&container, locator, context)?;
        work.title = clean_title(title);
        work.publisher = Some(publisher.to_owned());
        work.score += score.min(1.0);
        return Some(work);
    }
    // `Psicologia em Estudo, Maringá, v. 12, n. 3`: ABNT names the town of a journal.
    let (before, town) = match town_of_journal(before, &rest.trim()[before.len()..]) {
        Some((journal, town)) => (journal, Some(town.to_owned())),
        None => (before, None),
    };
    let best = best_split(before, &locator);
    // A title alone.
    let alone = if locator.has_location() { WEIGHTS.title_alone } else { 0.0 };
    match best {
        Some((score, title, container)) if score > alone => {
            let mut work = named(&container, locator, context)?;
            work.title = clean_title(title);
            work.score += score.min(1.0);
            work.publisher_place = work.publisher_place.or(town);
            Some(work)
        }
        _ => {
            let kind = alone_kind(&locator, context);
            Some(Work { kind, title: clean_title(before), locator, score: alone, ..Work::default() })
        }
    }
}

/// The journal and its town, if a locator in ABNT’s style follows.
fn town_of_journal<'a>(before: &'a str, locator: &str) -> Option<(&'a str, &'a str)> {
    let is_abnt = locator.trim_start_matches([',', ' ']).starts_with("v.");
    let (journal, town) = before.rsplit_once(", ").filter(|_| is_abnt)?;
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "de" | "do" | "da" | "dos" | "del")
    };
    let is_town = town.split(' ').count() <= 4
        && town.starts_with(char::is_uppercase)
        && town.split(' ').all(is_name)
        && !is_journal_like(town);
    (is_town && journal.contains(". ")).then_some((journal, town))
}

/// The most plausible split of a text into title and container.
fn best_split<'a>(before: &'a str, locator: &Locator) -> Option<(f32, &'a str, String)> {
    let all = sentences::boundaries(before);
    all.iter()
        .rev()
        .take(MOST_BOUNDARIES)
        .filter_map(|boundary| {
            let (title, container) = (&before[..boundary.end], clean_container(&before[boundary.start..]));
            let score = split_score(title, &container, *boundary, &all, locator)?;
            Some((score, title, container))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
}

/// `Title. Journal. Cambridge University Press; 2019;214(3):120–7`, as exported by Mendeley: the end of the journal,
/// and the publisher.
fn last_publisher(before: &str) -> Option<(usize, &str)> {
    let stops: Vec<_> =
        sentences::boundaries(before).into_iter().filter(|boundary| boundary.is_stop).collect();
    let [_, .., last] = stops.as_slice() else { return None };
    let name = before[last.start..].trim_matches(['.', ',', ';', ' ']);
    (is_publisher_like(name) && !is_journal_like(name)).then_some((last.end, name))
}

/// The locator at the end of the text; but in `Mental health needs, 2018` the number belongs to the title.
fn split_locator(text: &str, is_dated: bool) -> (&str, Locator) {
    let (before, locator) = locator::split(text, is_dated);
    let is_number = locator.issue.is_none()
        && locator.page.is_none()
        && locator.chapter.is_none()
        && locator.dated.is_none();
    let has_name = || sentences::boundaries(before).iter().any(|boundary| boundary.is_stop);
    if is_number && !has_name() { (text, Locator::default()) } else { (before, locator) }
}

/// Reads only a container and a locator after a title.
pub(super) fn container(rest: &str, context: Context<'_>) -> Option<Work> {
    let (before, locator) = locator::split(rest.trim(), context.is_dated);
    let name = clean_container(before);
    if name.is_empty() {
        let kind = alone_kind(&locator, context);
        return Some(Work { kind, locator, ..Work::default() });
    }
    let mut work = named(&name, locator, context)?;
    work.score += name_score(&name).min(1.0);
    Some(work)
}

/// The kind of a work without a container.
fn alone_kind(locator: &Locator, context: Context<'_>) -> Kind {
    if locator.volume.is_some() {
        Kind::ArticleJournal
    } else if context.is_edited {
        Kind::Book
    } else if context.is_on_website() {
        Kind::Webpage
    } else if context.is_group && (context.is_dated || locator.dated.is_some()) {
        Kind::Report
    } else {
        Kind::Document
    }
}

/// The score for ending the title at a boundary.
fn split_score(
    title: &str,
    container: &str,
    boundary: Boundary,
    all: &[Boundary],
    locator: &Locator,
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
    } else if is_publisher_like(container) && !locator.has_location() {
        // `Palgrave Macmillan, London` is one publisher.
        let (_, town) = publisher::publisher_and_town(container)?;
        score += if town.is_some() { WEIGHTS.publisher_and_town } else { WEIGHTS.publisher_after_comma };
    } else if !locator.has_location() && !is_journal_like(container) {
        score += WEIGHTS.unknown_after_comma;
    } else if later().any(|other| !other.is_stop) && !continues_name(container) {
        score += WEIGHTS.inner_comma;
    }
    if boundary.is_abbreviation && locator.has_location() {
        score += WEIGHTS.abbreviation;
    }
    Some(score)
}

/// `Psychology, Health & Medicine`: short capitalised phrases in one name.
fn continues_name(container: &str) -> bool {
    let mut phrases = container.split(", ");
    let first = phrases.next().unwrap_or_default();
    let is_first = first.split(' ').count() <= 2 && is_journal_like(first) && !first.contains("Journal");
    is_first
        && phrases.all(|phrase| {
            phrase.contains('&') || phrase.starts_with("and ") || phrase.split(' ').count() <= 2
        })
}

/// The name without surrounding punctuation; a final full stop stays if other words have one, too.
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

/// The translator precedes the publisher in `Translated by Ruth Stone, Wren` and `Translated by R. Stone. Oxford: Wren`.
fn without_translator(text: &str) -> &str {
    let rest = text.strip_prefix("Translated by ").or_else(|| text.strip_prefix("Trans. "));
    let Some(rest) = rest else { return text };
    let is_end = |at: usize| {
        rest[at..].starts_with(',') || !rest[..at].rsplit(' ').next().is_some_and(names::is_initials)
    };
    let mut ends =
        rest.match_indices([',', '.']).map(|(at, _)| at).filter(|at| rest[at + 1..].starts_with(' '));
    ends.find(|at| is_end(*at)).map_or(text, |at| rest[at + 1..].trim_start())
}

/// A journal, a publisher or a server, according to its name and the context.
fn named(name: &str, locator: Locator, context: Context<'_>) -> Option<Work> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    let in_journal = locator.is_in_journal();
    let work = preprint(name)
        .or_else(|| if in_journal { None } else { thesis(name) })
        .or_else(|| {
            if is_publisher(name, &locator, context) { published(name, &locator, context) } else { None }
        })
        .unwrap_or_else(|| Work {
            // `Handbook of group therapy, 45–67`, as Google Scholar cites chapters.
            kind: if context.is_on_website() && !locator.has_location() && !is_periodical(name) {
                Kind::Webpage
            } else if is_book_like(name) && locator.page.is_some() && locator.issue.is_none() {
                Kind::Chapter
            } else {
                Kind::ArticleJournal
            },
            container: Some(name.to_owned()),
            score: match (in_journal, locator.page.is_some()) {
                (true, _) => WEIGHTS.volume,
                (false, true) => WEIGHTS.pages,
                (false, false) => WEIGHTS.journal_alone,
            },
            ..Work::default()
        });
    Some(Work { locator, ..work })
}

/// `medRxiv`, `medRxiv 2020.05.05.20091234`
fn preprint(name: &str) -> Option<Work> {
    let name = name.strip_prefix("Available at ").unwrap_or(name);
    let numbered =
        name.rsplit_once(' ').filter(|(_, number)| number.starts_with(|c: char| c.is_ascii_digit()));
    let (server, number) =
        numbered.map_or((name, None), |(server, number)| (server, Some(number.to_owned())));
    let server = server.trim_end_matches(',');
    let server =
        server.strip_suffix(" preprint").or_else(|| server.strip_suffix(" Preprint")).unwrap_or(server);
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

fn published(name: &str, locator: &Locator, context: Context<'_>) -> Option<Work> {
    if context.is_on_website() && !locator.has_location() && !publisher::names_town(name) {
        return Some(Work {
            kind: Kind::Webpage,
            container: Some(name.to_owned()),
            score: WEIGHTS.publisher,
            ..Work::default()
        });
    }
    // `Depression in adults. NICE guideline NG222`
    if let Some(number) = details::report_code(name) {
        let details = Details { number: Some(number), ..Details::default() };
        return Some(Work { kind: Kind::Report, details, score: WEIGHTS.details, ..Work::default() });
    }
    let (publisher, publisher_place) = publisher::publisher_and_town(name)?;
    Some(Work {
        kind: if context.is_group { Kind::Report } else { Kind::Book },
        publisher: Some(publisher),
        publisher_place,
        score: WEIGHTS.publisher,
        ..Work::default()
    })
}

/// Whether a name after a title is a publisher rather than a journal.
fn is_publisher(name: &str, locator: &Locator, context: Context<'_>) -> bool {
    if locator.is_in_journal() {
        return false;
    }
    let says_so = context.is_edited
        || publisher::names_town(name)
        || (is_publisher_like(name) && !has_journal_name(name));
    let has_pages = locator.page.is_some();
    // A journal article that awaits an issue has no pages yet, and articles have a DOI.
    let is_body = is_organisation(name) && !has_pages && !context.awaits_issue();
    let is_unknown = !is_journal_like(name) && !has_pages && !context.awaits_issue() && !context.has_doi;
    says_so || is_body || is_unknown
}

/// `Lakeside Health Board`: the last word excludes a journal.
fn is_organisation(name: &str) -> bool {
    !has_journal_name(name)
        && name.split(' ').count() > 1
        && name.split(' ').next_back().is_some_and(lexis::is_organisation_word)
}

/// `Therapy Today Online`, `The New York Times`: other periodicals.
fn is_periodical(name: &str) -> bool {
    let is_word = |word: &str| {
        matches!(word, "Today" | "Times" | "Magazine" | "News" | "Post" | "Guardian" | "Quarterly")
    };
    has_journal_name(name) || name.split(' ').any(is_word)
}

/// `Journal of …`: names with a word that only journals have, even beside a publisher’s word.
fn has_journal_name(name: &str) -> bool {
    ["Journal", "Review", "Psychiatry", "Psychotherapy", "Annals", "Archives"]
        .iter()
        .any(|word| name.split(' ').any(|part| part == *word))
        && !name.contains("Press")
        && !name.contains("Publish")
}
