//! Reads the brackets after a title: `(7th ed., pp. 225–262)`, `[Doctoral dissertation, University of Hull]`,
//! `(Guideline No. 90)`, `[Preprint]`.

use crate::dates;
use crate::editions::{edition, leading_edition};
use crate::lexis;
use crate::locator::{self, Locator};
use crate::names;
use crate::record::Name;
use crate::sentences;

/// The combined content of the brackets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) edition: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) locator: Locator,
    /// The number of a report.
    pub(crate) number: Option<String>,
    pub(crate) thesis: Option<Thesis>,
    pub(crate) is_preprint: bool,
    /// An unpublished manuscript, as printed.
    pub(crate) manuscript: Option<String>,
    /// CSL’s type for `[Computer software]` or `[Data set]`.
    pub(crate) kind: Option<&'static str>,
    /// The editors of a work with an author.
    pub(crate) editors: Vec<Name>,
    /// A talk or a poster, as printed.
    pub(crate) presentation: Option<String>,
}

/// A thesis: its kind, and the university if it was printed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thesis {
    pub(crate) genre: String,
    pub(crate) university: Option<String>,
    pub(crate) town: Option<String>,
}

/// Descriptions in square brackets after a title that are not part of it.
const DESCRIPTIONS: &[&str] = &[
    "abstract",
    "article",
    "audio",
    "blog",
    "book review",
    "brochure",
    "clinical trial",
    "comment",
    "commentary",
    "correction",
    "corrigendum",
    "editorial",
    "erratum",
    "fact sheet",
    "internet",
    "introduction",
    "letter",
    "manuscript",
    "monograph",
    "peer commentary",
    "podcast",
    "press release",
    "protocol",
    "published correction",
    "published erratum",
    "review of",
    "special issue",
    "special section",
    "study protocol",
    "supplemental",
    "video",
    "webinar",
    "white paper",
    "online",
    "ebook",
    "e-book",
    "kindle",
    "report",
    "retracted",
    "retraction",
];
const PREPRINT: &[&str] = &["preprint"];
const MANUSCRIPT: &[&str] = &[
    "unpublished manuscript",
    "unpublished raw data",
    "manuscript submitted",
    "manuscript in preparation",
    "manuscript under review",
];
/// Descriptions for which CSL has a type.
const KINDS: &[(&str, &str)] = &[
    ("computer software", "software"),
    ("mobile app", "software"),
    ("software", "software"),
    ("data set", "dataset"),
    ("dataset", "dataset"),
];
const PRESENTATION: &[&str] = &[
    "conference presentation",
    "conference session",
    "keynote",
    "oral presentation",
    "paper presentation",
    "poster",
    "symposium",
    "presentation",
];
const REPORTS: &[&str] = &[
    "report",
    "guideline",
    "paper",
    "publication",
    "bulletin",
    "document",
    "brief",
    "memorandum",
    "series",
    "monograph",
    "standard",
    "evidence",
    "assessment",
    "manual",
];

impl Details {
    /// Reads the inside of a bracket. Returns false and takes nothing if any part is not understood.
    pub(crate) fn take(&mut self, inside: &str, is_square: bool) -> bool {
        let inside = inside.trim();
        let lower = inside.to_lowercase();
        let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        if let Some(thesis) = thesis(inside) {
            self.thesis = Some(thesis);
            // Chicago puts the year into the bracket.
            let year = inside.split(',').filter_map(dates::read).find(|dated| dated.issued.is_some());
            self.locator.dated = self.locator.dated.take().or(year);
            return true;
        }
        if is_square && starts(PREPRINT) {
            self.is_preprint = true;
            return true;
        }
        if is_square && starts(MANUSCRIPT) {
            self.manuscript = Some(inside.to_owned());
            return true;
        }
        if let Some((_, kind)) = KINDS.iter().find(|(word, _)| is_square && lower.starts_with(word)) {
            self.kind = Some(kind);
            return true;
        }
        if is_square && starts(PRESENTATION) {
            self.presentation = Some(inside.to_owned());
            return true;
        }
        if is_square && starts(DESCRIPTIONS) {
            return true;
        }
        if lower.starts_with("original work published")
            || lower.ends_with("trans.")
            || lower.ends_with("trans")
        {
            return true;
        }
        // `(A. Stone, Trans.; 2nd ed.)`
        if let Some((_, rest)) = inside.split_once("Trans.; ").or_else(|| inside.split_once("Trans., ")) {
            return self.take_parts(rest);
        }
        // `(J. Finch, Ed.)`
        let editors = names::read(inside).filter(|list| list.is_editors && list.certainty > 0.6);
        if let Some(list) = editors.filter(|list| list.names.iter().all(|name| name.given.is_some())) {
            self.editors = list.names;
            return true;
        }
        self.take_parts(inside)
    }

