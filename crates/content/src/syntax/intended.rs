//! The intended type of a value, by its key, and how to write it correctly.

use crate::dates::{date_of, month_of};

/// The keys of posts.
pub(super) const KEYS: [&str; 11] = [
    "title", "month", "topics", "types", "citation", "draft", "publish", "added", "order", "was", "findings",
];

/// Keys whose values are numbers.
pub(super) const NUMBERS: [&str; 7] = ["estimate", "level", "k", "n", "i2", "since", "order"];
/// Keys whose values are lists of numbers.
pub(super) const NUMBER_LISTS: [&str; 3] = ["ci", "range", "date-parts"];
/// Keys whose values are whole numbers.
pub(crate) const WHOLE: [&str; 4] = ["k", "n", "since", "order"];
/// Keys whose values are lists of people, each an inline table.
pub(super) const PEOPLE: [&str; 2] = ["author", "editor"];
/// Keys whose values are days.
pub(super) const DAYS: [&str; 3] = ["added", "publish", "date"];
/// Keys whose values are lists of strings.
pub(super) const TEXT_LISTS: [&str; 5] = ["topics", "types", "aliases", "words", "was"];

/// Curly quotation marks that word processors make of straight ones, and marks that look like them.
pub(super) fn is_curly(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂')
}

/// Curly single quotation marks; inside a text they are apostrophes.
pub(super) fn is_single_curly(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‛' | '`' | '´')
}

/// Whether a character is a quotation mark of any kind.
pub(super) fn is_mark(c: char) -> bool {
    is_curly(c) || is_single_curly(c) || matches!(c, '"' | '\'')
}

/// Whether a text ends with a closing quotation mark.
pub(super) fn ends_with_mark(text: &str) -> bool {
    text.ends_with(|c: char| is_curly(c) || c == '"' || matches!(c, '\'' | '’'))
}

/// Whether the value of a key is a list of strings.
pub(super) fn is_list(key: &str) -> bool {
    TEXT_LISTS.contains(&key)
}

/// A text in straight quotation marks; marks inside become curly.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => {
                let before = out.chars().next_back().filter(|_| out.len() > 1);
                let opens = before.is_none_or(|c| {
                    c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/' | '‘')
                });
                out.push(if opens { '“' } else { '”' });
            }
            '\\' => out.push_str("\\\\"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A list of strings from words in quotation marks, or separated by commas or semicolons.
pub(crate) fn list_of(text: &str) -> String {
    list_of_texts(items_of(text))
}

/// A list of strings.
pub(crate) fn list_of_texts(items: impl IntoIterator<Item = String>) -> String {
    let items = items.into_iter().map(|item| quoted(&item));
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// The words of a text in quotation marks, or separated by commas or semicolons.
pub(crate) fn items_of(text: &str) -> Vec<String> {
    // Anything after the list is a note.
    let list = text.trim();
    let list = list.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(list, |(inner, _)| inner);
    let inner = list.trim_start_matches(['[', '(', '{']).trim_end_matches([']', ')', '}']);
    let straight: String =
        inner.chars().map(|c| if is_curly(c) || is_single_curly(c) || c == '\'' { '"' } else { c }).collect();
    let pieces: Vec<&str> = straight.split('"').collect();
    // Every second piece is between two marks, so its commas belong to it.
    let is_balanced = pieces.len() % 2 == 1;
    let mut items = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        if is_balanced && number % 2 == 1 {
            items.push(piece.trim());
        } else {
            items.extend(piece.split([',', ';']).map(str::trim));
        }
    }
    items.into_iter().filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// A key of posts in small letters; any other key as it is.
pub(super) fn own_key(key: &str) -> &str {
    KEYS.iter().find(|own| own.eq_ignore_ascii_case(key)).copied().unwrap_or(key)
}

/// The corrected line, with the intended value.
pub(super) fn line(key: &str, value: &str) -> String {
    format!("{key} = {}", intended_value(key, value))
}

/// The intended value.
pub(crate) fn intended_value(key: &str, value: &str) -> String {
    let value = value.trim();
    if TEXT_LISTS.contains(&key) {
        return list_of(value);
    }
    if NUMBER_LISTS.contains(&key) {
        let inner = value.trim_matches(['[', ']', '(', ')']);
        // A range as people write it: 0.20–0.36, or 0.20 to 0.36.
        let mut plain = String::new();
        for c in inner.replace(" to ", ", ").chars() {
            let is_between = plain.trim_end().ends_with(|c: char| c.is_ascii_digit());
            match c {
                '–' | '—' if is_between => plain.push_str(", "),
                '–' | '—' | '−' => plain.push('-'),
                c => plain.push(c),
            }
        }
        let parts = plain.split([',', ';']).filter(|part| !part.trim().is_empty());
        let numbers: Vec<String> =
            parts.map(|part| number(part).unwrap_or_else(|| part.trim().to_owned())).collect();
        return format!("[{}]", numbers.join(", "));
    }
    if NUMBERS.contains(&key)
        && let Some(number) = number(value)
    {
        return number;
    }
    if key == "draft" {
        // An unclear word must not publish a draft.
        return (if is_no(value) { "false" } else { "true" }).into();
    }
    dated(key, value).unwrap_or_else(|| quoted(&words(value)))
}

/// A month or day in the required form, if the key's value is an unambiguous one.
pub(super) fn dated(key: &str, value: &str) -> Option<String> {
    let date = match key {
        "month" => month_of(bare(value))?.to_string(),
        key if DAYS.contains(&key) => date_of(bare(value))?.to_string(),
        _ => return None,
    };
    Some(quoted(&date))
}

/// An example value for the key.
pub(crate) fn example(key: &str) -> &'static str {
    match key {
        "month" => "\"2022-12\"",
        "draft" => "true",
        "type" => "\"article-journal\"",
        "metric" => "\"d\"",
        "kind" => "\"correction\"",
        "language" => "\"en\"",
        "format" => "\"1\"",
        "from" => "\"/blog?p=4\"",
        "to" => "\"/posts/a-new-post/\"",
        "file" => "\"blog.png\"",
        "date-parts" => "[[2018]]",
        "since" => "1998",
        key if DAYS.contains(&key) => "\"2022-12-20\"",
        key if TEXT_LISTS.contains(&key) => "[\"…\"]",
        key if NUMBER_LISTS.contains(&key) => "[0.26, 0.3]",
        key if WHOLE.contains(&key) => "12",
        key if NUMBERS.contains(&key) => "0.28",
        _ => "\"…\"",
    }
}

fn is_no(value: &str) -> bool {
    // Anything after it is a note: `false ; at last`.
    let value = bare(value).to_lowercase();
    let first = value.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    matches!(first, Some("no" | "false" | "off" | "0" | "n"))
}

/// A text without surrounding quotation marks of any kind.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', ';']).trim_end();
    let is_mark = |c: char| is_curly(c) || matches!(c, '"' | '\'' | '‘' | '‚' | '`');
    let inner = text.strip_prefix(is_mark).unwrap_or(text);
    let opened = inner.len() < text.len();
    let closed = inner
        .strip_suffix(|c: char| is_curly(c) || c == '"' || (opened && matches!(c, '\'' | '’' | '`' | '´')));
    closed.unwrap_or(inner).trim()
}

