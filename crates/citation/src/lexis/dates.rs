//! Months and seasons.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Months as other languages write them.
const FOREIGN_MONTHS: &[(&str, u8)] = &[
    ("januar", 1),
    ("februar", 2),
    ("märz", 3),
    ("mai", 5),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("dezember", 12),
    ("sept", 9),
    ("okt", 10),
    ("dez", 12),
];

const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

/// The number of a month, from its name or an abbreviation of at least three letters.
pub(crate) fn month(word: &str) -> Option<u8> {
    let lower = word.trim_end_matches('.').to_lowercase();
    if lower.chars().count() < 3 {
        return None;
    }
    let english =
        (1..).zip(MONTHS).find(|(_, name)| *name == lower || (lower.len() == 3 && name.starts_with(&lower)));
    english
        .map(|(number, _)| number)
        .or_else(|| FOREIGN_MONTHS.iter().find(|(name, _)| *name == lower).map(|(_, number)| *number))
}

/// The English name of a month, as reference formats require it.
pub(crate) fn month_name(number: i32) -> Option<&'static str> {
    usize::try_from(number).ok().and_then(|number| MONTHS.get(number.checked_sub(1)?)).copied()
}

pub(crate) fn is_season(word: &str) -> bool {
    SEASONS.contains(&word.to_lowercase().as_str())
}
