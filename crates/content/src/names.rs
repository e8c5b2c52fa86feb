//! The file names in the posts folder: which are posts, which do not belong there, and how to correct a wrong
//! name.

use std::path::Path;

mod copies;

pub(super) use copies::published as published_copy;

use pprnet_archive::{Slug, YearMonth};
use toml::de::{DeTable, DeValue};

use super::dates::month_of;
use super::file_name::month_and_slug;
use super::folder::{
    POST_ENDING, POSTS_FOLDER, REDIRECTS_FILE, SCREENSHOTS_FILE, SITE_FILE, SYNONYMS_FILE, TAXONOMY_FILE,
    THESAURUS_FILE,
};
use super::problem::Problem;
use super::slug::slug_of;
use super::source::Source;

/// The kind of a file in the posts folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A post, by its extension.
    Post,
    /// A post saved with another extension: that extension.
    OtherEnding(String),
    /// A file that is not a post, such as a backup: the message about it.
    Other(&'static str),
    /// A hidden file; ignored without a message.
    Hidden,
}

/// Placeholders for an unknown year or month.
const YEAR: &str = "YYYY";
const MONTH: &str = "MM";

/// Extensions under which people save a text by mistake.
const TEXTS: [&str; 12] =
    ["docx", "doc", "odt", "rtf", "txt", "text", "markdown", "mdown", "mdx", "html", "htm", "pages"];

/// The kind of a file, by its name.
pub(super) fn kind(name: &str) -> Kind {
    let lower = name.to_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    if name.starts_with("~$") {
        return Kind::Other(
            "Word keeps this file while the document is open and deletes it afterwards. It is ignored",
        );
    }
    if name.starts_with('.') {
        return Kind::Hidden;
    }
    if matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "ehthumbs.db" | "icon\r") {
        return Kind::Other("Windows or macOS has put this file here. It is ignored, and you can delete it");
    }
    if name.ends_with('~')
        || name.starts_with('#')
        || matches!(ending, "bak" | "backup" | "orig" | "rej" | "old" | "tmp" | "swp" | "save")
    {
        return Kind::Other(
            "It looks like a backup that a program has made. It is ignored, and you can delete it",
        );
    }
    let is_read_me = ["readme", "license", "licence", "contributing", "changelog"]
        .iter()
        .any(|word| lower == *word || lower.strip_prefix(word).is_some_and(|rest| rest.starts_with('.')));
    if is_read_me {
        return Kind::Other("It is not a post, judging by its name. It is ignored");
    }
    if name.ends_with(POST_ENDING) {
        return Kind::Post;
    }
    if ending == "md" || TEXTS.contains(&ending) || ending.is_empty() || ending.contains(char::is_whitespace)
    {
        let original_ending = lower.rfind('.').and_then(|at| name.get(at..)).unwrap_or_default();
        return Kind::OtherEnding(original_ending.to_owned());
    }
    Kind::Other(
        "It is not a post, because its name does not end in .md. It is ignored; move it to another folder",
    )
}

/// The month and slug in the name of a post's file.
pub(super) fn read_name(
    path: &Path,
    name: &str,
    source: Option<&Source>,
    problems: &mut Vec<Problem>,
) -> Option<(YearMonth, Slug)> {
    let parts = month_and_slug(name);
    if parts.is_none()
        && let Some(message) = copies::misnamed(path, name)
    {
        problems.push(of_name(path, message));
    } else if parts.is_none() && source.is_some_and(|source| !begins_as_post(&source.text)) {
        let message = "This file is not a post: its name is not month and title, and its first line is not +++. Move it to another folder";
        problems.push(of_name(path, message));
    } else if parts.is_none() {
        let message = format!(
            "A post’s file is named by month and title. Rename to {}",
            explained(&better(name, source))
        );
        problems.push(of_name(path, message));
    }
    parts
}

/// Whether a text begins as posts do, ignoring leading blanks.
pub(super) fn begins_as_post(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with("+++")
}

