//! Files that are copies of posts by their names: `post (1).md`, `post copy.md`, `Copy of post.md`.

use std::path::Path;

use crate::file_name::month_and_slug;
use crate::folder::POST_ENDING;

/// Words before the name of a copied file.
const BEFORE: [&str; 6] = ["copy of ", "copy-of-", "copie de ", "copie-de-", "kopie von ", "kopie van "];

/// Words behind the name of a copied file.
const BEHIND: [&str; 6] = ["copy", "copie", "kopie", "copia", "duplicate", "backup"];

/// The problem of a copy whose name cannot be that of a post.
pub(super) fn misnamed(path: &Path, name: &str) -> Option<String> {
    let original = original(name)?;
    if !path.with_file_name(&original).exists() {
        // The original was moved or deleted; only the name is wrong.
        return Some(format!("A post’s file is named by month and title. Rename to {original}"));
    }
    Some(format!(
        "It looks like a copy of {original}. Keep only one of the two files: delete this one, or, if it is the right one, delete \
         {original} and rename this one to {original}"
    ))
}

/// Advice about a copy that is a post of its own by its name, so that its text may be published twice.
pub(crate) fn published(path: &Path, name: &str) -> Option<String> {
    let original = original(name).filter(|original| path.with_file_name(original).exists())?;
    Some(format!(
        "It looks like a copy of {original}, and each of the two files is a post. If so, delete one of them"
    ))
}

/// The name of the post of which a file is a copy, judging by the words that systems and people add to names.
fn original(name: &str) -> Option<String> {
    let stem = name.strip_suffix(POST_ENDING)?;
    let lower = stem.to_lowercase();
    let mut rest = BEFORE.iter().find_map(|word| {
        // The words are ASCII, so the offset is the same in both.
        lower.starts_with(word).then(|| stem.get(word.len()..)).flatten()
    });
    let begin = rest.unwrap_or(stem);
    if let Some(shorter) = without_ending(begin) {
        rest = Some(shorter);
    }
    let original = format!("{}{POST_ENDING}", rest?.trim());
    month_and_slug(&original).map(|_| original)
}

/// A name without the marks of copies at its end; `None` if it has none.
fn without_ending(name: &str) -> Option<&str> {
    let mut rest = name.trim_end();
    let mut is_copy = false;
    while let Some((shorter, is_sure)) = without_mark(rest) {
        is_copy |= is_sure;
        rest = shorter.trim_end_matches([' ', '-', '_']);
    }
    is_copy.then_some(rest)
}

/// A name without its last mark, and whether the mark is one of copies only. A number may count copies, or belong to the title.
fn without_mark(name: &str) -> Option<(&str, bool)> {
    let in_brackets = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    if let Some((front, inside)) = in_brackets {
        return (is_number(inside) || has_word(inside)).then_some((front, true));
    }
    let (front, last) = name.rsplit_once([' ', '-', '_'])?;
    if is_word(last) {
        return Some((front, true));
    }
    let before = front.trim_end_matches([' ', '-', '_']).rsplit([' ', '-', '_']).next()?;
    (is_number(last) && is_word(before)).then_some((front, false))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word(word: &str) -> bool {
    BEHIND.contains(&word.to_lowercase().as_str())
}

fn has_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| is_word(word) || word.eq_ignore_ascii_case("conflict"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_copy_gives_that_of_its_original() {
        for name in [
            "2023-01-on-pens (1).md",
            "2023-01-on-pens(2).md",
            "2023-01-on-pens copy.md",
            "2023-01-on-pens copy 2.md",
            "2023-01-on-pens - Copy.md",
            "2023-01-on-pens - Copy (3).md",
            "2023-01-on-pens-copy.md",
            "2023-01-on-pens-copy-2.md",
            "2023-01-on-pens_backup.md",
            "Copy of 2023-01-on-pens.md",
            "Copie de 2023-01-on-pens (1).md",
            "2023-01-on-pens (Anna's conflicted copy 2023-01-05).md",
        ] {
            assert_eq!(original(name).as_deref(), Some("2023-01-on-pens.md"), "{name}");
        }
        for name in [
            "2023-01-on-pens.md",
            "2023-01-on-pens-2.md",
            "2023-01-copy.md",
            "2023-01-on-pens (draft).md",
            "notes copy.md",
            "2023-01-é (1).md",
            "(1).md",
            " copy.md",
        ] {
            assert_eq!(original(name), None, "{name}");
        }
    }
}
