//! Notes on how a work was published, and when it was looked at.

use super::cut_out;
use crate::dates::{self, Dated};

/// Sentences about the way of publication that are not part of the work's title or journal. Longest first.
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
    "in press",
];

/// Takes out `Retrieved May 3, 2019, from`, `(accessed 3 May 2019)`, `[cited 2019 May 3]`.
pub(super) fn take_access_dates(body: &mut String) {
    for label in ["retrieved", "accessed", "cited", "last accessed", "viewed", "zugriff am", "abgerufen am"] {
        let lower = body.to_lowercase();
        if lower.len() != body.len() {
            return;
        }
        let Some(at) = [" ", ": "].iter().find_map(|end| lower.find(&format!("{label}{end}"))) else {
            continue;
        };
        if lower[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = &body[at + label.len()..];
        // The longest run of words that is a date.
        let ends = rest.match_indices([',', '.', ']', ')', ';', ' ']).map(|(end, _)| end).take(8);
        let end = ends
            .chain((rest.len() < 40).then_some(rest.len()))
            .filter(|end| {
                let date = rest[..*end].trim().trim_start_matches("on ").trim_start_matches(':');
                dates::read(date).is_some_and(|dated| dated.issued.is_some())
            })
            .last();
        if let Some(end) = end {
            cut_out(body, at, at + label.len() + end);
        }
    }
}

/// Takes out the notes on the way of publication; the first is the status.
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
        // `[Manuscript submitted for publication]` says what the work is.
        if in_bracket.is_some() && note.starts_with("manuscript") {
            continue;
        }
        // A sentence, or in square brackets: in the round ones after the authors it is the date's.
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

/// Takes out `Published online 12 March 2019`, `Epub 2019 Mar 12`.
pub(super) fn take_published_online(body: &mut String) -> Option<Dated> {
    let mut online = None;
    for label in ["published online", "first published online", "first published", "epub"] {
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
        // `Lancet 2022; published online Jan 3`: the year is in another place.
        let date = &rest[..end];
        let dated = dates::read(date);
        if dated.is_some() || dates::read(&format!("2000 {date}")).is_some() {
            let end = body.len() - rest.len() + end;
            cut_out(body, at, end);
            online = online.or(dated);
        }
    }
    online
}
