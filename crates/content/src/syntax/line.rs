//! One front matter line that is not valid TOML.

use toml::de::DeValue;

use super::key::{begins_statement, key, names_key};
use super::slip::{Reach, Slip};
use super::{broken, intended, value};
use crate::instead::{self, Surroundings, Today};
use crate::invisible::invisible;

/// The message for a line when no better one is known.
pub(super) fn shape(line: &str) -> String {
    match invisible(line) {
        Some(name) => {
            format!("This line has an invisible character in it ({name}). Remove the line and type it anew")
        }
        None => "This line cannot be read. A line looks like this: title = \"A New Post\"".to_owned(),
    }
}

/// Whether a multi-line string or a list begins in line `row` and does not end.
pub(super) fn never_ends(lines: &[(usize, &str)], row: usize) -> bool {
    let Some((_, line)) = lines.get(row) else { return false };
    let below = || lines.iter().skip(row + 1).map(|(_, line)| *line);
    let Some(value) =
        begins_statement(line).then(|| line.split_once('=')).flatten().map(|(_, value)| value.trim())
    else {
        return false;
    };
    for marks in ["\"\"\"", "'''"] {
        if let Some(rest) = value.strip_prefix(marks) {
            return !rest.contains(marks) && !below().any(|line| line.contains(marks));
        }
    }
    let closes = |line: &str| line.contains(']');
    value.starts_with('[')
        && !closes(value)
        && !below().take_while(|line| !begins_statement(line)).any(closes)
}

/// The line with a multi-line string that does not end before another begins. All parser errors in such a file are
/// consequences.
pub(super) fn without_end(lines: &[(usize, &str)]) -> Option<usize> {
    const MARKS: &str = "\"\"\"";
    let mut open = None;
    for (row, (_, line)) in lines.iter().enumerate() {
        let value =
            begins_statement(line).then(|| line.split_once('=')).flatten().map(|(_, value)| value.trim());
        let begins = value.is_some_and(|value| value.starts_with(MARKS));
        match (open, begins) {
            (Some(_), true) => return open,
            (Some(_), false) if line.contains(MARKS) => open = None,
            (None, true) => open = (line.matches(MARKS).count() == 1).then_some(row),
            _ => {}
        }
    }
    None
}

/// Characters that look like a space but are not one to the parser.
fn is_odd_space(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, ' ' | '\t'))
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn is_any_space(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_odd_space(c)
}

/// The mistake in line `row`, if the line alone shows it.
pub(super) fn slip(lines: &[(usize, &str)], row: usize, first_line: usize) -> Option<Slip> {
    let (_, whole) = *lines.get(row)?;
    let line = whole.trim_matches(is_any_space);
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    if line.starts_with('[') {
        return heading(line, lines, row, first_line);
    }
    let Some((name, rest)) = key(line) else { return no_key(line) };
    let after = rest.trim_start_matches(is_any_space);
    let Some(mark) = after.chars().next() else {
        let example = intended::example(name);
        return Some(Slip::new(format!(
            "Nothing follows {name}. Write {name} = {example}, or remove the line"
        )));
    };
    let written = after.get(mark.len_utf8()..).unwrap_or_default().trim_matches(is_any_space);
    match mark {
        '=' => {}
        ':' | '：' | '＝' => {
            return Some(colon(name, written.trim_start_matches(is_sign), lines, row, first_line));
        }
        '"' | '\'' | '“' | '„' | '«' | '[' => {
            let line = intended::line(name, after);
            return Some(Slip::new(format!("The = is missing. Write {line}")));
        }
        _ => return Some(Slip::new(shape(whole))),
    }
    if written.starts_with(is_sign) {
        let line = intended::line(name, written.trim_start_matches(is_sign));
        return Some(Slip::new(format!("One = is enough: {line}")));
    }
    if let Some(message) = foreign(name, written, lines, row, first_line) {
        return Some(Slip::new(message));
    }
    if let Some(message) = odd_space(whole, name, written) {
        return Some(Slip::new(message));
    }
    if let Some(first) = earlier(name, lines, row) {
        let is_next = first + 1 == row;
        let first = first + first_line;
        // The first key of a table also begins the next one; the same key twice in a row is a mistake.
        let above = lines.get(..row).unwrap_or_default();
        let table = above.iter().rposition(|(_, line)| line.trim_start().starts_with("[["));
        let begins = |table: &usize| {
            let mut below = above.iter().skip(table + 1).filter(|(_, line)| begins_statement(line));
            below.next().and_then(|(_, line)| key(line.trim_start())).is_some_and(|(first, _)| first == name)
        };
        let table = table
            .filter(|table| !is_next && begins(table))
            .and_then(|table| above.get(table))
            .map(|(_, line)| line.trim());
        if let Some(table) = table {
            let message = format!(
                "A line {table} is missing above this one, or {name} is there twice (first in line {first})"
            );
            return Some(Slip { message, reach: Reach::All });
        }
        let message = if name == "citation" {
            format!("{name} is there twice (first in line {first}); keep one, put the other in the text")
        } else {
            format!("{name} is there twice (first in line {first}); keep one")
        };
        return Some(Slip::new(message));
    }
    let below = lines.get(row + 1..).unwrap_or_default();
    broken::slip(name, written, below).or_else(|| value::slip(name, written, row + first_line))
}