/// The words of a text, without surrounding marks and with its escapes decoded.
pub(super) fn words(text: &str) -> String {
    let text = text.trim();
    let Some(inner) = text.strip_prefix('"') else { return bare(text).to_owned() };
    // An escaped mark does not end a text.
    unescaped(if ends_escaped(text) { inner } else { bare(text) })
}

/// Whether a text ends with an escaped mark: `\"`.
pub(super) fn ends_escaped(text: &str) -> bool {
    let before = text.strip_suffix('"').map(|text| text.len() - text.trim_end_matches('\\').len());
    before.is_some_and(|backslashes| backslashes % 2 == 1)
}

/// Decodes escaped marks and backslashes; turns escaped line ends and tabs into blanks. Keeps all other escapes.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let decoded = match (c, chars.peek()) {
            ('\\', Some(mark @ ('"' | '\\'))) => Some(*mark),
            ('\\', Some('n' | 'r' | 't')) => Some(' '),
            _ => None,
        };
        if decoded.is_some() {
            chars.next();
        }
        out.push(decoded.unwrap_or(c));
    }
    out
}

/// A number in TOML form, from one as people write it: `.28`, `−0,28`, `5.`, `1,234`, `007`.
pub(crate) fn number(text: &str) -> Option<String> {
    let text = bare(text).replace(['−', '–', '‒'], "-");
    let text = text.strip_suffix('%').unwrap_or(&text).trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim()),
        None => ("", text.strip_prefix('+').unwrap_or(text).trim()),
    };
    let grouped = digits.replace([' ', '\u{a0}', '\u{202f}', '\'', '’'], "");
    let is_group = |part: &str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = grouped.split(',').collect();
    // A comma before three digits separates thousands; any other comma is a decimal comma.
    let plain = match parts.as_slice() {
        [_] => grouped.clone(),
        [whole, rest @ ..]
            if *whole != "0" && !whole.is_empty() && rest.iter().all(|part| is_group(part)) =>
        {
            parts.concat()
        }
        [whole, part] if !grouped.contains('.') => format!("{whole}.{part}"),
        _ => return None,
    };
    let (whole, part) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole)
        || !part.is_none_or(is_digits)
        || (whole.is_empty() && part.is_none_or(str::is_empty))
    {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match part {
        None => format!("{sign}{whole}"),
        Some("") => format!("{sign}{whole}.0"),
        Some(part) => format!("{sign}{whole}.{part}"),
    })
}

/// A whole number, from one as people write it.
pub(crate) fn whole_number(text: &str) -> Option<String> {
    number(text).filter(|number| !number.contains('.'))
}