/// The message for a name with a day after its month, as other systems name files. A title may also begin with a number.
pub(super) fn day(month: YearMonth, slug: &Slug, source: Option<&Source>) -> Option<String> {
    let (day, rest) = slug.as_str().split_once('-')?;
    let is_day = day.len() == 2 && day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    let (title, _) = source.map(inside).unwrap_or_default();
    // The title of “2020-01-10-steps.md” may be “10 steps”.
    let is_title_behind = slug_of(&title).is_some_and(|slug| {
        !slug.as_str().starts_with(day) && slug.as_str().get(..6) == rest.get(..6) && rest.len() >= 6
    });
    (is_day && is_title_behind).then(|| {
        format!(
            "Its name has a day, and the post’s address begins with {day}. If that is not meant, rename to {month}-{rest}{POST_ENDING}, \
             and write was = [\"{slug}\"] if it was published already"
        )
    })
}

/// Files outside the posts folder that are ignored but should not be: posts, and misnamed settings.
pub(super) fn misplaced(dir: &Path) -> Vec<Problem> {
    const OPTIONAL: [&str; 4] = [REDIRECTS_FILE, SYNONYMS_FILE, THESAURUS_FILE, SCREENSHOTS_FILE];
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let problem_of = |name: String| {
        let lower = name.to_lowercase();
        let intended = OPTIONAL.into_iter().find(|file| {
            name != *file && lower.strip_suffix(".txt").unwrap_or(&lower) == *file && !dir.join(file).exists()
        });
        let is_named = month_and_slug(&name).is_some();
        // Notes may have such names, too.
        let is_post =
            is_named && std::fs::read_to_string(dir.join(&name)).is_ok_and(|text| begins_as_post(&text));
        let message = match intended {
            Some(file) => format!("It is ignored. Rename it to {file} (Windows may be hiding “.txt”)"),
            None if is_post => format!("Posts are in the folder {POSTS_FOLDER}. Move it there"),
            None => return None,
        };
        Some(of_name(&dir.join(name), message))
    };
    names.filter_map(problem_of).collect()
}

/// The message if the user passes the posts folder instead of the content folder.
pub(super) fn posts_themselves(dir: &Path) -> Option<Problem> {
    let whole = std::fs::canonicalize(dir).ok()?;
    let is_content = |dir: &Path| dir.join(SITE_FILE).exists() || dir.join(TAXONOMY_FILE).exists();
    if !whole.ends_with(POSTS_FOLDER) || is_content(dir) || !is_content(whole.parent()?) {
        return None;
    }
    let above = match dir.parent() {
        Some(above) if dir.file_name().is_some() && above == Path::new("") => Path::new("."),
        Some(above) if dir.file_name().is_some() => above,
        _ => Path::new(".."),
    };
    let message =
        format!("This is the folder of the posts themselves. Give the folder above it: {}", above.display());
    Some(Problem::new(dir.display().to_string(), 1, "file", message))
}

/// The problem of a text saved with another extension.
pub(super) fn other_ending(path: &Path, name: &str, ending: &str) -> Problem {
    let better = explained(&better(name, None));
    let message = match ending {
        "" => format!("The name must end in {POST_ENDING}. Rename to {better}"),
        ".docx" | ".doc" | ".odt" | ".rtf" | ".pages" => format!(
            "It is a document of a word processor, and a post is plain text. Save it as text (UTF-8) named {better}"
        ),
        _ => format!(
            "The name must end in {POST_ENDING}; Windows may be hiding “{ending}”. Rename to {better}"
        ),
    };
    of_name(path, message)
}

/// A problem with the name of a file.
fn of_name(path: &Path, message: impl Into<String>) -> Problem {
    Problem::new(path.display().to_string(), 1, "file name", message)
}

/// The correct name for a file: from its own name if that begins with a month, otherwise from its title if it has one.
fn better(name: &str, source: Option<&Source>) -> String {
    let mut stem = name;
    while let Some((front, ending)) = stem.rsplit_once('.') {
        if !(ending.eq_ignore_ascii_case("md") || TEXTS.contains(&ending.to_lowercase().as_str())) {
            break;
        }
        stem = front;
    }
    let (title, written) = source.map(inside).unwrap_or_default();
    let begin =
        stem.split_at_checked(7).and_then(|(month, rest)| Some((month.parse::<YearMonth>().ok()?, rest)));
    let month = begin.map(|(month, _)| month).or(written);
    let words = begin.map_or_else(|| without_numbers(stem), |(_, rest)| rest);
    let slug = match begin {
        // Prefer the words in the name.
        Some(_) => slug_of(words).or_else(|| slug_of(&title)),
        None => slug_of(&title).or_else(|| slug_of(words)),
    };
    let month = month.map_or_else(|| unknown_month(stem), |month| month.to_string());
    let slug = slug.map_or("words-of-the-title".to_owned(), |slug| slug.to_string());
    format!("{month}-{slug}{POST_ENDING}")
}

