//! Reads the brackets after a title: `(7th ed., pp. 225–262)`, `[Doctoral dissertation, University of Hull]`,
//! `(Guideline No. 90)`, `[Preprint]`.

use crate::dates;
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
    pub(crate) place: Locator,
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
    "film",
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
            self.place.dated = self.place.dated.take().or(year);
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
        let mut places: Vec<&str> = Vec::new();
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
                places.push(part.split(": ").next().filter(|_| is_volume).unwrap_or(part));
            }
        }
        if !places.is_empty() {
            // `(Vol. 1, pp. 3–9)`; a number alone is not evidence.
            let place = places.join(", ");
            let is_labelled = locator::starts_with_label(&place);
            let Some(place) = locator::read(&place).filter(|place| is_labelled && place.is_place()) else {
                return false;
            };
            found.place.fill(place);
        }
        *self = found;
        true
    }
}

/// `2nd ed.`, `2nd edn`, `Second edition`, `Rev. ed.`: the number, or the printed word.
pub(crate) fn edition(text: &str) -> Option<String> {
    let text = text.trim();
    // `ed 5`
    if let Some(number) = ["ed ", "ed. ", "edn "].iter().find_map(|mark| text.strip_prefix(mark))
        && (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
    {
        return Some(number.to_owned());
    }
    // `Rev. 2nd ed.`
    let revised = text.strip_prefix("Rev. ").or_else(|| text.strip_prefix("rev. ")).unwrap_or(text);
    if let Some(number) = numbered_edition(revised) {
        return Some(number.to_owned());
    }
    let (word, mark) = text.rsplit_once(' ')?;
    let mark = mark.trim_end_matches('.').to_lowercase();
    if !matches!(mark.as_str(), "ed" | "edn" | "edition" | "aufl" | "auflage") || word.split(' ').count() > 3
    {
        return None;
    }
    let word = word.trim_start_matches("the ").trim();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at(digits);
    if digits > 0
        && matches!(ending, "st" | "nd" | "rd" | "th" | "d" | "" | "." | "ª" | ".ª" | "a" | "e" | "ème")
    {
        return Some(number.to_owned());
    }
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let lower = word.to_lowercase();
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == lower) {
        return Some((at + 1).to_string());
    }
    let known = [
        "rev",
        "revised",
        "international",
        "expanded",
        "updated",
        "student",
        "text rev",
        "new",
        "paperback",
        "reprint",
        "illustrated",
    ];
    let first = lower.split([' ', '.']).next().unwrap_or_default().to_owned();
    (digits > 0 || known.contains(&first.as_str())).then(|| word.to_owned())
}

/// Words for an edition, without a full stop.
const EDITION: &[&str] = &[
    "aufl", "auflage", "druk", "ed", "edición", "edition", "edizione", "edição", "edn", "udg", "udgave",
    "uppl", "upplagan", "utg", "utgave", "éd", "édition",
];

/// Words that describe an edition, or their first letters: `2., überarb. und erw. Aufl.`
const REVISED: &[&str] = &[
    "aktual",
    "ampl",
    "atual",
    "augm",
    "aum",
    "bearb",
    "corr",
    "durchges",
    "enl",
    "entièrement",
    "ergänz",
    "erweit",
    "erw",
    "expand",
    "herz",
    "korr",
    "neu",
    "refond",
    "rev",
    "rév",
    "stark",
    "unveränd",
    "updated",
    "verb",
    "voll",
    "völlig",
    "überarb",
];

/// The longest printed edition, in words.
const LONGEST_EDITION: usize = 8;

/// `3e éd.`, `2., überarb. und erw. Aufl.`, `2. ed. rev.`: the number.
fn numbered_edition(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = first.split_at(digits);
    let is_ordinal = (1..=2).contains(&digits)
        && matches!(
            ending.trim_end_matches(','),
            "st" | "nd"
                | "rd"
                | "th"
                | "d"
                | ""
                | "."
                | "ª"
                | ".ª"
                | "º"
                | "a"
                | "e"
                | "er"
                | "re"
                | "ère"
                | "ème"
                | "ième"
        );
    let mut has_mark = false;
    let mut count = 0;
    for word in rest.split(' ') {
        count += 1;
        let word = word.trim_end_matches(['.', ',']).to_lowercase();
        let is_mark = EDITION.contains(&word.as_str());
        has_mark |= is_mark;
        let is_known = is_mark
            || matches!(word.as_str(), "und" | "u" | "and" | "et" | "e" | "y" | "en" | "&")
            || REVISED.iter().any(|start| word.starts_with(start));
        if !is_known || count > LONGEST_EDITION {
            return None;
        }
    }
    (is_ordinal && has_mark).then_some(number)
}

/// The title of `The Quiet Room 2nd edn`, and the edition; the full stop or comma before it may be missing.
pub(crate) fn final_edition(title: &str) -> Option<(&str, String)> {
    let title = title.trim_end_matches('.');
    let (before, _) = title.rsplit_once(' ')?;
    let (name, number) = before.rsplit_once(' ')?;
    let has_ordinal = number.contains(|c: char| !c.is_ascii_digit());
    let edition = numbered_edition(&title[name.len() + 1..]).filter(|_| has_ordinal)?.to_owned();
    // `Changes in the 5th edition` is a title.
    let is_phrase = name.ends_with(" the") || name.ends_with(" of");
    (!is_phrase).then(|| (name.trim_end_matches(['.', ',', ';', ' ']), edition))
}

/// `4th ed., 121–145. Wiley`, `6th edn. London: Sage`: the edition at the start of a text, and the rest.
pub(crate) fn leading_edition(text: &str) -> Option<(String, &str)> {
    let ends = text.match_indices([',', '.', ';']).map(|(end, _)| end).take(5);
    // `2nd edn London: Sage`
    let bare = text.match_indices(' ').map(|(end, _)| end).take(3);
    let bare = bare.filter(|end| text[end + 1..].starts_with(char::is_uppercase));
    let ends: Vec<usize> = ends.chain([text.len()]).chain(bare).collect();
    let found = |end: usize| {
        let edition = edition(&text[..end])?;
        Some((end, edition, text[end..].trim_start_matches([',', '.', ';', ' '])))
    };
    // The longest: `2. ed. rev.`
    let (_, edition, rest) = ends.into_iter().filter_map(found).max_by_key(|(end, ..)| *end)?;
    Some((edition, rest))
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
        assert_eq!(found.place.volume.as_deref(), Some("1"));
        assert_eq!(found.place.page.as_deref(), Some("3-9"));
        assert!(found.is_preprint);
        assert_eq!(find("Improving access (IAPT) in 12 (of 14) sites (2019)"), None);
    }

    #[test]
    fn editions_and_numbers() {
        for (text, number) in [
            ("2nd ed.", "2"),
            ("7th edn", "7"),
            ("Second edition", "2"),
            ("Rev. ed.", "Rev."),
            ("3. Aufl.", "3"),
        ] {
            assert_eq!(edition(text).as_deref(), Some(number), "{text}");
        }
        assert_eq!(leading_edition("4th ed., 3–9. Wren"), Some(("4".to_owned(), "3–9. Wren")));
        assert_eq!(leading_edition("6th edn. York: Wren"), Some(("6".to_owned(), "York: Wren")));
        assert_eq!(leading_edition("York: Wren, 2nd ed."), None);
        assert_eq!(report_number("NICE Guideline No. NG222").as_deref(), Some("NG222"));
        assert_eq!(report_number("sample 2"), None);
    }
}
