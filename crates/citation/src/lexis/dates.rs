//! Months and seasons.

use pprnet_archive::{Language, month_names};

/// Months in other languages than those of the interface, and abbreviations.
const FOREIGN_MONTHS: &[(&str, u8)] = &[
    ("januar", 1),
    ("februar", 2),
    ("märz", 3),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("dezember", 12),
    ("sept", 9),
    ("okt", 10),
    ("dez", 12),
    ("janeiro", 1),
    ("enero", 1),
    ("ene", 1),
    ("janv", 1),
    ("fev", 2),
    ("fevereiro", 2),
    ("febrero", 2),
    ("févr", 2),
    ("março", 3),
    ("marzo", 3),
    ("abr", 4),
    ("abril", 4),
    ("avr", 4),
    ("maio", 5),
    ("mayo", 5),
    ("junho", 6),
    ("junio", 6),
    ("julho", 7),
    ("julio", 7),
    ("juil", 7),
    ("ago", 8),
    ("agosto", 8),
    ("set", 9),
    ("setembro", 9),
    ("septiembre", 9),
    ("out", 10),
    ("outubro", 10),
    ("octubre", 10),
    ("novembro", 11),
    ("noviembre", 11),
    ("dezembro", 12),
    ("dic", 12),
    ("diciembre", 12),
    ("déc", 12),
];

const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

/// The number of a month, from its name or an abbreviation of at least three letters.
pub(crate) fn month(word: &str) -> Option<u8> {
    let lower = word.trim_end_matches('.').to_lowercase();
    if lower.chars().count() < 3 {
        return None;
    }
    let is_english = |name: &str| {
        let start = if lower.len() == 3 { name.get(..3).unwrap_or_default() } else { name };
        start.eq_ignore_ascii_case(&lower)
    };
    (1..)
        .zip(month_names(Language::English))
        .find(|(_, name)| is_english(name))
        // French writes months in lower case.
        .or_else(|| (1..).zip(month_names(Language::French)).find(|(_, name)| **name == lower))
        .map(|(number, _)| number)
        .or_else(|| FOREIGN_MONTHS.iter().find(|(name, _)| *name == lower).map(|(_, number)| *number))
}

/// The English name of a month, as reference formats require it.
pub(crate) fn month_name(number: i32) -> Option<&'static str> {
    let names = month_names(Language::English);
    usize::try_from(number).ok().and_then(|number| names.get(number.checked_sub(1)?)).copied()
}

pub(crate) fn is_season(word: &str) -> bool {
    SEASONS.contains(&word.to_lowercase().as_str())
}
