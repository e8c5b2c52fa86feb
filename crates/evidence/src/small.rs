//! p and I²: `p < .001`, `P = .03`, `ns`; `I² = 79.3%` (rule 7).

use crate::interval::percent_sign;
use crate::item::{Fact, Item};
use crate::sentence::Sentence;
use crate::token::Number;
use crate::value::fault_at;

/// A p value that begins at `at`.
pub(crate) fn p_at(s: &Sentence<'_>, at: usize) -> Option<Item> {
    if let Some(end) = not_significant(s, at) {
        let fact = Fact::P { text: "ns".into(), for_each: is_for_all(s, at) };
        return Some(Item { fact, start: at, end });
    }
    let name = s.word(at);
    if !matches!(name, "p" | "ps" | "p-value" | "p-values") {
        return None;
    }
    let mut operator = at + 1;
    operator += usize::from(matches!(s.word(operator), "value" | "values"));
    // `p for interaction` belongs to the interaction.
    if s.word(operator) == "for" {
        let number = (operator..operator + 6).find(|index| s.number(*index).is_some())?;
        return Some(Item { fact: Fact::Foreign(false), start: at, end: number + 1 });
    }
    let sign = match (s.mark(operator), s.word(operator)) {
        ('=' | '≈', _) | (_, "of" | "was" | "is" | "were") => "=",
        ('<', _) => "<",
        ('>', _) => ">",
        ('≤', _) => "<=",
        ('≥', _) => ">=",
        _ => return None,
    };
    if let Some(end) = not_significant(s, operator + 1) {
        return Some(Item { fact: Fact::P { text: "ns".into(), for_each: false }, start: at, end });
    }
    let number = s.number(operator + 1)?;
    let end = operator + 2;
    // “difference p = .03” belongs to neither estimate.
    if matches!(s.word_before(at), "difference" | "interaction" | "contrast" | "comparison") {
        return Some(Item { fact: Fact::Foreign(false), start: at, end });
    }
    if fault_at(s, operator + 1).is_some() || s.mark(end) == '×' {
        return Some(Item { fact: Fact::Refused("a p value that cannot be read"), start: at, end });
    }
    let for_each = name == "ps"
        || name == "p-values"
        || is_for_all(s, at)
        || (s.word(end) == "for" && matches!(s.word(end + 1), "both" | "all" | "each" | "every"));
    let text = format!("{sign} {}", without_leading_zero(number));
    Some(Item { fact: Fact::P { text, for_each }, start: at, end })
}

/// “both p < .01”, “all significant at p < .01”.
fn is_for_all(s: &Sentence<'_>, at: usize) -> bool {
    let mut before = at;
    while before > 0
        && at - before < 4
        && matches!(s.word(before - 1), "significant" | "at" | "were" | "are" | "with" | "statistically")
    {
        before -= 1;
    }
    matches!(s.word_before(before), "both" | "all" | "each")
}

/// `ns` or `n.s.`, and the token after it.
fn not_significant(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let dotted = s.word(at) == "n" && s.mark(at + 1) == '.' && s.word(at + 2) == "s";
    if dotted {
        return Some(at + 3 + usize::from(s.mark(at + 3) == '.' && at + 4 < s.len()));
    }
    let is_list_of_sizes = matches!(s.mark(at + 1), '=' | '>' | '<');
    (s.word(at) == "ns" && !is_list_of_sizes).then_some(at + 1)
}

fn without_leading_zero(number: &Number) -> String {
    let sign = if number.negative { "-" } else { "" };
    let digits = number.digits.strip_prefix("0.").map(|decimals| format!(".{decimals}"));
    format!("{sign}{}", digits.unwrap_or_else(|| number.digits.to_string()))
}

/// I² that begins at `at`.
pub(crate) fn i2_at(s: &Sentence<'_>, at: usize) -> Option<Item> {
    let name = match s.word(at) {
        "i2" | "i-squared" | "i2-statistic" => 1,
        "i" if s.word(at + 1) == "squared" => 2,
        _ => return None,
    };
    let mut value = at + name;
    let mut is_bound = false;
    for _ in 0..5 {
        match (s.mark(value), s.word(value)) {
            ('=' | ',' | ':' | '≈', _) => {}
            ('<' | '>' | '≤' | '≥', _) => is_bound = true,
            (
                _,
                "of" | "was" | "is" | "were" | "statistic" | "value" | "index" | "reached" | "about" | "at"
                | "equal" | "to",
            ) => {}
            ('(', _) if s.number(value + 1).is_some() => {}
            _ => break,
        }
        value += 1;
    }
    let number = s.number(value)?;
    let end = value + 1 + percent_sign(s, value + 1).unwrap_or(0);
    let is_range = s.number(end + 1).is_some() && (crate::token::is_dash(s.mark(end)) || s.word(end) == "to");
    let fact = if is_bound || is_range || number.fault.is_some() {
        Fact::Foreign(true)
    } else {
        Fact::I2(number.value)
    };
    Some(Item { fact, start: at, end: if is_range { end + 2 } else { end } })
}