/// The beginning of a name with unknown month; keeps the year if there is one.
fn unknown_month(stem: &str) -> String {
    let year = stem.split_once(['-', '_', '.', ' ']).map(|(year, _)| year);
    let year = year.filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
    format!("{}-{MONTH}", year.unwrap_or(YEAR))
}

/// A suggested name, with an explanation of its placeholders.
fn explained(name: &str) -> String {
    if name.starts_with(&format!("{YEAR}-{MONTH}-")) {
        return format!("{name}, with the year for {YEAR} and the month (01 to 12) for {MONTH}");
    }
    if name.get(4..).is_some_and(|rest| rest.starts_with(&format!("-{MONTH}-"))) {
        return format!("{name}, with the month (01 to 12) for {MONTH}");
    }
    name.to_owned()
}

/// A name without a leading date.
fn without_numbers(stem: &str) -> &str {
    let words = stem.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ' '));
    if words.is_empty() { stem } else { words }
}

/// The title and month in a file's front matter.
fn inside(source: &Source) -> (String, Option<YearMonth>) {
    let Ok(parts) = source.parts() else { return (String::new(), None) };
    let (table, _) = DeTable::parse_recoverable(parts.front);
    let table = table.into_inner();
    let text = |key: &str| match table.get(key).map(toml::Spanned::get_ref) {
        Some(DeValue::String(text)) => text.to_string(),
        _ => String::new(),
    };
    (text("title"), month_of(&text("month")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_lie_about_are_told_from_posts() {
        for name in [
            "Thumbs.db",
            "desktop.ini",
            "~$post.docx",
            "README.md",
            "readme.txt",
            "x.md.bak",
            "x.md~",
            "x.md.orig",
            "#x.md#",
            "picture.png",
            "data.csv",
        ] {
            assert!(matches!(kind(name), Kind::Other(_)), "{name}");
        }
        for (name, ending) in [
            ("a.txt", ".txt"),
            ("a.md.txt", ".txt"),
            ("a.TXT", ".TXT"),
            ("a.MD", ".MD"),
            ("a.docx", ".docx"),
            ("a", ""),
        ] {
            assert_eq!(kind(name), Kind::OtherEnding(ending.into()), "{name}");
        }
        assert_eq!(kind(".gitkeep"), Kind::Hidden);
        assert_eq!(kind("2022-12-readme-first.md"), Kind::Post);
    }

    #[test]
    fn a_wrong_name_gets_a_better_one() {
        let post =
            Source::new("f", "+++\ntitle = \"A New Post\"\nmonth = \"2022-11\"\n+++\n".into()).unwrap();
        for (name, expected) in [
            ("a-new-post.md", "2022-11-a-new-post.md"),
            ("A New Post.md", "2022-11-a-new-post.md"),
            ("2022-12-A_Post.md", "2022-12-a-post.md"),
            ("2022-12 A Post.md", "2022-12-a-post.md"),
            ("2022-12.md", "2022-12-a-new-post.md"),
            ("2022-13-x.md", "2022-11-a-new-post.md"),
            ("2022-12--x.md", "2022-12-x.md"),
            ("2022-12-é.md", "2022-12-e.md"),
        ] {
            assert_eq!(better(name, Some(&post)), expected, "{name}");
        }
        assert_eq!(better("post.md", None), "YYYY-MM-post.md");
        assert_eq!(
            explained(&better("2023-13-x.md", None)),
            "2023-MM-x.md, with the month (01 to 12) for MM"
        );
        assert_eq!(explained("2023-03-x.md"), "2023-03-x.md");
        assert_eq!(better("2021-03-x.md.txt", None), "2021-03-x.md");
    }
}
