//! The part after the `=` of a line that is not valid TOML.

use super::intended::{
    DAYS, NUMBER_LISTS, NUMBERS, PEOPLE, TEXT_LISTS, bare, dated, ends_escaped, ends_with_mark, example,
    is_curly, is_single_curly, line, number, quoted, words,
};
use super::slip::{Reach, Slip};
use crate::value::excerpt;

/// How notes begin in other programs.
const COMMENTS: [&str; 5] = ["//", "/*", "--", "<!--", ";"];

/// Whether a value on the line of its key may continue in the next one.
pub(super) fn may_go_on(key: &str, value: &str) -> bool {
    let is_text = !NUMBERS.contains(&key)
        && !NUMBER_LISTS.contains(&key)
        && !PEOPLE.contains(&key)
        && key != "draft"
        && !value.starts_with("\"\"\"")
        && !value.starts_with("'''");
    is_text
        && match value.chars().next() {
            Some('[' | '{') => false,
            Some('"') => is_unclosed(value) && !value.ends_with(is_curly),
            Some('\'') => value.matches('\'').count() == 1,
            Some(c) if is_curly(c) || is_single_curly(c) => {
                value.chars().count() == 1 || !ends_with_mark(value)
            }
            Some(_) => !ends_with_mark(value),
            None => true,
        }
}

/// Whether a text has an unmatched quotation mark, ignoring escaped ones.
fn is_unclosed(value: &str) -> bool {
    value.replace("\\\\", "").replace("\\\"", "").matches('"').count() % 2 == 1
}

/// The mistake in the value of `key`, in line `number` of the file.
pub(super) fn slip(key: &str, value: &str, line_number: usize) -> Option<Slip> {
    let first = value.chars().next();
    let Some(first) = first else {
        let example = example(key);
        return Some(Slip::new(format!(
            "Nothing follows the =. Write {key} = {example}, or remove the line"
        )));
    };
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        let marks = value.get(..3).unwrap_or_default();
        let message = format!("The text that begins here lacks its end: write {marks} below its last line");
        return Some(Slip { message, reach: Reach::All });
    }
    match first {
        '[' => return list(key, value, line_number),
        '"' => return basic(key, value, line_number),
        '\'' => return literal(key, value),
        '{' => {
            return Some(Slip {
                message: "The { } of this line cannot be read: write { key = \"…\", key = \"…\" }".into(),
                reach: Reach::Line,
            });
        }
        _ => {}
    }
    if is_curly(first) || is_single_curly(first) {
        return Some(curly(key, value, line_number));
    }
    Some(unquoted(key, value, line_number))
}

fn curly(key: &str, value: &str, line_number: usize) -> Slip {
    let found: Vec<String> =
        value.chars().filter(|c| is_curly(*c) || is_single_curly(*c)).fold(Vec::new(), |mut all, c| {
            if !all.contains(&c.to_string()) {
                all.push(c.to_string());
            }
            all
        });
    let line = line(key, value);
    Slip::new(format!(
        "Line {line_number} has curly quotes {}. Use straight ones: {line} (turn off smart quotes)",
        found.join(" ")
    ))
}

/// The mistake of a value without quotation marks.
fn unquoted(key: &str, value: &str, line_number: usize) -> Slip {
    // The settings have a key `order` whose value is a text.
    let is_order_of_parts = key == "order" && value.contains("-first");
    let is_text =
        is_order_of_parts || (!NUMBERS.contains(&key) && !NUMBER_LISTS.contains(&key) && key != "draft");
    if !is_text {
        let line = line(key, value);
        return match number(value) {
            Some(number) if key != "draft" && !NUMBER_LISTS.contains(&key) => {
                Slip::new(format!("Write {number}: {line}"))
            }
            _ if key != "draft" && NUMBERS.contains(&key) => {
                Slip::new(format!("{key} is a number, such as {key} = {}", example(key)))
            }
            _ => Slip::new(format!("Write {line}")),
        };
    }
    if value.ends_with(is_curly) {
        return curly(key, value, line_number);
    }
    let is_date = key == "month" || DAYS.contains(&key);
    let line = line(key, value);
    match dated(key, value) {
        Some(date) if date != quoted(bare(value)) => return Slip::new(format!("Write {line}")),
        None if is_date => {
            let example = example(key);
            return Slip::new(format!("Write it in numbers and in quotes: {key} = {example}"));
        }
        _ => {}
    }
    if value.ends_with('"') && value.matches('"').count() == 1 {
        return Slip::new(format!("The opening \" is missing on this line: {line}"));
    }
    Slip::new(format!("Put quotes around it: {line}"))
}

/// How a text in straight quotation marks ends.
enum Scan<'a> {
    /// At the closing mark; holds what follows it.
    Closed(&'a str),
    /// At an invalid backslash escape.
    Backslash,
    /// At the end of the line.
    Open { backslash: bool },
}

fn scan(value: &str) -> Scan<'_> {
    let mut chars = value.char_indices().skip(1);
    let mut backslash = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Scan::Closed(value.get(at + 1..).unwrap_or_default().trim()),
            '\\' => {
                backslash = true;
                match chars.next() {
                    Some((_, 'b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\')) => {}
                    Some((at, mark @ ('u' | 'U' | 'x'))) => {
                        let length = match mark {
                            'x' => 2,
                            'u' => 4,
                            _ => 8,
                        };
                        let code = value.get(at + 1..at + 1 + length);
                        if !code.is_some_and(|code| {
                            u32::from_str_radix(code, 16).is_ok_and(|code| char::from_u32(code).is_some())
                        }) {
                            return Scan::Backslash;
                        }
                    }
                    _ => return Scan::Backslash,
                }
            }
            _ => {}
        }
    }
    Scan::Open { backslash }
}

