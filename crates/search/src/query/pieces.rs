//! Pieces of a query.

/// Marks that open or close a phrase. Someone reading on a phone gets typographic ones without asking for them.
pub const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Up to white space or a quotation mark.
pub(super) fn chunk(text: &str) -> &str {
    chunk_of(text, |c| QUOTES.contains(&c))
}

pub(super) fn chunk_of(text: &str, ends: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || ends(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// A name in ASCII letters, a colon, and what follows.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some((name, value))
}

/// Whether a number with decimals begins the text, as statistics have them: `.49`, `0.49`.
pub(super) fn begins_decimal(text: &str) -> bool {
    let fraction = text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('.');
    fraction.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

/// `2020`, `2020..2022`, `2020-2022`, `..2020`, `2020..`; both ends included.
pub(super) fn years(text: &str) -> Option<(u16, u16)> {
    let year = |text: &str| -> Option<u16> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    let text = text.trim();
    if let Some(single) = year(text) {
        return Some((single, single));
    }
    let (first, last) = text.split_once("..").or_else(|| text.split_once(['-', '–']))?;
    let (first, last) = match (first.trim(), last.trim()) {
        ("", "") => return None,
        ("", last) => (0, year(last)?),
        (first, "") => (year(first)?, u16::MAX),
        (first, last) => (year(first)?, year(last)?),
    };
    Some((first.min(last), first.max(last)))
}