/// The message for blanks around key and value that the parser does not accept: they look like spaces or are invisible.
fn odd_space(whole: &str, name: &str, written: &str) -> Option<String> {
    let around = match (whole.split_once(written), written.is_empty()) {
        (Some((before, behind)), false) => format!("{before}{behind}"),
        _ => whole.to_owned(),
    };
    let line = intended::line(name, written);
    if let Some(character) = invisible(&around) {
        return Some(format!(
            "This line has an invisible character in it ({character}). Remove the line and type it anew: {line}"
        ));
    }
    around.contains(is_odd_space).then(|| {
        format!(
            "A blank beside the = is not an ordinary space (it was copied from Word or a web page). Write {line} with = and an ordinary space"
        )
    })
}

/// The mistake of a line with a colon, as in YAML.
fn colon(name: &str, written: &str, lines: &[(usize, &str)], row: usize, first_line: usize) -> Slip {
    let below = lines.get(row + 1..).unwrap_or_default();
    let name = intended::own_key(name);
    let items = broken::yaml_items(written, below);
    let (value, slip) = if items.is_empty() {
        (written.to_owned(), broken::slip(name, written, below))
    } else {
        (items.join(", "), None)
    };
    let reach = slip.as_ref().map_or(Reach::Line, |slip| slip.reach);
    let reach = if items.is_empty() { reach } else { Reach::Rows(items.len()) };
    if let Some(message) = foreign(name, &value, lines, row, first_line) {
        return Slip { message, reach };
    }
    slip.unwrap_or_else(|| {
        let message = format!("Write {} with = and an ordinary space", intended::line(name, &value));
        Slip { message, reach }
    })
}

/// Signs that other languages put next to `=`.
fn is_sign(c: char) -> bool {
    matches!(c, '=' | '>' | ':') || is_any_space(c)
}

/// The message for a key of another program, so that the editor does not fix its value before the key is refused.
fn foreign(
    name: &str,
    written: &str,
    lines: &[(usize, &str)],
    row: usize,
    first_line: usize,
) -> Option<String> {
    // Settings have other keys than posts, and begin in the first line of their file.
    let is_post = first_line > 1;
    // Tables may have a key with that name.
    let is_in_table = lines.iter().take(row).any(|(_, line)| line.trim_start().starts_with('['));
    if !is_post || is_in_table || written.is_empty() || name == "draft" {
        return None;
    }
    let is_key = |line: &str, target: &str| {
        names_key(line) && key(line.trim_start()).is_some_and(|(key, _)| key.eq_ignore_ascii_case(target))
    };
    let has = |target: &str| {
        lines
            .iter()
            .any(|(_, line)| is_key(line, target) || (target == "article" && line.trim() == "[article]"))
    };
    let value = DeValue::String(intended::words(written).into());
    // Only a value that says yes or no makes `publish` a key of another program.
    if name == "publish" && instead::shows(name, &value).is_none() {
        return None;
    }
    let around = Surroundings { has: &has, name: None, today: Today::Unknown, taxonomy: None };
    instead::of_key(name, &value, around)
}

/// The mistake in a line that does not begin with a key.
fn no_key(line: &str) -> Option<Slip> {
    if line.starts_with("---") || line.starts_with("***") {
        return Some(Slip::new(
            "This line must be +++, alone on the line, if the front matter ends here; else remove it",
        ));
    }
    // The rest of a multi-line list or string.
    if line.contains(['“', '”', '„', '«']) {
        let straight: String = line.chars().map(|c| if intended::is_curly(c) { '"' } else { c }).collect();
        return Some(Slip::new(format!("This line has curly quotes “ ”. Use straight ones: {straight}")));
    }
    None
}

/// The heading of a table: `[article]`, `[[finding]]`.
fn heading(line: &str, lines: &[(usize, &str)], row: usize, first_line: usize) -> Option<Slip> {
    let name = line.trim_matches(|c: char| !c.is_alphanumeric());
    let name =
        name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).next().unwrap_or(name);
    let expected = match name {
        "finding" | "notice" | "article.author" | "article.editor" | "topic" | "type" | "redirect"
        | "group" | "screenshot" => {
            format!("[[{name}]]")
        }
        _ => format!("[{name}]"),
    };
    if line != expected {
        return (!name.is_empty()).then(|| Slip::new(format!("Write {expected}, alone on the line")));
    }
    let before = lines.iter().take(row).position(|(_, other)| other.trim() == line)?;
    let first = before + first_line;
    let message = if line.starts_with("[[") {
        format!("Two different things are called {name}: write {expected} above each of them")
    } else {
        format!("{line} is there twice (first in line {first}); keep one")
    };
    Some(Slip { message, reach: Reach::All })
}

/// The earlier line with the same key in the same table.
fn earlier(key_here: &str, lines: &[(usize, &str)], row: usize) -> Option<usize> {
    let above = lines.get(..row)?;
    let table =
        above.iter().rposition(|(_, line)| line.trim_start().starts_with('[')).map_or(0, |row| row + 1);
    let same = |line: &str| {
        begins_statement(line) && key(line.trim_start()).is_some_and(|(name, _)| name == key_here)
    };
    above.iter().enumerate().skip(table).find(|(_, (_, line))| same(line)).map(|(row, _)| row)
}
