//! The beginnings of citations whose title precedes the authors, as databases and alerts print them: `Hope in groups.
//! Moss, Anna; Lark, Jo; Psychotherapy, Vol 28(2), Mar 2018, 301-315.`

use crate::dates::{self, DateForm, Dated};
use crate::heads::Head;
use crate::locator;
use crate::names::{self, NameList};
use crate::sentences;

/// The most ends of the title to try.
const MOST_TITLES: usize = 3;
/// The most ends of the author list to try.
const MOST_ENDS: usize = 40;
/// The most brackets of a title to try.
const MOST_BRACKETS: usize = 6;
/// The fewest words of a title: shorter ones are names or journals.
const FEWEST_WORDS: usize = 3;
/// The least certainty of the names.
const CERTAIN: f32 = 0.65;

/// All ways to read the beginning as a title and names.
pub(crate) fn all(body: &str) -> Vec<Head<'_>> {
    let boundaries = sentences::boundaries(body);
    let stops = boundaries.iter().filter(|boundary| boundary.is_stop).take(MOST_TITLES);
    stops
        .filter(|boundary| is_title(&body[..boundary.end]))
        .flat_map(|boundary| with_names(&body[..boundary.end], &body[boundary.start..]))
        .collect()
}

/// Whether the text before the names has no names, no year in brackets and no locator.
fn is_title(text: &str) -> bool {
    let has_year = || {
        text.match_indices('(').take(MOST_BRACKETS).any(|(open, _)| {
            text[open + 1..].split_once(')').is_some_and(|(inside, _)| dates::read(inside).is_some())
        })
    };
    text.split(' ').count() >= FEWEST_WORDS
        && !has_year()
        && !locator::occurs_in(text)
        && names::read(text).is_none()
}

fn with_names<'a>(title: &'a str, rest: &'a str) -> Vec<Head<'a>> {
    let ends = rest.char_indices().filter(|(at, c)| match c {
        '.' | ';' => rest[at + 1..].starts_with(' '),
        '(' => *at > 0,
        _ => false,
    });
    ends.take(MOST_ENDS)
        .filter(|(at, _)| !is_amid_name(rest, *at))
        .filter_map(|(at, c)| {
            let is_date = c == '(';
            // Only an initial keeps its full stop.
            let end = if rest[..at].ends_with(char::is_uppercase) && !is_date { at + 1 } else { at };
            let list = names::read(rest[..end].trim()).filter(are_persons)?;
            let (dated, form, after) = if is_date {
                let (inside, after) = rest[at + 1..].split_once(')')?;
                (dates::read(inside)?, DateForm::Bracket, after)
            } else {
                (Dated::default(), DateForm::None, &rest[at..])
            };
            let rest = after.trim_start_matches(['.', ',', ':', ';', ' ']);
            Some(Head { names: Some(list), title: Some(title), dated, form, rest })
        })
        .collect()
}

/// Whether the first name goes on after an initial: `Anna B. | Moss and Jo Lark. Psychotherapy`.
fn is_amid_name(names: &str, at: usize) -> bool {
    let (before, after) = names.split_at(at);
    let after_stop = after.trim_start_matches(['.', ' ']);
    let next = after_stop.split([',', '.', ';', '(']).next().unwrap_or_default();
    // In `Moss AB. Psychotherapy. 2018;28:3–9` only numbers follow the journal.
    let rest = after_stop[next.len()..].trim_start_matches([',', '.', ';', ' ']);
    let has_journal = || rest.starts_with(char::is_uppercase) && !locator::starts_with_label(rest);
    let whole = || names::read_direct(&format!("{before}. {next}"));
    after.starts_with('.')
        && !before.contains([',', ';'])
        && before.ends_with(char::is_uppercase)
        && has_journal()
        && whole().is_some_and(|list| list.certainty > CERTAIN)
}

/// Whether the names are certain, and all have a given name.
fn are_persons(list: &NameList) -> bool {
    list.certainty > CERTAIN && list.names.iter().all(|name| name.given.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_title() {
        for (text, rest) in [
            ("Hope in groups. Moss, Anna; Lark, Jo; Psychotherapy, 28", Some("Psychotherapy, 28")),
            ("Hope in groups. Moss AB. Psychotherapy. 2018;28:3–9", Some("Psychotherapy. 2018;28:3–9")),
            ("Hope in groups. Moss AB. Psychotherapy, Vol 28", Some("Psychotherapy, Vol 28")),
            ("Does hope help? Moss AB, Lark J. J Affect Disord. 2018", Some("J Affect Disord. 2018")),
            ("Hope in groups. Anna B. Moss (2018). Psychotherapy, 28", Some("Psychotherapy, 28")),
            ("Hope in groups. Therapists said more. Psychotherapy, 28", None),
            ("Moss, A. (2018). Hope in groups. Lark, J. Psychotherapy, 28", None),
        ] {
            let rests: Vec<&str> = all(text).into_iter().map(|head| head.rest).collect();
            assert!(rest.map_or(rests.is_empty(), |rest| rests.contains(&rest)), "{text}: {rests:?}");
        }
    }
}
