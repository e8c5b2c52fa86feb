//! TOML value types: their names in messages, and how to read each.

use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeValue};

use super::dates::{date_of, date_parts, month_of};
use super::syntax;

pub(super) const TEXT: &str = "a text in quotation marks";
pub(super) const LIST: &str = "a list in square brackets";
pub(super) const NUMBER: &str = "a number such as 0.28";
pub(super) const FLAG: &str = "true or false";
pub(super) const COUNT: &str = "a whole number such as 12, not negative";
pub(super) const PAIR: &str = "a list of two numbers such as [0.26, 0.3]";
pub(super) const DATE_PARTS: &str =
    "a list of dates in two pairs of brackets, such as [[2018]] or [[2018, 12]]";

/// Messages truncate longer texts.
const LONGEST: usize = 60;

/// A text as messages show it: one line, truncated.
pub(super) fn excerpt(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}

/// The type of a value, in words an editor knows.
pub(super) fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text “{}”", excerpt(text)),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(value) => format!("“{value}” without quotation marks"),
        DeValue::Datetime(date) => format!("the date {date} without quotation marks"),
        DeValue::Array(_) => "a list".into(),
        DeValue::Table(_) => "a table".into(),
    }
}

/// How to rewrite a value of another type as `kind`, if that is clear; `written` is the value in the file.
pub(super) fn remedy(kind: &str, key: &str, value: &DeValue<'_>, written: &str) -> Option<String> {
    let assign = |value: String| if key.is_empty() { value } else { format!("{key} = {value}") };
    match (kind, value) {
        (TEXT, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_)) => {
            let date = match key {
                "month" => month_of(written).map(|month| month.to_string()),
                "added" | "publish" | "date" => date_of(written).map(|day| day.to_string()),
                _ => None,
            };
            let intended = date.as_deref().unwrap_or(written);
            let instruction = if written.starts_with(intended) { "Put quotes around it:" } else { "Write" };
            Some(format!("{instruction} {}", assign(syntax::quoted(intended))))
        }
        (TEXT, DeValue::Array(items)) => {
            let single = items.first().filter(|_| items.len() == 1)?;
            let text = text(single.get_ref())?;
            Some(format!("It is one text, no list. Write {}", assign(syntax::quoted(&text))))
        }
        (LIST, DeValue::Table(table)) => {
            let names = table.keys().map(|name| name.get_ref().to_string());
            Some(format!("It is a list. Write {key} = {}", syntax::list_of_texts(names)))
        }
        (TEXT, DeValue::Table(table)) if key == "citation" => {
            let text = table.values().find_map(|value| text(value.get_ref())).unwrap_or_else(|| "…".into());
            Some(format!(
                "It is one text. Write citation = {}; the data of the article belong below a line [article]",
                syntax::quoted(&text)
            ))
        }
        (LIST, DeValue::String(text)) => {
            Some(format!("It is a list. Write {key} = {}", syntax::list_of(text)))
        }
        (NUMBER, DeValue::String(text)) => {
            number_in(text).map(|number| format!("Remove the quotes: {key} = {number}"))
        }
        (PAIR, DeValue::String(text)) => {
            two_numbers(text.split(" to ").flat_map(|part| part.split(['[', ']', ',', ';', '–'])))
                .map(|pair| format!("Write {key} = {pair}"))
        }
        (PAIR, DeValue::Array(items)) => {
            let items: Vec<String> = items.iter().filter_map(|item| text(item.get_ref())).collect();
            two_numbers(items.iter().map(String::as_str)).map(|pair| format!("Write {key} = {pair}"))
        }
        (DATE_PARTS, value) => {
            let parts = match value {
                DeValue::Array(items) => {
                    let items = items.iter().flat_map(|item| flat(item.get_ref())).collect::<Vec<_>>();
                    if items.is_empty() {
                        return None;
                    }
                    // A year, or a year, a month and a day.
                    if items.iter().all(|item| item.bytes().all(|byte| byte.is_ascii_digit()))
                        && items.len() <= 3
                    {
                        format!("[[{}]]", items.join(", "))
                    } else {
                        date_parts(&items.join(" "))
                    }
                }
                _ => date_parts(written),
            };
            Some(format!("Write {key} = {parts}"))
        }
        (FLAG, DeValue::Integer(_)) => match integer(value)? {
            0 => Some(format!("Write {}", assign("false".into()))),
            1 => Some(format!("Write {}", assign("true".into()))),
            _ => None,
        },
        (FLAG, DeValue::String(text)) => {
            let is_yes = match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "y" | "on" | "1" => true,
                "false" | "no" | "n" | "off" | "0" => false,
                _ => return None,
            };
            Some(format!("Write {}", assign(is_yes.to_string())))
        }
        (_, DeValue::String(text)) if syntax::WHOLE.contains(&key) => {
            let number = number_in(text).filter(|number| !number.contains('.'))?;
            Some(format!("Remove the quotes: {key} = {number}"))
        }
        (_, DeValue::Float(_)) if syntax::WHOLE.contains(&key) => {
            let whole = written.strip_suffix(".0")?;
            Some(format!("Write {key} = {whole}"))
        }
        _ => None,
    }
}

