//! Notes on how a work was published, and when it was accessed.

use super::cut::cut_out;
use crate::dates::{self, Dated};
use crate::details;

/// Notes on publication that are not part of the work's title or journal. A note comes before those that it contains.
const NOTES: &[&str] = &[
    "manuscript submitted for publication",
    "manuscript in preparation",
    "manuscript under review",
    "published online ahead of print",
    "published ahead of print",
    "advance online publication",
    "advanced online publication",
    "epub ahead of print",
    "online ahead of print",
    "ahead of print",
    "advance access publication",
    "advance access",
    "early view",
    "online first",
    "onlinefirst",
    "first online",
    "first view",
    "firstview",
    "in press",
    "no prelo",
    "im druck",
    "sous presse",
    "à paraître",
    "en prensa",
    "in stampa",
];

/// Words before the date of access.
const ACCESSED: &[&str] = &[
    "retrieved",
    "accessed",
    "cited",
    "last accessed",
    "viewed",
    "zugriff am",
    "abgerufen am",
    "acesso em",
    "consulté le",
    "consultado el",
];

/// Removes `Retrieved May 3, 2019, from`, `(accessed 3 May 2019)`, `[cited 2019 May 3]`; returns whether there was one.
pub(super) fn take_access_dates(body: &mut String) -> bool {
    let mut was_accessed = false;
    for label in ACCESSED {
        let lower = body.to_lowercase();
        if lower.len() != body.len() {
            break;
        }
        let Some(at) = [" ", ": "].iter().find_map(|end| lower.find(&format!("{label}{end}"))) else {
            continue;
        };
        if lower[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = &body[at + label.len()..];
        // Take the longest run of words that is a date.
        let ends = rest.match_indices([',', '.', ']', ')', ';', ' ']).map(|(end, _)| end).take(8);
        let end = ends
            .chain((rest.len() < 40).then_some(rest.len()))
            .filter(|end| {
                let date = rest[..*end].trim().trim_start_matches("on").trim_start_matches([':', ' ']);
                dates::read(date).is_some_and(|dated| dated.issued.is_some())
            })
            .last();
        if let Some(end) = end {
            cut_out(body, at, at + label.len() + end);
            was_accessed = true;
        }
    }
    was_accessed
}

/// Removes `Retrieved from The Rest Blog website`; returns the name of the website.
pub(super) fn take_site(body: &mut String) -> Option<String> {
    let text = body.trim_end_matches(['.', ':', ' ']);
    let before = text.strip_suffix(" website").or_else(|| text.strip_suffix(" Website"))?;
    let lead = [". from ", ". Retrieved from "]
        .iter()
        .filter_map(|lead| Some((before.rfind(lead)?, lead.len())))
        .max()?;
    let site = before[lead.0 + lead.1..].trim_start_matches("the ").to_owned();
    body.truncate(lead.0 + 1);
    Some(site)
}

/// Removes the archive of a thesis: `Available from ProQuest Dissertations and Theses database.`
pub(super) fn take_archive(body: &mut String) {
    for lead in ["Available from ", "Retrieved from ", ""] {
        let Some(at) = body.find(&format!(". {lead}ProQuest")).map(|at| at + 2) else { continue };
        let end = body[at..].find(['.', '(']).map_or(body.len(), |end| at + end);
        cut_out(body, at, end);
    }
}

/// Removes a report number at the very end: `London: Rowan; 2012. (Rowan publication no. 12).`
pub(super) fn take_report_number(body: &mut String) -> Option<String> {
    let inside = body.trim_end_matches('.').strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let number = details::report_number(&inside[open + 1..])?;
    if !body[..open].trim_end().ends_with('.') {
        return None;
    }
    body.truncate(open);
    Some(number)
}

/// Removes the page count of a book: `214 p.`, `xii, 482 pp.`, `5 pages`.
pub(super) fn take_extent(body: &mut String) {
    for label in [" pages", " pp", " p"] {
        let Some(at) = body.rfind(label) else { continue };
        let after = &body[at + label.len()..];
        let is_end = after.trim_start_matches('.').is_empty() || after.starts_with([',', ';']);
        let number = body[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let mut before = number.trim_end();
        // `xii, 482 p.`
        if let Some((rest, roman)) = before.strip_suffix(',').and_then(|text| text.rsplit_once(' '))
            && !roman.is_empty()
            && roman.chars().all(|c| "ivxlc".contains(c))
        {
            before = rest.trim_end();
        }
        if is_end && (1..=4).contains(&(at - number.len())) && before.ends_with(['.', ',', ';']) {
            let (start, end) = (before.len(), at + label.len());
            cut_out(body, start, end);
        }
    }
}

/// Removes the notes on publication; the first of [`NOTES`] that is found is the status.
pub(super) fn take_notes(body: &mut String) -> Option<String> {
    let mut status = None;
    for note in NOTES {
        let lower = body.to_lowercase();
        if lower.len() != body.len() {
            return status;
        }
        let Some(at) = lower.rfind(note) else { continue };
        // `[published online ahead of print, 2020 Jun 5]`
        let in_bracket =
            body[..at].ends_with('[').then(|| body[at..].find(']').map(|close| at + close)).flatten();
        let end = in_bracket.unwrap_or(at + note.len());
        let before = body[..at].trim_end();
        let after = body[end..].trim_start();
        // `[Manuscript submitted for publication]` describes the kind of work.
        if in_bracket.is_some() && note.starts_with("manuscript") {
            continue;
        }
        // A note is a sentence or in square brackets; in round brackets after the authors it is part of the date.
        let opens = before.ends_with(['.', '?', '!', '[', ',', ';', ')']) || before.is_empty();
        let closes = after.is_empty() || after.starts_with(['.', ']', ',', ';']);
        if !(opens && closes) || before.is_empty() {
            continue;
        }
        cut_out(body, at, end);
        status.get_or_insert_with(|| (*note).to_owned());
    }
    status
}

/// Removes the word from `Title. Preprint. Posted online March 5, 2021.`, `Preprint posted online March 5, 2021.` and
/// `Preprint at medRxiv`; returns whether there was one.
pub(super) fn take_preprint_note(body: &mut String) -> bool {
    // `medRxiv preprint`, but `PsyArXiv preprints`
    let server = body.find("xiv preprint").or_else(|| body.find("Xiv preprint")).map(|at| at + 3);
    if let Some(at) = server {
        let end = at + " preprint".len();
        if !body[end..].starts_with(char::is_alphabetic) {
            body.replace_range(at..end, "");
        }
    }
    let Some(at) = body.rfind(". Preprint") else { return false };
    let after = &body[at + ". Preprint".len()..];
    let is_note = after.trim_end_matches(['.', ' ']).is_empty()
        || [". ", " posted ", " at ", " at."].iter().any(|next| after.starts_with(next));
    if is_note {
        let after = after.trim_start_matches(['.', ' ']);
        let after = after.strip_prefix("at").unwrap_or(after).trim_start_matches(['.', ' ']).to_owned();
        body.truncate(at + ". ".len());
        // A note on the date begins with a capital.
        body.push_str(&after.replacen("posted", "Posted", usize::from(after.starts_with("posted"))));
    }
    is_note
}

/// Words before the day of online publication. Words come before those that they contain.
const ONLINE: &[&str] = &[
    "posted online",
    "posted",
    "first published online",
    "published online",
    "first published",
    "published",
    "last updated",
    "updated",
    "epub",
];

/// Removes `Published online 12 March 2019`, `Epub 2019 Mar 12`, `Updated March 8, 2021`.
pub(super) fn take_published_online(body: &mut String) -> Option<Dated> {
    let mut online = None;
    for label in ONLINE {
        let lower = body.to_lowercase();
        if lower.len() != body.len() {
            break;
        }
        let Some(at) = lower.rfind(label) else { continue };
        let opens = body[..at].trim_end();
        if !opens.ends_with(['.', '?', ',', ';', '[', ')']) {
            continue;
        }
        let rest = body[at + label.len()..].trim_start_matches([':', ' ']);
        let end = rest.find(['.', ']', ';']).unwrap_or(rest.len());
        // `Lancet 2022; published online Jan 3`: the year is elsewhere.
        let date = &rest[..end];
        let dated = dates::read(date);
        let parts = dated.iter().filter_map(|dated| dated.issued.as_ref()?.date_parts.first()).map(Vec::len);
        // `Published 2019` is not a note; with a day it is.
        let says_when = label.contains("online") || *label == "epub" || parts.max() > Some(1);
        if says_when && (dated.is_some() || dates::read(&format!("2000 {date}")).is_some()) {
            let end = body.len() - rest.len() + end;
            cut_out(body, at, end);
            online = online.or(dated);
        }
    }
    online
}
