//! One mistake in many posts: a misspelt or renamed term.

use std::collections::BTreeMap;
use std::path::Path;

use crate::problem::Problem;

/// Up to this many posts, a mistake is reported for each.
const FEW: usize = 3;
/// The most names in a message.
const NAMES: usize = 8;

/// Reports an unknown term once if it is in many posts, with their names. Looks at the problems from `first` on.
pub(super) fn collapse(problems: &mut Vec<Problem>, first: usize) {
    let key = |problem: &Problem| (problem.field.clone(), problem.message.clone());
    let is_term = |problem: &Problem| matches!(problem.field.as_str(), "topics" | "types");
    let mut files: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for problem in problems.iter().skip(first).filter(|problem| is_term(problem)) {
        files.entry(key(problem)).or_default().push(problem.file.clone());
    }
    files.retain(|_, files| {
        files.dedup();
        files.len() > FEW
    });
    let mut told = Vec::new();
    let mut at = 0;
    problems.retain_mut(|problem| {
        at += 1;
        let key = key(problem);
        let Some(files) = files.get(&key).filter(|_| at > first && is_term(problem)) else { return true };
        if told.contains(&key) {
            return false;
        }
        told.push(key);
        problem.message.push_str(&others(files));
        true
    });
}

/// The names of all files but the first.
fn others(files: &[String]) -> String {
    let others = files.get(1..).unwrap_or_default();
    let name = |file: &String| Path::new(file).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut names: Vec<String> = others.iter().take(NAMES).map(name).collect();
    if others.len() > NAMES {
        names.push("…".to_owned());
    }
    format!(" (the same in {} more posts: {})", others.len(), names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_that_is_wrong_in_many_posts_is_told_once() {
        let all = |posts: usize, message: &str| -> Vec<Problem> {
            (0..posts).map(|post| Problem::new(format!("c/{post}.md"), 4, "topics", message)).collect()
        };
        let mut problems = [all(3, "few"), all(12, "many")].concat();
        problems.push(Problem::new("c/x.md", 2, "title", "many"));
        collapse(&mut problems, 1);
        let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        let many = "many (the same in 11 more posts: 1.md, 2.md, 3.md, 4.md, 5.md, 6.md, 7.md, 8.md, …)";
        assert_eq!(messages, ["few", "few", "few", many, "many"]);
    }
}