/// The number in a text such as `d = .45` or `12 studies`, in TOML form.
fn number_in(text: &str) -> Option<String> {
    let value = text.rsplit(['=', '≈']).next().unwrap_or_default().trim();
    if let Some(number) = syntax::number(value) {
        return Some(number);
    }
    let (first, rest) = value.split_once(char::is_whitespace)?;
    let is_word = rest.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    syntax::number(first).filter(|_| is_word)
}

/// Two numbers in TOML form, as a list.
fn two_numbers<'a>(parts: impl Iterator<Item = &'a str>) -> Option<String> {
    let numbers: Option<Vec<String>> =
        parts.map(str::trim).filter(|part| !part.is_empty()).map(syntax::number).collect();
    let numbers = numbers?;
    (numbers.len() == 2).then(|| format!("[{}]", numbers.join(", ")))
}

/// The numbers and texts in a value and the lists in it.
fn flat(value: &DeValue<'_>) -> Vec<String> {
    match value {
        DeValue::Array(items) => items.iter().flat_map(|item| flat(item.get_ref())).collect(),
        value => text_or_integer(value).into_iter().collect(),
    }
}

/// A string.
pub(super) fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.clone().into_owned()),
        _ => None,
    }
}

/// A boolean.
pub(super) fn boolean(value: &DeValue<'_>) -> Option<bool> {
    match value {
        DeValue::Boolean(value) => Some(*value),
        _ => None,
    }
}

/// A string, or a whole number converted to one.
pub(super) fn text_or_integer(value: &DeValue<'_>) -> Option<String> {
    text(value).or_else(|| integer(value).map(|number| number.to_string()))
}

/// A whole number.
pub(super) fn integer(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(number) => parsed(number),
        _ => None,
    }
}

fn parsed(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A whole number that is not negative.
pub(super) fn count(value: &DeValue<'_>) -> Option<u64> {
    integer(value).and_then(|number| number.try_into().ok())
}

/// A number.
pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(number) => number.as_str().parse().ok(),
        // Converted as a decimal would be: to the nearest representable number.
        DeValue::Integer(number) => parsed(number)?.to_string().parse().ok(),
        _ => None,
    }
}

/// A list, if `read` accepts all its items.
pub(super) fn list<T>(value: &DeValue<'_>, read: impl Fn(&DeValue<'_>) -> Option<T>) -> Option<Vec<T>> {
    let values: &DeArray<'_> = value.as_array()?;
    values.iter().map(Spanned::get_ref).map(read).collect()
}

/// Two numbers.
pub(super) fn pair(value: &DeValue<'_>) -> Option<[f64; 2]> {
    list(value, number)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(toml: &str, read: impl Fn(&DeValue<'_>) -> T) -> T {
        read(DeValue::parse(toml).unwrap().get_ref())
    }

    #[test]
    fn numbers_are_read_as_toml_writes_them() {
        for (toml, number) in [("12", Some(12)), ("0xff", Some(255)), ("-1_000", Some(-1000)), ("1.0", None)]
        {
            assert_eq!(read(toml, integer), number, "{toml}");
        }
        assert_eq!(read("-1", count), None);
        assert_eq!(read("99999999999999999999", integer), None, "too large for any of ours");
        for (toml, value) in [("0.17", 0.17), ("-1e-3", -0.001), ("2", 2.0), ("inf", f64::INFINITY)] {
            assert_eq!(read(toml, number), Some(value), "{toml}");
        }
        assert_eq!(read("[0.1, 2]", pair), Some([0.1, 2.0]));
        assert_eq!(read("[0.1]", pair), None);
        assert_eq!(read("[0.1, 'x']", pair), None);
        assert_eq!(read("7", text_or_integer).as_deref(), Some("7"));
        assert_eq!(read("7.5", text_or_integer), None);
    }

    #[test]
    fn yes_and_no_are_written_as_true_and_false() {
        let remedy_of = |toml: &str| read(toml, |value| remedy(FLAG, "draft", value, toml));
        assert_eq!(remedy_of("'yes'").as_deref(), Some("Write draft = true"));
        assert_eq!(remedy_of("'No'").as_deref(), Some("Write draft = false"));
        assert_eq!(remedy_of("'perhaps'"), None);
    }

    #[test]
    fn a_long_text_is_cut_in_a_message() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt("one\ntwo"), "one…");
        assert_eq!(excerpt(&"é".repeat(100)).chars().count(), LONGEST + 1);
    }
}
