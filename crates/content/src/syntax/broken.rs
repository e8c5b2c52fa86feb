//! A string or list that is broken over several lines but must be on one.

use super::key::names_key;
use super::slip::{Reach, Slip};
use super::{intended, value};

/// The mistake of a value that continues in the lines below; `None` if it does not.
pub(super) fn slip(key: &str, value: &str, below: &[(usize, &str)]) -> Option<Slip> {
    if (intended::is_list(key) || intended::NUMBER_LISTS.contains(&key)) && value.starts_with('[') {
        return list(key, value, below);
    }
    if !value::may_go_on(key, value) {
        return None;
    }
    let rows = rows_of_the_rest(value, below);
    let rest: Vec<&str> =
        below.iter().take(rows).map(|(_, line)| line.trim()).filter(|line| !line.is_empty()).collect();
    if rest.is_empty() {
        return None;
    }
    let line = if value.is_empty() && intended::is_list(key) {
        let items: Vec<&str> = rest.iter().map(|line| line.trim_start_matches(is_bullet).trim()).collect();
        intended::line(key, &items.join(", "))
    } else {
        value::joined(key, &std::iter::once(value).chain(rest).collect::<Vec<_>>().join(" "))
    };
    Some(on_one_line(&line, rows))
}

/// The same for a list that does not end on its line and whose items can be recognised.
fn list(key: &str, value: &str, below: &[(usize, &str)]) -> Option<Slip> {
    if value.contains(']') || value.len() == 1 || value.contains(intended::is_curly) {
        return None;
    }
    let lines = below.iter().map(|(_, line)| line.trim());
    let lines: Vec<&str> = lines.take_while(|line| !ends_it(line) && !line.is_empty()).collect();
    let end = lines.iter().position(|line| line.contains(']')).map_or(lines.len(), |last| last + 1);
    let rest = lines.get(..end).filter(|rest| !rest.is_empty())?;
    let whole: Vec<&str> = std::iter::once(value).chain(rest.iter().copied()).collect();
    Some(on_one_line(&intended::line(key, &whole.join(", ")), end))
}

fn on_one_line(line: &str, rows: usize) -> Slip {
    let message = format!("It goes on in the lines below. Write all of it on one line: {line}");
    Slip { message, reach: Reach::Rows(rows) }
}

/// The items of a list as in YAML: nothing behind the key, and below it lines with a dash.
pub(super) fn yaml_items(value: &str, below: &[(usize, &str)]) -> Vec<String> {
    if !value.is_empty() {
        return Vec::new();
    }
    let item = |line: &str| line.trim_start().strip_prefix("- ").map(|item| intended::words(item.trim()));
    below.iter().map_while(|(_, line)| item(line)).collect()
}

/// How many of the lines below belong to the value.
fn rows_of_the_rest(value: &str, below: &[(usize, &str)]) -> usize {
    let lines = below.iter().map(|(_, line)| line.trim());
    let lines: Vec<&str> = lines.take_while(|line| !ends_it(line)).collect();
    let ends_with_mark = |line: &&str| {
        let line = line.trim_end_matches([',', ';']);
        intended::ends_with_mark(line) && !(value.starts_with('"') && intended::ends_escaped(line))
    };
    // More text may follow the closing mark.
    let has_mark = |line: &&str| line.replace("\\\"", "").contains('"');
    if value.starts_with(intended::is_mark)
        && let Some(last) = lines
            .iter()
            .position(ends_with_mark)
            .or_else(|| lines.iter().position(has_mark).filter(|_| value.starts_with('"')))
    {
        return last + 1;
    }
    lines.iter().take_while(|line| !line.is_empty()).count()
}

/// Whether a line begins something else, so it cannot continue a string.
fn ends_it(line: &str) -> bool {
    names_key(line) || line.starts_with(['#', '[']) || line.starts_with("---") || line.starts_with("\"\"\"")
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '•' | '–') || c.is_whitespace()
}
