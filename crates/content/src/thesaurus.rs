//! `thesaurus.toml`, checked: everyday names for the terms that posts use.

use std::collections::BTreeMap;

use super::problem::Problem;
use super::source::Source;
use super::synonyms::{no_word, twice};
use super::table::{Table, Text};
use super::write::quoted;

/// The file format version that this program reads.
const FORMAT: &str = "1";

/// The built-in English thesaurus of psychotherapy and mental health.
const BUILT_IN: &str = include_str!("../thesaurus.toml");

/// The words of English: one a line, and comments that begin with `#`.
const WORDS: &str = include_str!("../words.txt");

/// Other names for the keys of the file.
const KEYS: [(&str, &str); 5] = [
    ("groups", "group"),
    ("version", "format"),
    ("stop", "empty"),
    ("stopwords", "empty"),
    ("ignore", "empty"),
];

/// Other names for the keys of a group.
const KEYS_OF_GROUP: [(&str, &str); 5] =
    [("word", "words"), ("names", "words"), ("terms", "find"), ("term", "find"), ("finds", "find")];

/// An example of words.
const EXAMPLE: &str = "[\"meds\", \"pills\"]";

/// Everyday names, and the terms that posts use for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    /// Groups of names, one group for each thing.
    pub groups: Vec<Names>,
    /// Words without meaning in a query.
    pub empty: Vec<String>,
    /// Common words, which are never treated as misspellings.
    pub common: Vec<String>,
    /// Other words and names that are never treated as misspellings.
    pub known: Vec<String>,
}

/// The names of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The words that people use.
    pub words: Vec<String>,
    /// The terms that posts use, the closest first; empty if each word finds the others.
    pub find: Vec<String>,
}

/// The built-in thesaurus.
pub(super) fn built_in(problems: &mut Vec<Problem>) -> Thesaurus {
    match Source::new("the thesaurus of this program", BUILT_IN.as_bytes().to_vec()) {
        Ok(source) => check_thesaurus(&source, problems),
        Err(problem) => {
            problems.push(problem);
            Thesaurus::default()
        }
    }
}

/// Adds the words of English to those that are never treated as misspellings.
pub(super) fn with_english(mut thesaurus: Thesaurus) -> Thesaurus {
    thesaurus.known.extend(WORDS.lines().filter(|line| !line.starts_with('#')).map(str::to_owned));
    thesaurus
}