    fn take_parts(&mut self, inside: &str) -> bool {
        let mut found = self.clone();
        let mut locators: Vec<&str> = Vec::new();
        // `5., überarb. Aufl.` is one part.
        if let Some(edition) = edition(inside) {
            self.edition = Some(edition);
            return true;
        }
        // `2., erw. Aufl., S. 12–19`
        let leading = leading_edition(inside).filter(|_| inside.starts_with(|c: char| c.is_ascii_digit()));
        let inside = match leading {
            Some((edition, rest)) => {
                found.edition = Some(edition);
                rest
            }
            None => inside,
        };
        for part in inside.split([',', ';']).map(str::trim) {
            if let Some(version) = version(part) {
                found.version = Some(version);
            } else if let Some(edition) = edition(part) {
                found.edition = Some(edition);
            } else if let Some(number) = report_number(part) {
                // A series after the number has a number of its own.
                found.number.get_or_insert(number);
            } else {
                // `Vol. 1: Evidence` includes the volume's own title.
                let is_volume = part.to_lowercase().starts_with("vol");
                locators.push(part.split(": ").next().filter(|_| is_volume).unwrap_or(part));
            }
        }
        if !locators.is_empty() {
            // `(Vol. 1, pp. 3–9)`; a number alone is not evidence.
            let text = locators.join(", ");
            let is_labelled = locator::starts_with_label(&text);
            let Some(locator) = locator::read(&text).filter(|locator| is_labelled && locator.has_location())
            else {
                return false;
            };
            found.locator.fill(locator);
        }
        *self = found;
        true
    }
}

/// `Version 2.1`, `Ver. 3`: the number.
pub(crate) fn version(text: &str) -> Option<String> {
    let (word, number) = text.trim().trim_end_matches('.').split_once(' ')?;
    let is_label = matches!(word.to_lowercase().trim_end_matches('.'), "version" | "ver");
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_alphanumeric() || c == '.' || lexis::is_dash(c));
    (is_label && is_number).then(|| number.to_owned())
}

/// `Guideline No. 90`, `Report 12-3456`: the number.
pub(crate) fn report_number(text: &str) -> Option<String> {
    // `Publication No.27`
    let text = &match text.split_once("No.") {
        Some((before, number)) => format!("{before}No. {}", number.trim_start()),
        None => text.to_owned(),
    };
    let lower = text.to_lowercase();
    let names_report = REPORTS.iter().any(|word| {
        lower.split([' ', '.']).any(|part| part == *word || part.strip_suffix('s') == Some(word))
    });
    let (before, number) = text.rsplit_once(' ')?;
    let is_number = number.chars().any(|c| c.is_ascii_digit())
        && number.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_') || lexis::is_dash(c));
    let labelled = before.ends_with("No.")
        || before.ends_with("Nr.")
        || before.ends_with("Number")
        || before.ends_with("no.");
    (names_report && is_number && (labelled || before.split(' ').count() <= 4)).then(|| number.to_owned())
}

/// `NICE guideline NG222`, `NICE guideline [CG90]`: the number, if it is a code of letters and digits.
pub(crate) fn report_code(sentence: &str) -> Option<String> {
    let plain: String = sentence.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let code = report_number(&plain)?;
    let letters = code.chars().take_while(char::is_ascii_uppercase).count();
    let is_code = (1..=4).contains(&letters) && code[letters..].bytes().all(|b| b.is_ascii_digit());
    (is_code && plain.split(' ').count() <= 5).then_some(code)
}

