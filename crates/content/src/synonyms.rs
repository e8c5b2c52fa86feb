//! `synonyms.toml`, checked: words and phrases that the search treats as equal.

use std::collections::BTreeMap;

use super::problem::Problem;
use super::source::Source;
use super::table::Table;
use super::write::{list, quoted};

/// Other names for the tables.
const TABLES: [(&str, &str); 4] =
    [("groups", "group"), ("synonym", "group"), ("synonyms", "group"), ("alias", "group")];

/// Other names for the key of a group.
const KEYS: [(&str, &str); 6] = [
    ("word", "words"),
    ("synonyms", "words"),
    ("synonym", "words"),
    ("terms", "words"),
    ("phrases", "words"),
    ("names", "words"),
];

/// An example of a group.
const EXAMPLE: &str = "[\"ROM\", \"routine outcome monitoring\"]";

/// The groups, each with at least two words or phrases.
pub(super) fn check_synonyms(source: &Source, problems: &mut Vec<Problem>) -> Vec<Vec<String>> {
    let Some(mut table) = Table::parse(source, &source.text, 0, problems) else { return Vec::new() };
    table.knows_as(&TABLES);
    let tables = table.take_tables("group", problems);
    table.refuse_unknown(problems);
    let mut seen = BTreeMap::new();
    tables.into_iter().filter_map(|table| check_group(table, source, &mut seen, problems)).collect()
}