/// The thesaurus in a file.
pub(super) fn check_thesaurus(source: &Source, problems: &mut Vec<Problem>) -> Thesaurus {
    let Some(mut table) = Table::parse(source, &source.text, 0, problems) else {
        return Thesaurus::default();
    };
    table.knows_as(&KEYS);
    let format = table.text("format", problems);
    let format = table.required("format", format, problems);
    if let Some(format) = format.filter(|format| format.get_ref() != FORMAT) {
        let message = format!(
            "Write format = \"{FORMAT}\": this program reads no other format (found “{}”)",
            format.get_ref()
        );
        problems.push(table.wrong("format", &format, message));
        return Thesaurus::default();
    }
    let mut list = |key| {
        let texts = table.texts(key, problems).map(toml::Spanned::into_inner).unwrap_or_default();
        texts
            .into_iter()
            .flat_map(|text| text.into_inner().split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    };
    let (empty, common, known) = (list("empty").collect(), list("common").collect(), list("known").collect());
    let tables = table.take_tables("group", problems);
    table.refuse_unknown(problems);
    let mut seen = BTreeMap::new();
    let groups =
        tables.into_iter().filter_map(|table| check_group(table, source, &mut seen, problems)).collect();
    Thesaurus { groups, empty, common, known }
}

/// Checks a group. `seen` has the line of each earlier name: a name in two groups would join unrelated things.
fn check_group(
    mut table: Table<'_>,
    source: &Source,
    seen: &mut BTreeMap<String, usize>,
    problems: &mut Vec<Problem>,
) -> Option<Names> {
    table.knows_as(&KEYS_OF_GROUP);
    let words = table.texts("words", problems);
    let find = table.texts("find", problems);
    table.refuse_unknown(problems);
    let values = table.required_as("words", words, Some(EXAMPLE.to_owned()), problems)?.into_inner();
    let mut words = Vec::new();
    for value in &values {
        let Some(text) = checked(&table, "words", value, problems) else { continue };
        let line = source.line(table.offset(value));
        if let Some(before) = seen.insert(text.to_lowercase(), line) {
            problems.push(table.wrong("words", value, twice(&text, before, line)));
        } else {
            words.push(text);
        }
    }
    let find = find.map(toml::Spanned::into_inner).unwrap_or_default();
    let find: Vec<String> =
        find.iter().filter_map(|value| checked(&table, "find", value, problems)).collect();
    if values.len() + find.len() < 2 {
        problems.push(table.problem(table.at(), "words", too_few(words.first().or(find.first()))));
    }
    Some(Names { words, find })
}

/// A word or phrase, if it has letters or digits.
fn checked(
    table: &Table<'_>,
    key: &'static str,
    value: &Text,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let text = table.needed(key, Some(value), problems)?;
    if text.chars().any(char::is_alphanumeric) {
        return Some(text);
    }
    problems.push(table.wrong(key, value, no_word(&text)));
    None
}

/// The message for a group with fewer than two words.
fn too_few(word: Option<&String>) -> String {
    match word {
        Some(word) => format!(
            "This group has one word only, “{word}”. Add a term that posts use for it: find = [\"…\"], or another word: words = [{}, \"…\"]",
            quoted(word)
        ),
        None => "This group is empty. Write its words, or remove it".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(toml: &str) -> (Thesaurus, Vec<String>) {
        let source = Source::new("t", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let thesaurus = check_thesaurus(&source, &mut problems);
        (thesaurus, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_word_in_two_groups_is_reported_with_both_lines() {
        let (_, problems) = check(
            "format = \"1\"\ngroup = [\n  { words = [\"pills\", \"meds\"] },\n  { words = [\"Meds\"], find = [\"drug\"] },\n]\n",
        );
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].contains("4") && problems[0].contains("“Meds” is already in the group in line 3"),
            "{problems:?}"
        );
    }

    #[test]
    fn a_file_that_is_damaged_or_of_another_format_is_reported() {
        for (toml, expected) in [
            ("format = \"2\"\n", "Write format = \"1\": this program reads no other format (found “2”)"),
            ("group = []\n", "format"),
            ("format = \"1\"\ngroup = [ { words = [\"a\" }\n", "2"),
            (
                "format = \"1\"\ngroup = [ { words = [\"a\"] } ]\n",
                "one word only, “a”. Add a term that posts use for it: find = [\"…\"]",
            ),
            ("format = \"1\"\ngroup = [ { words = [] } ]\n", "This group is empty"),
            (
                "format = \"1\"\ngroup = [ { word = [\"a\", \"b\"] } ]\n",
                "Write words = [\"a\", \"b\"] instead of word",
            ),
            ("format = \"1\"\nstopwords = [\"a\"]\n", "Write empty = [\"a\"] instead of stopwords"),
            (
                "format = \"1\"\ngroup = [ { words = [\"…\", \"a\", \"b\"] } ]\n",
                "“…” has no letters or digits",
            ),
            ("format = \"1\"\ngroups = []\n", "groups"),
        ] {
            let (_, problems) = check(toml);
            assert!(problems.iter().any(|problem| problem.contains(expected)), "{toml}: {problems:?}");
        }
    }

    #[test]
    fn the_built_in_thesaurus_has_no_fault() {
        let (thesaurus, problems) = check(BUILT_IN);
        assert!(problems.is_empty(), "{problems:#?}");
        assert!(thesaurus.groups.len() >= 350, "{} groups", thesaurus.groups.len());
    }
}
