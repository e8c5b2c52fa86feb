//! Reading comparisons: `r > .2`, `d>0.8`, `Hedges’ g ≥ −0.5`, `n > 1,000`.

use super::names::{folded, metric_named};
use super::{Decimal, Quantity, Relation, Test};

/// A relation sign must be among this many first characters.
const LONGEST_NAME: usize = 32;

/// Characters used as a minus sign.
const MINUS: [char; 4] = ['-', '−', '–', '‐'];

/// The comparison at the start of a text, and its length in bytes. `=` is not a comparison: `r = .28` is searched as
/// text.
pub(crate) fn comparison(text: &str) -> Option<(Test, usize)> {
    let mut characters = text.char_indices().take(LONGEST_NAME);
    let (at, _) = characters.find(|(_, c)| matches!(c, '<' | '>' | '≤' | '≥'))?;
    let (name, rest) = text.split_at_checked(at)?;
    let subject = subject(name)?;
    let (relation, rest) = relation(rest)?;
    let (value, rest) = number(rest.trim_start())?;
    let is_percentage = matches!(subject, Quantity::Estimate(pprnet_archive::Metric::Percent));
    let rest = if is_percentage { rest.strip_prefix('%').unwrap_or(rest) } else { rest };
    ends_here(rest).then(|| (Test { subject, bound: Some((relation, value)) }, text.len() - rest.len()))
}

fn subject(name: &str) -> Option<Quantity> {
    // The name must start at the start of the text.
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '%') {
        return None;
    }
    match folded(name).as_str() {
        "k" => Some(Quantity::Studies),
        "n" => Some(Quantity::Participants),
        _ => metric_named(name).map(Quantity::Estimate),
    }
}

fn relation(text: &str) -> Option<(Relation, &str)> {
    let signs = [
        ("<=", Relation::AtMost),
        (">=", Relation::AtLeast),
        ("≤", Relation::AtMost),
        ("≥", Relation::AtLeast),
        ("<", Relation::Less),
        (">", Relation::More),
    ];
    signs.into_iter().find_map(|(sign, relation)| Some((relation, text.strip_prefix(sign)?)))
}

/// The number at the start of a text, and the rest of the text.
fn number(text: &str) -> Option<(Decimal, &str)> {
    let unsigned = text.strip_prefix(MINUS);
    let size = unsigned.or_else(|| text.strip_prefix('+')).unwrap_or(text);
    let (whole, rest) = whole(size)?;
    let points: &[char] = if whole == "0" { &['.', '·', ','] } else { &['.', '·'] };
    let (fraction, rest) = match rest.strip_prefix(points).map(digits) {
        Some((fraction, rest)) if !fraction.is_empty() => (fraction, rest),
        _ => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let value = Decimal::parse(&whole, fraction)?;
    Some((if unsigned.is_some() { value.negative() } else { value }, rest))
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

/// The digits before the point, without thousands separators; `None` if a comma is in the wrong position. No thousand
/// begins with 0, so a comma after a 0 is a decimal point.
fn whole(text: &str) -> Option<(String, &str)> {
    let (first, mut rest) = digits(text);
    if first == "0" {
        return Some((first.to_owned(), rest));
    }
    let mut whole = first.to_owned();
    while let Some((group, after)) = rest.strip_prefix(',').map(digits)
        && !group.is_empty()
    {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        whole.push_str(group);
        rest = after;
    }
    Some((whole, rest))
}

/// Whether a number may end before this text: `r > .2-.3` and `n > 20s` are not comparisons.
fn ends_here(rest: &str) -> bool {
    let mut following = rest.chars();
    match following.next() {
        None => true,
        Some('.' | ',') => !following.next().is_some_and(char::is_alphanumeric),
        Some(c) => {
            c.is_whitespace() || matches!(c, ';' | '?' | '!' | ')' | ']' | '"' | '“' | '”' | '„' | '«' | '»')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::Metric;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<(Quantity, Relation, Decimal)> {
        let (test, _) = comparison(text)?;
        test.bound.map(|(relation, value)| (test.subject, relation, value))
    }

    fn decimal(value: f64) -> Decimal {
        Decimal::of(value).unwrap()
    }

    #[test]
    fn comparisons_are_read_as_people_write_them() {
        let estimate = Quantity::Estimate;
        for (text, subject, relation, value) in [
            ("r > .2", estimate(Metric::R), Relation::More, 0.2),
            ("r>.2", estimate(Metric::R), Relation::More, 0.2),
            ("g >= 0.5", estimate(Metric::G), Relation::AtLeast, 0.5),
            ("g ≥ 0.5", estimate(Metric::G), Relation::AtLeast, 0.5),
            ("d>0.8", estimate(Metric::D), Relation::More, 0.8),
            ("OR < 1", estimate(Metric::Or), Relation::Less, 1.0),
            ("NNT <= 5", estimate(Metric::Nnt), Relation::AtMost, 5.0),
            ("NNT≤5", estimate(Metric::Nnt), Relation::AtMost, 5.0),
            ("percent > 50", estimate(Metric::Percent), Relation::More, 50.0),
            ("percent > 50%", estimate(Metric::Percent), Relation::More, 50.0),
            ("k > 100", Quantity::Studies, Relation::More, 100.0),
            ("n > 1000", Quantity::Participants, Relation::More, 1000.0),
            ("N > 1,000,000 adults", Quantity::Participants, Relation::More, 1e6),
            ("r < −.3", estimate(Metric::R), Relation::Less, -0.3),
            ("r < -0.30)", estimate(Metric::R), Relation::Less, -0.3),
            ("r > +.3.", estimate(Metric::R), Relation::More, 0.3),
            ("η² > .06, adults", estimate(Metric::Eta2), Relation::More, 0.06),
            ("Hedges’ g > .5", estimate(Metric::G), Relation::More, 0.5),
            ("r > 0,28", estimate(Metric::R), Relation::More, 0.28),
            ("g < −0,285", estimate(Metric::G), Relation::Less, -0.285),
            ("d ≥ 0·8", estimate(Metric::D), Relation::AtLeast, 0.8),
            ("d > 1·2", estimate(Metric::D), Relation::More, 1.2),
        ] {
            assert_eq!(read(text), Some((subject, relation, decimal(value))), "{text}");
        }
    }

    #[test]
    fn other_text_is_not_read_as_a_comparison() {
        for text in [
            "r = .28",
            "p < .001",
            "r >",
            "r > .",
            "r > -",
            "r >> .2",
            "r >= = .2",
            "r <> .2",
            "> .2",
            "-r > .2",
            "slope > 2",
            "r = .2 > .1",
            "r > .2-.3",
            "n > 20s",
            "n > 1,5",
            "n > 1234,567",
            "n > 1,000.5.6",
            "B > A",
            "r > .2%",
            "k > 12345678901234567890",
            "",
            "<",
            "r\u{0}> .2",
            "n > 1/2",
            "r > 0,2,8",
            "r > 0.2.3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_left_and_what_is_read_is_whole(
            text in "\\PC{0,30}|(r|OR|g| |<|>|=|≤|[0-9]|\\.|,|-|−|%){0,12}"
        ) {
            if let Some((test, length)) = comparison(&text) {
                let typed = text.get(..length).unwrap();
                prop_assert_eq!(comparison(typed), Some((test, length)));
            }
        }
    }
}
