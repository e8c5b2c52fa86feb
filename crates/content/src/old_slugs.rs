//! The former slugs of posts, readable even if the posts have problems.

use std::fs;
use std::path::Path;

use pprnet_archive::Slug;

use super::folder::POSTS_FOLDER;
use super::moved::check_was;
use super::source::Source;
use super::table::Table;

/// Former slugs of the posts in a content folder, each with the file name of its post. Unreadable files are skipped.
#[must_use]
pub fn old_slugs(dir: &Path) -> Vec<(String, Slug)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir.join(POSTS_FOLDER)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Most posts have none, so skip parsing them.
        let bytes = fs::read(entry.path()).unwrap_or_default();
        if name.ends_with(".md") && bytes.windows(3).any(|word| word == b"was") {
            all.extend(slugs_of(&name, bytes).into_iter().map(|slug| (name.clone(), slug)));
        }
    }
    all
}

fn slugs_of(name: &str, bytes: Vec<u8>) -> Vec<Slug> {
    let Ok(source) = Source::new(name, bytes) else { return Vec::new() };
    let Ok(parts) = source.parts() else { return Vec::new() };
    let mut problems = Vec::new();
    let Some(mut table) = Table::parse(&source, parts.front, parts.front_at, &mut problems) else {
        return Vec::new();
    };
    check_was(&mut table, &mut problems).into_iter().map(|(_, slug)| slug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_slugs_are_known_whatever_else_is_wrong() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(POSTS_FOLDER)).unwrap();
        for (name, text) in [
            ("2020-05-a.md", "+++\nwas = [\"pens\", \"https://example.org/post/ink/\"]\nk = 1\n+++\n"),
            ("2020-05-b.md", "+++\ntitle = \"It was\"\n+++\n"),
            ("2020-05-c.md", "+++\nwas = [\"d\"\n+++\n"),
            ("notes.txt", "+++\nwas = [\"e\"]\n+++\n"),
        ] {
            fs::write(dir.path().join(POSTS_FOLDER).join(name), text).unwrap();
        }
        let mut found: Vec<String> =
            old_slugs(dir.path()).into_iter().map(|(name, slug)| format!("{name} {slug}")).collect();
        found.sort();
        assert_eq!(found, ["2020-05-a.md ink", "2020-05-a.md pens"]);
        assert_eq!(old_slugs(&dir.path().join("nothing")), []);
    }
}
