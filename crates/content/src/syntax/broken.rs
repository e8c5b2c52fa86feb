//! A text that is broken over several lines, where it has to be on one.

use super::key::names_key;
use super::slip::{Reach, Slip};
use super::{meant, value};

/// What is said of a value that goes on in the lines below it; nothing where it does not.
pub(super) fn slip(key: &str, value: &str, below: &[(usize, &str)]) -> Option<Slip> {
    if !value::may_go_on(key, value) {
        return None;
    }
    let rows = rows_of_the_rest(value, below);
    let rest: Vec<&str> =
        below.iter().take(rows).map(|(_, line)| line.trim()).filter(|line| !line.is_empty()).collect();
    if rest.is_empty() {
        return None;
    }
    let whole = if value.is_empty() && meant::is_list(key) {
        rest.iter().map(|line| line.trim_start_matches(is_bullet).trim()).collect::<Vec<_>>().join(", ")
    } else {
        std::iter::once(value).chain(rest).collect::<Vec<_>>().join(" ")
    };
    let line = meant::line(key, &whole);
    let message = format!("It goes on in the lines below. Write all of it on one line: {line}");
    Some(Slip { message, reach: Reach::Rows(rows) })
}

/// How many of the lines below a value are the rest of it.
fn rows_of_the_rest(value: &str, below: &[(usize, &str)]) -> usize {
    let lines = below.iter().map(|(_, line)| line.trim());
    let lines: Vec<&str> = lines.take_while(|line| !ends_it(line)).collect();
    let ends_with_mark = |line: &&str| meant::ends_with_mark(line.trim_end_matches([',', ';']));
    if value.starts_with(meant::is_mark)
        && let Some(last) = lines.iter().position(ends_with_mark)
    {
        return last + 1;
    }
    lines.iter().take_while(|line| !line.is_empty()).count()
}

/// Whether a line is no rest of a text: it begins something else.
fn ends_it(line: &str) -> bool {
    names_key(line) || line.starts_with(['#', '[']) || line.starts_with("---") || line.starts_with("\"\"\"")
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '•' | '–') || c.is_whitespace()
}
