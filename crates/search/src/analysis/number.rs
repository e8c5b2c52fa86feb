//! Normalises numbers for comparison.

/// A number of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its plain form: `0.17`, `2843`.
    pub(super) value: String,
    /// The byte offset of its end in the text.
    pub(super) end: usize,
}

impl Number {
    /// Reads the number that begins at `start`. `None` if there is none, or if it is part of a word (`12th`).
    pub(super) fn read(text: &str, start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        let after_word =
            text.get(..start)?.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
        let (whole, mut length) = whole_part(rest);
        let mut value = whole;
        // The digits of a list, “1,2,3”, are no decimals.
        let is_in_list = text.get(..start)?.strip_suffix(',').is_some_and(ends_with_digit);
        let takes_comma = !is_in_list && !rest.get(..length)?.contains(',');
        if let Some((point, fraction)) = fraction(rest.get(length..)?, &value, takes_comma) {
            // A point after a letter, a digit or another point does not begin a decimal: the last one in “1.2.3”.
            if value.is_empty() && after_word {
                return None;
            }
            length += point + fraction.len();
            push_decimal(&mut value, fraction);
        } else if value.is_empty() {
            return None;
        }
        let goes_on = rest.get(length..)?.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if goes_on && !value.contains('.') {
            return None;
        }
        Some(Self { value, end: start + length })
    }
}

/// The digits before the point without thousands separators, and their length in bytes.
fn whole_part(text: &str) -> (String, usize) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let mut length = first;
    let mut value = text.get(..first).unwrap_or_default().to_owned();
    while (1..=3).contains(&first) && value != "0" {
        let Some(rest) = text.get(length..) else { break };
        let Some(mark) = rest.chars().next().filter(|c| is_between_thousands(*c)) else { break };
        let Some(group) = rest.get(mark.len_utf8()..).filter(|group| digits(group) == 3) else { break };
        value.push_str(group.get(..3).unwrap_or_default());
        length += mark.len_utf8() + 3;
    }
    (value, length)
}

/// Whether `c` separates thousands: a comma, an SI space or a Swiss apostrophe.
fn is_between_thousands(c: char) -> bool {
    matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
}

/// The digits after a decimal point, with the length of the point. A raised point counts as one; so does a comma, if it
/// does not separate thousands or a list.
fn fraction<'a>(text: &'a str, whole: &str, takes_comma: bool) -> Option<(usize, &'a str)> {
    let point = text.chars().next().filter(|c| matches!(c, '.' | '·' | '∙' | ','))?;
    let rest = text.get(point.len_utf8()..)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at_checked(length).filter(|(digits, _)| !digits.is_empty())?;
    let goes_on =
        || after.strip_prefix(',').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    let is_point = point != ',' || takes_comma && !whole.is_empty() && !goes_on();
    is_point.then_some((point.len_utf8(), digits))
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// The whole number that a number with a point may be in other notations: `36.702` is 36,702 in German.
pub(crate) fn as_thousands(value: &str) -> Option<String> {
    let (whole, group) = value.split_once('.')?;
    (group.len() == 3 && whole != "0" && whole.len() <= 3).then(|| [whole, group].concat())
}

fn push_decimal(value: &mut String, fraction: &str) {
    let significant = value.trim_start_matches('0').len();
    value.drain(..value.len() - significant);
    if value.is_empty() {
        value.push('0');
    }
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        value.push('.');
        value.push_str(fraction);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        Number::read(text, 0).map(|number| number.value)
    }

    #[test]
    fn a_number_has_one_form() {
        for (written, plain) in [
            (".17", "0.17"),
            ("0.17", "0.17"),
            ("0.170", "0.17"),
            ("2,843", "2843"),
            ("1,234,567.50", "1234567.5"),
            ("95", "95"),
            ("007", "007"),
            ("1.0", "1"),
            ("12,34", "12.34"),
            ("27,5 %", "27.5"),
            ("1,2345", "1.2345"),
            ("1,2,3", "1"),
            ("1,234,56", "1234"),
            ("2019.", "2019"),
            ("0,28", "0.28"),
            ("0,001", "0.001"),
            ("0·28", "0.28"),
            ("10\u{a0}000", "10000"),
            ("2 843", "2843"),
            ("10’000", "10000"),
        ] {
            assert_eq!(value(written).as_deref(), Some(plain), "{written}");
        }
        for no in ["12th", "x1", ".", "", ",5", "3d"] {
            assert_eq!(value(no), None, "{no}");
        }
    }
}
