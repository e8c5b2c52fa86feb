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
/// `between 2020 and 2022`, `since 2020`, `before 2020`, `year > 2020`. The years of a range are both included.
pub(super) fn years_in_words(text: &str) -> Option<(u16, u16, usize)> {
    let end = |piece: &str| Some(piece.as_ptr() as usize - text.as_ptr() as usize + piece.len());
    let year = |piece: &str| years(piece).filter(|(first, last)| first == last).map(|(year, _)| year);
    let plausible = |piece: &str| year(piece).filter(|year| PLAUSIBLE.contains(year));
    if let Some((first, last, length)) = compared_years(text) {
        return Some((first, last, length));
    }
    let mut pieces = text.split_whitespace();
    let first = pieces.next()?;
    if let Some((from, to)) = years(first).filter(|(from, to)| {
        first.contains("..") || from != to && PLAUSIBLE.contains(from) && PLAUSIBLE.contains(to)
    }) {
        return Some((from, to, first.len()));
    }
    let opener = first.to_lowercase();
    let from = match opener.as_str() {
        "from" | "between" | "since" | "after" | "before" | "until" => pieces.next()?,
        _ => first,
    };
    let begin = plausible(from)?;
    match opener.as_str() {
        "since" => return Some((begin, u16::MAX, end(from)?)),
        "after" => return Some((begin + 1, u16::MAX, end(from)?)),
        "before" => return Some((0, begin - 1, end(from)?)),
        "until" => return Some((0, begin, end(from)?)),
        _ => {}
    }
    let word = pieces.next()?.to_lowercase();
    let is_span =
        matches!(word.as_str(), "to" | "until" | "till" | "through") || opener == "between" && word == "and";
    let to = pieces.next().filter(|_| is_span)?;
    let last = plausible(to)?;
    Some((begin.min(last), begin.max(last), end(to)?))
}

/// The years of a comparison at the start of a text, and its length: `year > 2020`, `years <= 2015`.
fn compared_years(text: &str) -> Option<(u16, u16, usize)> {
    let name = text.get(..4).filter(|name| name.eq_ignore_ascii_case("year"))?;
    let rest = text.get(name.len()..)?;
    let rest = rest.strip_prefix(['s', 'S']).unwrap_or(rest).trim_start();
    let (relation, rest) = relation(rest)?;
    let rest = rest.trim_start();
    let digits = rest
        .get(..4)
        .filter(|_| !rest.get(4..).is_some_and(|after| after.starts_with(char::is_alphanumeric)))?;
    let (first, last) = relation.years(years(digits)?.0);
    Some((first, last, text.len() - rest.len() + digits.len()))
}

/// A sign of comparison.
#[derive(Clone, Copy)]
enum Compare {
    Less,
    AtMost,
    Same,
    AtLeast,
    More,
}

impl Compare {
    /// The years that compare with this one.
    fn years(self, year: u16) -> (u16, u16) {
        match self {
            Self::Less => (0, year.saturating_sub(1)),
            Self::AtMost => (0, year),
            Self::Same => (year, year),
            Self::AtLeast => (year, u16::MAX),
            Self::More => (year.saturating_add(1), u16::MAX),
        }
    }
}

/// The sign at the start of a text, and the rest.
fn relation(text: &str) -> Option<(Compare, &str)> {
    const SIGNS: [(&str, Compare); 9] = [
        ("<=", Compare::AtMost),
        (">=", Compare::AtLeast),
        ("=<", Compare::AtMost),
        ("=>", Compare::AtLeast),
        ("≤", Compare::AtMost),
        ("≥", Compare::AtLeast),
        ("<", Compare::Less),
        (">", Compare::More),
        ("=", Compare::Same),
    ];
    SIGNS.iter().find_map(|(sign, relation)| Some((*relation, text.strip_prefix(sign)?)))
}

/// Four digits in this range are a year, even without a keyword.
const PLAUSIBLE: std::ops::RangeInclusive<u16> = 1900..=2100;

/// `2020`, `2020..2022`, `2020-2022`, `..2020`, `2020..`, `>2020`. The years of a range are both included.
pub(super) fn years(text: &str) -> Option<(u16, u16)> {
    let year = |text: &str| -> Option<u16> {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    let text = text.trim();
    if let Some(single) = year(text) {
        return Some((single, single));
    }
    if let Some((relation, rest)) = relation(text) {
        return year(rest.trim_start()).map(|year| relation.years(year));
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
