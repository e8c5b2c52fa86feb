//! What is wrong with a line that is not TOML, as far as the line itself tells.
//!
//! The parser gives the place. What it says about it is meant for programmers, and changes from one version to the next.

use super::value::shown;

/// What is wrong at the byte `at` of a TOML text.
pub(super) fn fault(toml: &str, at: usize) -> String {
    let before = toml.get(..at).unwrap_or(toml);
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    let line = toml.get(begin..).unwrap_or_default().lines().next().unwrap_or_default().trim();
    let above = toml.get(..begin).unwrap_or_default();
    format!("{}, and “{}” was found", rule(line, above), shown(line))
}

/// The rule that a line breaks; `above` is the text before it.
fn rule(line: &str, above: &str) -> String {
    if line.starts_with('[') {
        return "a table begins with a line such as [article] or [[finding]], once each".into();
    }
    let Some((key, value)) = line.split_once('=') else {
        return "a line is written key = \"value\"".into();
    };
    let (key, value) = (key.trim(), value.trim());
    if is_there(key, above) {
        return format!("each key is there once, and {key} was there before");
    }
    if value.contains(['“', '”', '„', '‘', '’']) && !value.starts_with(['"', '\'']) {
        return "a text is in straight quotation marks (\")".into();
    }
    if value.starts_with('[') {
        return "a list is written [\"one\", \"two\"]".into();
    }
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        return "a text of several lines ends with the three quotation marks that it begins with".into();
    }
    if value.starts_with('"') && value.contains('\\') {
        return "a text ends with the quotation mark that it begins with, and \\ in it is written \\\\"
            .into();
    }
    if value.starts_with(['"', '\'']) {
        return "a text ends with the quotation mark that it begins with (\" within it is written \\\")"
            .into();
    }
    "a text is in quotation marks".into()
}

/// Whether the table that a line belongs to has a key already.
fn is_there(key: &str, above: &str) -> bool {
    let of_table = above.lines().rev().take_while(|line| !line.trim_start().starts_with('['));
    of_table.filter_map(|line| line.split_once('=')).any(|(other, _)| other.trim() == key)
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn a_line_that_is_no_toml_is_told_with_its_rule() {
        for (toml, told) in [
            ("title = A Post", "a text is in quotation marks, and “title = A Post” was found"),
            ("month = 2022-12", "a text is in quotation marks, and “month = 2022-12” was found"),
            (
                "title = “A Post”",
                "a text is in straight quotation marks (\"), and “title = “A Post”” was found",
            ),
            ("title", "a line is written key = \"value\", and “title” was found"),
            (
                "a = 1\nb = 'x'\na = 2\n",
                "each key is there once, and a was there before, and “a = 2” was found",
            ),
            ("topics = [\"a\"\n", "a list is written [\"one\", \"two\"], and “topics = [\"a\"” was found"),
            (
                "[article\n",
                "a table begins with a line such as [article] or [[finding]], once each, and “[article” was found",
            ),
            (
                "a = \"b\\c\"",
                "a text ends with the quotation mark that it begins with, and \\ in it is written \\\\, and “a = \"b\\c\"” was found",
            ),
        ] {
            let (_, errors) = DeTable::parse_recoverable(toml);
            let at = errors.first().and_then(toml::de::Error::span).unwrap().start;
            assert_eq!(fault(toml, at), told);
        }
        // A key of another table is another key.
        assert!(!is_there("a", "a = 1\n[x]\nb = 2\n"));
    }
}