/// Words for a thesis.
const THESES: &[&str] = &[
    "dissertation",
    "thesis",
    "diss.",
    "habilitation",
    "dissertação",
    "doktorarbeit",
    "masterarbeit",
    "mémoire",
    "proefschrift",
    "tese",
    "tesis",
    "thèse",
];

/// `Doctoral dissertation, University of Hull`, `Unpublished master’s thesis`.
pub(crate) fn thesis(text: &str) -> Option<Thesis> {
    let mut parts = text.split(',').map(str::trim);
    let genre = parts.next()?;
    let lower = genre.to_lowercase();
    let names_thesis = THESES.iter().any(|word| {
        lower.split(' ').any(|part| part.trim_end_matches(['.', ';']) == word.trim_end_matches('.'))
    });
    if !names_thesis || genre.split(' ').count() > 5 {
        return None;
    }
    let rest: Vec<&str> =
        parts.filter(|part| part.trim_end_matches('.').chars().any(char::is_alphabetic)).collect();
    // `Department of Psychology, University of Hull, UK`: the town follows the word that identifies a university.
    let known = ["Univ", "Colleg", "Institut", "School", "Academy"];
    let at = rest.iter().position(|part| known.iter().any(|word| part.contains(word))).unwrap_or(0);
    let (university, town) = rest.split_at(rest.len().min(at + 1));
    let joined =
        |parts: &[&str]| (!parts.is_empty()).then(|| parts.join(", ").trim_end_matches('.').to_owned());
    Some(Thesis { genre: genre.to_owned(), university: joined(university), town: joined(town) })
}

/// The bracket at the start of a text: its end, and its content.
pub(crate) fn leading(text: &str) -> Option<(usize, Details)> {
    let is_square = text.starts_with('[');
    if !is_square && !text.starts_with('(') {
        return None;
    }
    let close = sentences::closing(text)?;
    let mut details = Details::default();
    details.take(&text[1..close], is_square).then_some((close + 1, details))
}

/// The first bracket after a title that has details, with further such brackets directly after it: the end of the
/// title, the start of the rest, and the details.
pub(crate) fn find(text: &str) -> Option<(usize, usize, Details)> {
    let mut details = Details::default();
    let mut range: Option<(usize, usize)> = None;
    for (open, mark) in text.match_indices(['(', '[']).take(12) {
        if let Some((_, end)) = range {
            if open < end {
                continue;
            }
            // Only adjacent brackets belong together.
            if !text[end..open].chars().all(|c| c == ' ' || c == '.') {
                break;
            }
        }
        let Some(close) = sentences::closing(&text[open..]) else { break };
        let inside = &text[open + 1..open + close];
        if open > 0 && details.take(inside, mark == "[") {
            let start = range.map_or(open, |(start, _)| start);
            range = Some((start, open + close + 1));
        } else if range.is_some() {
            break;
        }
    }
    let (start, end) = range?;
    Some((text[..start].trim_end().len(), end, details))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_after_titles() {
        let (end, start, found) =
            find("Handbook (PTSD) (2nd ed., Vol. 1, pp. 3–9) [Preprint]. Wren").unwrap();
        assert_eq!((end, start), (15, 53 + "–".len() - 1));
        assert_eq!(found.edition.as_deref(), Some("2"));
        assert_eq!(found.locator.volume.as_deref(), Some("1"));
        assert_eq!(found.locator.page.as_deref(), Some("3-9"));
        assert!(found.is_preprint);
        assert_eq!(find("Improving access (IAPT) in 12 (of 14) sites (2019)"), None);
    }

    #[test]
    fn numbers_of_reports() {
        assert_eq!(report_number("NICE Guideline No. NG222").as_deref(), Some("NG222"));
        assert_eq!(report_number("sample 2"), None);
    }
}
