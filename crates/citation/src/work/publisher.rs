//! Publishers and their towns.

use super::plausible::{is_journal_like, is_publisher_like};
use crate::lexis;

/// Whether a town precedes the publisher or follows it; `Clinical Psychology: Science and Practice` is a journal.
pub(super) fn names_town(name: &str) -> bool {
    match publisher_and_town(name) {
        Some((_, Some(town))) if name.starts_with(&town) => !is_journal_like(&town),
        Some((publisher, Some(_))) => is_publisher_like(&publisher),
        _ => false,
    }
}

/// `Oxford: Rowan`, `New York, NY: Guilford`, `Springer, Berlin`: the publisher and the town.
pub(super) fn publisher_and_town(name: &str) -> Option<(String, Option<String>)> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    if let Some((town, publisher)) = name.split_once(": ").or_else(|| joined(name)) {
        let is_town = town.split(' ').count() <= 6
            && !town.contains(". ")
            && town.starts_with(char::is_uppercase)
            && !town.chars().any(|c| c.is_ascii_digit());
        if is_town && !publisher.trim().is_empty() {
            return Some((publisher.trim().to_owned(), Some(town.trim_end().to_owned())));
        }
    }
    // `Washington, DC, American Psychiatric Publishing`
    if let Some((town, publisher)) = name.rsplit_once(", ")
        && is_publisher_like(publisher)
        && !is_publisher_like(town)
        && !lexis::has_organisation_word(town)
        && town.split(' ').count() <= 3
    {
        return Some((publisher.to_owned(), Some(town.to_owned())));
    }
    if let Some((publisher, town)) = name.split_once(", ") {
        let words = town.split([' ', ',']).filter(|word| !word.is_empty()).count();
        let is_town = words <= if town.contains(',') { 4 } else { 3 }
            && town.starts_with(char::is_uppercase)
            && !is_publisher_like(town)
            && !matches!(town.trim_end_matches('.'), "Inc" | "Ltd" | "LLC" | "Brown");
        if is_town {
            return Some((publisher.to_owned(), Some(town.to_owned())));
        }
    }
    Some((name.to_owned(), None))
}

/// `New York:Guilford Press`, without a space; but `Psychotherapy:Theory, Research, Practice, Training` is a journal.
fn joined(name: &str) -> Option<(&str, &str)> {
    name.split_once(':').filter(|(town, publisher)| {
        publisher.starts_with(char::is_uppercase)
            && town.ends_with(char::is_alphabetic)
            && !is_journal_like(town)
    })
}
