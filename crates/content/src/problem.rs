//! Problems in content, worded so that an editor can fix them: `file:line: field: rule, and what was found`.

use std::fmt;

use strsim::{levenshtein as distance, osa_distance};

/// One problem, or (as advice) one possible improvement. Sorts by position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as the user of the program would name it.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// The column, in characters, counted from one. 1 if the remark is about the whole line or file.
    pub column: usize,
    /// The key of the front matter, or the part of the text.
    pub field: String,
    /// The rule, and what was found.
    pub message: String,
}

impl Problem {
    /// A problem of a whole line.
    #[must_use]
    pub fn new(
        file: impl Into<String>,
        line: usize,
        field: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), line, column: 1, field: field.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.file, self.line, self.field, self.message)
    }
}

/// All problems of a content folder, sorted by file and line; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

impl std::error::Error for Problems {}

/// The remarks collected so far.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    /// Problems that prevent publishing.
    pub(crate) problems: Vec<Problem>,
    /// Possible improvements.
    pub(crate) advice: Vec<Problem>,
}

/// “did you mean …” for a word that is close to one of `known`; otherwise empty.
pub(super) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    near(word, known).map_or_else(String::new, |name| format!("; did you mean “{name}”?"))
}

/// The one of `known` that a word is close to.
pub(super) fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    if let Some(name) = known.iter().copied().find(|name| name.eq_ignore_ascii_case(word)) {
        return Some(name);
    }
    let nearest = known.into_iter().map(|k| (osa_distance(word, k), k)).min();
    // Up to a third of the letters wrong is a misspelling; more is another word.
    nearest.filter(|(distance, _)| distance * 3 <= word.chars().count().max(3)).map(|(_, name)| name)
}

/// The names among `known` closest to a word, closest first: those that share a word with it or differ in a few letters. If
/// there are few names and none is close, all of them.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    /// People can read this many at a glance.
    const FEW: usize = 5;
    let lower = word.to_lowercase();
    let parts = |name: &str| -> Vec<String> {
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 3);
        parts.map(|part| part.chars().take(6).collect()).collect()
    };
    let own = parts(&lower);
    let mut ranked: Vec<(bool, usize, &str)> = known
        .map(|name| {
            let shares = parts(name).iter().any(|part| own.contains(part));
            let distance = distance(&lower, name);
            let is_near = shares || distance * 3 <= word.chars().count().max(3);
            (!is_near, distance, name)
        })
        .collect();
    ranked.sort();
    let few = ranked.len() <= FEW;
    let is_any_near = ranked.first().is_some_and(|(far, ..)| !far);
    ranked
        .into_iter()
        .filter(|(far, ..)| !far || (few && !is_any_near))
        .map(|(.., name)| name)
        .take(FEW)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_word_is_suggested_if_near() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        let known = ["alliance", "anxiety"];
        assert_eq!(did_you_mean("aliance", known.into_iter()), "; did you mean “alliance”?");
        assert_eq!(did_you_mean("termination", known.into_iter()), "");
        assert_eq!(did_you_mean("x", [].into_iter()), "");
    }
}