fn basic(key: &str, value: &str, line_number: usize) -> Option<Slip> {
    let backslash = || {
        // A path is full of backslashes; treat each as literal.
        let plain = bare(value).replace("\\\"", "\"").replace("\\\\", "\\");
        Slip::new(format!("Write \\\\ for a backslash: {key} = {}", quoted(&plain)))
    };
    match scan(value) {
        Scan::Backslash => Some(backslash()),
        Scan::Open { .. } if value.ends_with(is_curly) => Some(curly(key, value, line_number)),
        Scan::Open { backslash: true } if ends_escaped(value) && value.matches("\\\"").count() % 2 == 1 => {
            Some(backslash())
        }
        Scan::Open { .. } => {
            let message = format!("The closing \" is missing on this line: {}", line(key, value));
            Some(Slip { message, reach: Reach::Text })
        }
        Scan::Closed(rest) if rest.is_empty() || rest.starts_with('#') => None,
        Scan::Closed(rest) => Some(behind_the_end(key, value, rest, line_number)),
    }
}

/// The mistake of a quoted text with something after it on the line.
fn behind_the_end(key: &str, value: &str, rest: &str, line_number: usize) -> Slip {
    let text = value.strip_suffix(rest).unwrap_or(value);
    if TEXT_LISTS.contains(&key) {
        return Slip::new(format!("Write {}", line(key, value)));
    }
    if rest.len() == 1 && rest.starts_with([',', ';', '.']) {
        return Slip::new(format!("Remove the {rest} at the end of the line: {}", line(key, text)));
    }
    let next = rest.trim_start_matches([';', ',', ' ']);
    if next.split_once('=').is_some_and(|(name, _)| is_key(name.trim())) {
        return Slip::new(format!(
            "Each key has a line of its own. Write {} here, and this on the next line: {next}",
            line(key, text)
        ));
    }
    if COMMENTS.iter().any(|mark| rest.starts_with(mark)) {
        let note = rest.trim_matches(|c: char| c.is_whitespace() || "/*-<>!;".contains(c));
        return Slip::new(format!("A note begins with #: {} # {note}", line(key, text)));
    }
    if rest.contains('"') {
        return Slip::new(format!(
            "The text contains \". Use “ ” inside it, or write \\\": {}",
            line(key, value)
        ));
    }
    if rest.ends_with(is_curly) {
        return curly(key, value, line_number);
    }
    Slip::new(format!(
        "“{}” is after the closing \". Put it before the \": {}",
        excerpt(rest),
        with_rest(key, text, rest)
    ))
}

/// The line of a text with the words after its closing mark moved inside.
fn with_rest(key: &str, text: &str, rest: &str) -> String {
    let blank = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{key} = {}", quoted(&format!("{}{blank}{rest}", words(text))))
}

/// The line of a value whose lines were joined. Anything after the closing mark is a note or more of the text.
pub(super) fn joined(key: &str, whole: &str) -> String {
    let rest = match scan(whole) {
        Scan::Closed(rest) if whole.starts_with('"') && !TEXT_LISTS.contains(&key) => rest,
        _ => return line(key, whole),
    };
    let text = whole.strip_suffix(rest).unwrap_or(whole);
    if rest.starts_with('#') {
        return format!("{} {rest}", line(key, text));
    }
    if rest.len() <= 1 || rest.contains('"') || dated(key, text).is_some() {
        return line(key, if rest.contains('"') { whole } else { text });
    }
    with_rest(key, text, rest)
}

fn is_key(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

fn literal(key: &str, value: &str) -> Option<Slip> {
    let inner = value.get(1..).unwrap_or_default();
    match inner.find('\'') {
        None => {
            let message = format!("The closing ' is missing on this line: {}", line(key, value));
            Some(Slip { message, reach: Reach::Text })
        }
        Some(end) => {
            let rest = inner.get(end + 1..).unwrap_or_default().trim();
            if rest.is_empty() || rest.starts_with('#') {
                return None;
            }
            Some(Slip::new(format!(
                "The text contains '. Put straight double quotes around it: {}",
                line(key, value)
            )))
        }
    }
}

fn list(key: &str, value: &str, line_number: usize) -> Option<Slip> {
    let is_many_lines = value.trim_end() == "[";
    if PEOPLE.contains(&key) {
        let each = "{ family = \"Smith\", given = \"A.\" }";
        let message = if is_many_lines {
            format!(
                "A line of this list cannot be read. Each is written {each}, with a comma behind it, and a line ] ends the list"
            )
        } else {
            format!("Write {key} = [{each}], with straight quotes, and a comma between two people")
        };
        return Some(Slip { message, reach: Reach::All });
    }
    if value.contains(is_curly) {
        return Some(curly(key, value, line_number));
    }
    if is_many_lines {
        let message = "A line of this list cannot be read. Each has its words in straight quotes and a comma behind them, and a line ] ends the list";
        return Some(Slip { message: message.to_owned(), reach: Reach::All });
    }
    let line = line(key, value);
    if !value.contains(']') {
        // The list may continue below; each of those lines is checked by itself.
        let message = format!("The closing ] is missing: {line}");
        return Some(Slip { message, reach: Reach::All });
    }
    if NUMBER_LISTS.contains(&key) {
        let inner = value.trim_matches(['[', ']']);
        let odd =
            inner.split([',', ';']).find_map(|part| number(part).filter(|number| number != part.trim()));
        return Some(Slip::new(match odd {
            Some(number) => format!("Write {number}: {line}"),
            None => format!("Write {line}"),
        }));
    }
    if value.contains('"') || value.contains('\'') {
        return Some(Slip::new(format!(
            "Each item needs its own quotes, and a comma before the next: {line}"
        )));
    }
    Some(Slip::new(format!("Put quotes around each item: {line}")))
}
