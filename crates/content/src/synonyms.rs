//! `synonyms.toml`, checked: words and phrases that the search treats as equal.

use std::collections::BTreeSet;

use super::problem::Problem;
use super::source::Source;
use super::table::Table;

/// The groups, each with at least two words or phrases.
pub(super) fn check_synonyms(source: &Source, problems: &mut Vec<Problem>) -> Vec<Vec<String>> {
    let Some(mut table) = Table::parse(source, &source.text, 0, problems) else { return Vec::new() };
    let tables = table.take_tables("group", problems);
    table.refuse_unknown(problems);
    let mut seen = BTreeSet::new();
    tables.into_iter().filter_map(|table| check_group(table, &mut seen, problems)).collect()
}

/// Checks a group. `seen` has the words of earlier groups: a word in two groups would join unrelated meanings.
fn check_group(
    mut table: Table<'_>,
    seen: &mut BTreeSet<String>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<String>> {
    let values = table.texts("words", problems);
    table.refuse_unknown(problems);
    let values = table.required("words", values, problems)?;
    let mut words = Vec::new();
    for value in values.get_ref() {
        let Some(text) = table.needed("words", Some(value), problems) else { continue };
        if !text.chars().any(char::is_alphanumeric) {
            let message = format!("a word has letters or digits, and “{text}” has none");
            problems.push(table.wrong("words", value, message));
        } else if !seen.insert(text.to_lowercase()) {
            let message = format!("a word stands in one group, once, and “{text}” was found before");
            problems.push(table.wrong("words", value, message));
        } else {
            words.push(text);
        }
    }
    if values.get_ref().len() < 2 {
        let message = format!("a group has two words or more, and {} was found", values.get_ref().len());
        problems.push(table.problem(table.offset(&values), "words", message));
    }
    (words.len() >= 2).then_some(words)
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
}
