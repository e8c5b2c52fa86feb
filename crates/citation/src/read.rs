//! Selects the best way to read a citation.
//!
//! [`heads`](crate::heads) gives the ways to read the beginning; [`work`](crate::work) reads the rest of each. The
//! reading with the most evidence wins. It must have enough of it: names, a date, a location in a journal and an
//! identifier each count, so that a sentence of running text falls short.

use crate::dates::{self, DateForm, Dated};
use crate::declined;
use crate::heads::{self, Head};
use crate::identifiers::{self, Identifiers};
use crate::names;
use crate::normalise::normalise;
use crate::record::{Custom, Kind, Name, Record};
use crate::title_first;
use crate::work::{self, Context, Work};

/// The weight of each piece of evidence.
struct EvidenceWeights {
    names: f32,
    bracketed_date: f32,
    bare_date: f32,
    late_date: f32,
    status: f32,
    locator: f32,
    doi: f32,
    url: f32,
    container: f32,
    /// A title that reads like running text.
    prose: f32,
    /// The least sum for a citation.
    least: f32,
}

const WEIGHTS: EvidenceWeights = EvidenceWeights {
    names: 2.0,
    bracketed_date: 2.0,
    bare_date: 1.5,
    late_date: 1.0,
    status: 1.0,
    locator: 2.0,
    doi: 1.5,
    url: 0.5,
    container: 0.5,
    prose: -1.0,
    least: 3.9,
};

/// Verbs of running text, and “we”.
const VERBS: &[&str] = &[
    "are",
    "argued",
    "concluded",
    "examined",
    "found",
    "had",
    "has",
    "have",
    "is",
    "looked",
    "received",
    "reported",
    "reviewed",
    "showed",
    "suggested",
    "was",
    "we",
    "were",
    "wrote",
];

/// Reads a printed citation in any style as a [`Record`]; `None` if it is not a citation.
///
/// Only the printed text is used: titles, names and numbers stay as they are, except that any dash in a number becomes
/// a hyphen and initials are written `J. D.`. The citation may contain line breaks.
///
/// A DOI alone is a record of type `document`. A text of more than 20,000 characters is refused.
#[must_use]
pub fn read(text: &str) -> Option<Record> {
    let line = normalise(text)?;
    if declined::is_line(&line) {
        return None;
    }
    let (body, found) = identifiers::take(&line);
    if !body.chars().any(char::is_alphanumeric) {
        return found.doi.map(|doi| Record { doi: Some(doi), ..Record::default() });
    }
    let usual = Reading::best(heads::all(&body), &found);
    let is_usual = usual.as_ref().is_some_and(|reading| reading.head.names.is_some());
    // The names follow the title only where no other reading finds names.
    let titled =
        || Reading::best(title_first::all(&body), &found).filter(|reading| reading.work.is_in_dated_issue());
    let best = if is_usual { usual } else { titled().or(usual) }?;
    let has_address = found.doi.is_some() || found.url.is_some();
    (!declined::is_work(&best.work, has_address)).then(|| best.record(found))
}

/// One way to read a citation.
struct Reading<'a> {
    head: Head<'a>,
    work: Work,
    score: f32,
}

impl<'a> Reading<'a> {
    /// The reading with the most evidence, if it is enough.
    fn best(heads: Vec<Head<'a>>, found: &Identifiers) -> Option<Self> {
        heads
            .into_iter()
            .filter_map(|head| Self::new(head, found))
            .max_by(|a, b| a.score.total_cmp(&b.score))
            .filter(|best| best.score >= WEIGHTS.least)
    }

    fn new(head: Head<'a>, found: &Identifiers) -> Option<Self> {
        // A single word is at best a group; before a bare year it is a name in running text.
        let least = if head.form == DateForm::BracketAndStop || is_of_site(&head, found) { 0.0 } else { 0.4 };
        if head.names.as_ref().is_some_and(|names| names.certainty < least) {
            return None;
        }
        let context = Context {
            form: head.form,
            dated: &head.dated,
            is_dated: head.form != DateForm::None,
            is_edited: head.names.as_ref().is_some_and(|names| names.is_editors),
            is_group: head
                .names
                .as_ref()
                .is_some_and(|names| names.names.iter().all(|name| name.literal.is_some())),
            has_doi: found.doi.is_some(),
            has_url: found.url.is_some(),
            is_dated_page: found.was_accessed && found.online.is_some(),
            is_early: found.status.is_some(),
        };
        let work = match head.title {
            Some(title) => work::after_title(title, head.rest, context)?,
            None => work::read(head.rest, context)?,
        };
        let score = evidence(&head, &work, found);
        Some(Self { head, work, score })
    }