/// Checks a group. `seen` has the line of each earlier word: a word in two groups would join unrelated meanings.
fn check_group(
    mut table: Table<'_>,
    source: &Source,
    seen: &mut BTreeMap<String, usize>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<String>> {
    table.knows_as(&KEYS);
    let values = table.texts("words", problems);
    table.refuse_unknown(problems);
    let values = table.required_as("words", values, Some(EXAMPLE.to_owned()), problems)?;
    let mut words = Vec::new();
    let before = problems.len();
    for value in values.get_ref() {
        let line = source.line(table.offset(value));
        let text = value.get_ref().trim();
        if !text.chars().any(char::is_alphanumeric) {
            problems.push(table.wrong("words", value, no_word(text)));
        } else if let Some(first) = seen.get(&text.to_lowercase()) {
            problems.push(table.wrong("words", value, twice(text, *first, line)));
        } else if let Some(text) = table.needed("words", Some(value), problems) {
            seen.insert(text.to_lowercase(), line);
            words.push(text);
        }
    }
    // A word that was refused is reported already.
    if values.get_ref().len() < 2 && problems.len() == before {
        problems.push(table.problem(table.offset(&values), "words", too_few(&words)));
    }
    (words.len() >= 2).then_some(words)
}

/// The message for a text without letters and digits.
pub(super) fn no_word(text: &str) -> String {
    match text {
        "" => "There is nothing between these quotation marks. Write a word, or remove them".to_owned(),
        text => format!(
            "“{text}” has no letters or digits, so nobody can search for it. Write a word, or remove it"
        ),
    }
}

/// The message for a word that occurs twice.
pub(super) fn twice(text: &str, first: usize, line: usize) -> String {
    if first == line {
        return format!("“{text}” is in this line twice. Capitals make no difference; remove one");
    }
    format!(
        "“{text}” is already in the group in line {first}. If both groups mean the same, make one group of them; otherwise remove it here"
    )
}

/// The message for a group with fewer than two words.
fn too_few(words: &[String]) -> String {
    let Some(word) = words.first() else {
        return format!("A group has at least two words. Write words = {EXAMPLE}, or remove the group");
    };
    // The words may be in one pair of quotation marks.
    let parts: Vec<String> = word.split([',', ';', '/', '|']).map(|part| part.trim().to_owned()).collect();
    if parts.len() > 1 && parts.iter().all(|part| !part.is_empty()) {
        return format!(
            "Each word needs its own quotation marks. Write words = {}",
            list(parts.iter().map(String::as_str))
        );
    }
    format!(
        "A group has at least two words: those that find the same posts. Write words = [{}, \"…\"]",
        quoted(word)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(toml: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let source = Source::new("s", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let groups = check_synonyms(&source, &mut problems);
        (groups, problems.iter().map(|problem| format!("{}: {}", problem.line, problem.field)).collect())
    }

    #[test]
    fn groups_have_two_words_and_no_word_stands_in_two() {
        let (groups, problems) = check("[[group]]\nwords = [\"ROM\", \"routine outcome monitoring\"]\n");
        assert_eq!(groups, [["ROM", "routine outcome monitoring"]]);
        assert!(problems.is_empty(), "{problems:?}");
        let (_, problems) = check(concat!(
            "[[group]]\nwords = [\"a\", \"b\"]\n[[group]]\nwords = [\"B\", \"c\", \"\"]\n",
            "[[group]]\nwords = [\"d\"]\n[[group]]\nword = []\n[[group]]\n[[group]]\nwords = [\"…\", \"e\"]\n",
        ));
        assert_eq!(
            problems,
            [
                "4: group 2: words",
                "4: group 2: words",
                "6: group 3: words",
                "8: group 4: word",
                "9: group 5: words",
                "11: group 6: words"
            ]
        );
    }

    /// A line that a message suggests must make a group without problems.
    #[test]
    fn each_mistake_says_what_to_write() {
        for (toml, expected) in [
            (
                "[[group]]\nwords = [\"a\"]",
                "2: group 1: words: A group has at least two words: those that find the same posts. Write words = [\"a\", \"…\"]",
            ),
            (
                "[[group]]\nwords = []",
                "2: group 1: words: A group has at least two words. Write words = [\"ROM\", \"routine outcome monitoring\"], or remove the group",
            ),
            (
                "[[group]]\nwords = [\"a; b\"]",
                "2: group 1: words: Each word needs its own quotation marks. Write words = [\"a\", \"b\"]",
            ),
            (
                "[[group]]\nwords = [\"a\", \"A\"]",
                "2: group 1: words: “A” is in this line twice. Capitals make no difference; remove one",
            ),
            (
                "[[group]]\nwords = [\"a\", \"b\"]\n[[group]]\nwords = [\"b\", \"c\"]",
                "4: group 2: words: “b” is already in the group in line 2. If both groups mean the same, make one group of them; otherwise remove it here",
            ),
            (
                "[[group]]\nwords = [\"a\", \"\"]",
                "2: group 1: words: There is nothing between these quotation marks. Write a word, or remove them",
            ),
            (
                "[[group]]\nwords = [\"a\", \"!!\"]",
                "2: group 1: words: “!!” has no letters or digits, so nobody can search for it. Write a word, or remove it",
            ),
            (
                "[[group]]\nsynonyms = [\"a\", \"b\"]",
                "2: group 1: synonyms: Write words = [\"a\", \"b\"] instead of synonyms",
            ),
            ("[[synonym]]\nwords = [\"a\", \"b\"]", "1: synonym: Write [[group]] instead of [[synonym]]"),
            (
                "group = [[\"a\", \"b\"]]",
                "1: group 1: Write a line [[group]], and below it words = [\"a\", \"b\"]",
            ),
            (
                "words = [\"a\", \"b\"]",
                "1: words: “words” belongs to [[group]]. Write a line [[group]] above it",
            ),
        ] {
            let source = Source::new("s", toml.into()).unwrap();
            let mut problems = Vec::new();
            check_synonyms(&source, &mut problems);
            let messages: Vec<String> =
                problems.iter().map(|p| format!("{}: {}: {}", p.line, p.field, p.message)).collect();
            assert_eq!(messages, [expected], "{toml}");
            let suggested = expected.split_once("words = [").and_then(|(_, rest)| rest.split_once(']'));
            if let Some((words, _)) = suggested {
                let mended = format!("[[group]]\nwords = [{words}]\n").replace('…', "another word");
                let (groups, problems) = check(&mended);
                assert!(groups.len() == 1 && problems.is_empty(), "{mended}: {problems:?}");
            }
        }
    }
}
