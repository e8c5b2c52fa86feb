//! Small pieces of the query syntax.

/// Characters that open or close a phrase. Phone keyboards insert typographic ones automatically.
pub const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// The text up to white space or a quotation mark.
pub(super) fn chunk(text: &str) -> &str {
    chunk_of(text, |c| QUOTES.contains(&c))
}

pub(super) fn chunk_of(text: &str, ends: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || ends(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// A name in ASCII letters, a colon, and the rest.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some((name, value))
}

/// Whether the text begins with a decimal number, as in statistics: `.49`, `0.49`.
pub(super) fn begins_decimal(text: &str) -> bool {
    let fraction = text.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('.');
    fraction.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

/// The years in plain words at the start of a text, and their length: `2020..2022`, `2020–2022`, `from 2020 to 2022`,
/// `between 2020 and 2022`, `since 2020`. Both ends are included.
pub(super) fn years_in_words(text: &str) -> Option<(u16, u16, usize)> {
    let end = |piece: &str| Some(piece.as_ptr() as usize - text.as_ptr() as usize + piece.len());
    let year = |piece: &str| years(piece).filter(|(first, last)| first == last).map(|(year, _)| year);
    let mut pieces = text.split_whitespace();
    let first = pieces.next()?;
    if let Some((from, to)) = years(first).filter(|(from, to)| {
        first.contains("..") || from != to && PLAUSIBLE.contains(from) && PLAUSIBLE.contains(to)
    }) {
        return Some((from, to, first.len()));
    }
    let opener = first.to_lowercase();
    let from = match opener.as_str() {
        "from" | "between" | "since" => pieces.next()?,
        _ => first,
    };
    let begin = year(from).filter(|year| PLAUSIBLE.contains(year))?;
    if opener == "since" {
        return Some((begin, u16::MAX, end(from)?));
    }
    let word = pieces.next()?.to_lowercase();
    let is_span =
        matches!(word.as_str(), "to" | "until" | "till" | "through") || opener == "between" && word == "and";
    let to = pieces.next().filter(|_| is_span)?;
    let last = year(to).filter(|year| PLAUSIBLE.contains(year))?;
    Some((begin.min(last), begin.max(last), end(to)?))
}

/// Four digits in this range are a year, even without a keyword.
const PLAUSIBLE: std::ops::RangeInclusive<u16> = 1900..=2100;

/// `2020`, `2020..2022`, `2020-2022`, `..2020`, `2020..`. Both ends are included.
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