    fn record(self, found: Identifiers) -> Record {
        let Self { head, work, .. } = self;
        let Work { locator, details, mut kind, .. } = work;
        // A work with a volume is no longer “ahead of print”.
        let has_no_volume = locator.volume.is_none();
        // `(2018). … 28(3), 301–305. Epub 2018 Jan 4`: the date is that of the issue.
        let online = found.online.filter(|_| has_no_volume || head.dated.issued.is_none());
        let dated = merge(head.dated, locator.dated.or(online));
        let is_dated = dated.issued.is_some();
        let (names, truncated_after, is_editors) =
            head.names.map(|list| (list.names, list.truncated_after, list.is_editors)).unwrap_or_default();
        let (author, editor) = if is_editors { (Vec::new(), names) } else { (names, work.editors) };
        let custom = if is_editors {
            Custom { truncated_after: None, editors_truncated_after: truncated_after }
        } else {
            Custom { truncated_after, editors_truncated_after: work.editors_truncated_after }
        };
        // ABNT prints family names in capitals, and the date at the end.
        let is_abnt = head.form == DateForm::None && work.title.contains(char::is_lowercase);
        let (author, editor) = if is_abnt {
            (names::without_capitals(author), names::without_capitals(editor))
        } else {
            (author, editor)
        };
        let publisher = work.publisher.map(|publisher| named_publisher(publisher, &author));
        let is_manuscript = found.status.as_deref().is_some_and(|status| status.starts_with("manuscript"));
        let (register, registered) =
            found.registration.map_or((None, None), |entry| (entry.register, Some(entry.number)));
        if registered.is_some() && has_no_volume {
            kind = Kind::Webpage;
        }
        let mut container = work.container;
        let mut publisher = publisher;
        if found.is_preprint && has_no_volume && kind != Kind::Thesis {
            kind = Kind::Article;
            publisher = publisher.or(container.take());
        }
        if kind == Kind::Document && found.url.is_some() && found.doi.is_none() {
            kind = Kind::Webpage;
        }
        if kind == Kind::Document && is_manuscript {
            kind = Kind::Manuscript;
        }
        Record {
            kind,
            title: Some(work.title),
            container_title: container.or(register).or(found.site),
            author,
            editor,
            issued: dated.issued,
            year_suffix: dated.suffix,
            // An online work has appeared, and its date says when.
            status: dated
                .status
                .or(found.status.filter(|_| has_no_volume))
                .map(|status| dates::in_english(&status))
                .filter(|status| !(is_dated && dates::is_online(status))),
            volume: locator.volume,
            issue: locator.issue,
            page: locator.page,
            number: details.number.or(found.number).or(registered),
            chapter_number: locator.chapter,
            edition: details.edition,
            version: details.version,
            genre: work.genre,
            event_title: work.event,
            event_place: work.event_place,
            publisher,
            publisher_place: work.publisher_place,
            doi: found.doi,
            pmid: found.pmid,
            pmcid: found.pmcid,
            isbn: found.isbn,
            url: found.url,
            note: None,
            custom,
        }
    }
}

/// The publisher, or the only author, a group, if it says `Author`.
fn named_publisher(publisher: String, authors: &[Name]) -> String {
    match authors {
        [Name { literal: Some(group), .. }]
            if matches!(publisher.as_str(), "Author" | "The Author" | "Autor") =>
        {
            group.clone()
        }
        _ => publisher,
    }
}

/// The date before the title, completed from the locator's: `2019 Mar 12` is more specific than `(2019)`.
fn merge(head: Dated, late: Option<Dated>) -> Dated {
    let Some(late) = late else { return head };
    let year = |dated: &Dated| dated.issued.as_ref().and_then(crate::Date::year);
    let length =
        |dated: &Dated| dated.issued.as_ref().and_then(|date| date.date_parts.first()).map_or(0, Vec::len);
    if head.issued.is_none() {
        Dated {
            issued: late.issued,
            suffix: head.suffix.or(late.suffix),
            status: head.status.or(late.status),
        }
    } else if year(&head) == year(&late) && length(&late) > length(&head) {
        Dated { issued: late.issued, ..head }
    } else {
        head
    }
}

/// `Mind. (2022). Title. https://…`, `Mind (2022) Title. Available at: … (Accessed: …)`: here a single word is an
/// organisation.
fn is_of_site(head: &Head<'_>, found: &Identifiers) -> bool {
    let is_harvard = head.form == DateForm::Bracket && found.was_accessed;
    found.url.is_some() && (head.form == DateForm::BracketAndStop || is_harvard)
}

fn evidence(head: &Head<'_>, work: &Work, found: &Identifiers) -> f32 {
    let mut sum = work.score;
    let is_of_site = is_of_site(head, found);
    if let Some(names) = &head.names {
        let certainty = if is_of_site { names.certainty.max(0.6) } else { names.certainty };
        sum += WEIGHTS.names * ((certainty - 0.3) / 0.55).clamp(0.0, 1.2);
    }
    let late = work.locator.dated.is_some() || found.online.is_some();
    sum += match head.form {
        DateForm::BracketAndStop | DateForm::Bracket => WEIGHTS.bracketed_date,
        DateForm::Bare => WEIGHTS.bare_date,
        DateForm::None if late => WEIGHTS.late_date,
        DateForm::None => 0.0,
    };
    let has_volume = work.locator.volume.is_some() || work.locator.issue.is_some();
    sum += if has_volume || work.locator.page.is_some() { WEIGHTS.locator } else { 0.0 };
    sum += if found.doi.is_some() { WEIGHTS.doi } else { 0.0 };
    sum += if found.url.is_some() { WEIGHTS.url } else { 0.0 };
    sum += if found.status.is_some() { WEIGHTS.status } else { 0.0 };
    sum += if work.container.is_some() || work.publisher.is_some() { WEIGHTS.container } else { 0.0 };
    // A title may contain a verb; without other evidence for a citation, the text is a sentence.
    let verbs =
        work.title.split(' ').take(30).filter(|word| VERBS.contains(&word.to_lowercase().as_str())).count();
    let has_address = found.doi.is_some() || is_of_site;
    let is_bare = !has_volume && !has_address && work.kind != Kind::Thesis;
    sum += if verbs > 0 && is_bare { WEIGHTS.prose } else { 0.0 };
    sum
}
