//! Posts that are held back: drafts, and posts that appear on a later day. Documents contain neither `draft` nor `publish`, only files
//! do. So a whole export has the files of such posts verbatim.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use pprnet_archive::{Date, Document, Post, Site, Taxonomy};

use super::edit::with_line;
use super::file_name::month_and_slug;
use super::folder::POSTS_FOLDER;
use super::post::Outcome;
use super::reading::read;

/// How a post is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It is a draft.
    Draft,
    /// It is shown from this day on.
    Until(Date),
}

/// The text of a post’s file with the line that holds the post back. `None` if the file cannot be parsed.
#[must_use]
pub fn hold_back(file: &str, hold: Hold) -> Option<String> {
    match hold {
        Hold::Draft => with_line(file, "draft = true"),
        Hold::Until(day) => with_line(file, &format!("publish = \"{day}\"")),
    }
}

/// The files of posts that the folder `dir` has and its `document` does not show, verbatim, by path.
///
/// # Errors
/// If a file cannot be read.
pub fn held_files(dir: &Path, document: &Document) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dir.join(POSTS_FOLDER))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((month, slug)) = month_and_slug(&name) else { continue };
        if !document.posts.iter().any(|post| post.slug == slug && post.month == month) {
            files.insert(format!("{POSTS_FOLDER}/{name}"), fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// Whether a path is that of a post’s file.
#[must_use]
pub fn is_post_file(path: &str) -> bool {
    let name = path.strip_prefix(POSTS_FOLDER).and_then(|rest| rest.strip_prefix('/'));
    name.and_then(month_and_slug).is_some()
}

/// How the file of a post holds it back, and the post, in a folder with these settings and terms. The post is `None` if it is an
/// incomplete draft, as for [`check`](crate::check).
///
/// # Errors
/// If it is not held back, or has a fault and is no draft.
pub fn held_post(
    path: &str,
    text: &str,
    site: &Site,
    taxonomy: &Taxonomy,
) -> Result<(Hold, Option<Post>), String> {
    let (outcome, remarks) = read(path, text, site, Some(taxonomy))?;
    match outcome {
        Outcome::FaultyDraft => Ok((Hold::Draft, None)),
        Outcome::Faulty => Err(remarks.problems.first().map(ToString::to_string).unwrap_or_default()),
        Outcome::Whole(written) => match (written.is_draft, written.publish) {
            (true, _) => Ok((Hold::Draft, Some(written.post))),
            (false, Some(day)) => Ok((Hold::Until(day), Some(written.post))),
            (false, None) => {
                Err(format!("{path}: this post is neither a draft nor scheduled. Move it to “posts”"))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use pprnet_archive::Term;

    use super::*;

    #[test]
    fn only_a_post_that_is_held_back_may_be_a_file() {
        let site = Site { title: "T".into(), language: "en".into(), ..Site::default() };
        let pens = Term {
            slug: "pens".parse().unwrap(),
            name: "Pens".into(),
            aliases: Vec::new(),
            was: vec!["writing".parse().unwrap()],
        };
        let taxonomy = Taxonomy { topics: vec![pens], types: Vec::new() };
        let post = |line: &str, text: &str| {
            let file = format!("+++\ntitle = \"T\"\nmonth = \"2020-01\"\n{line}\n+++\n{text}");
            held_post("posts/2020-01-a.md", &file, &site, &taxonomy)
        };
        let read = |line: &str, text: &str| post(line, text).map(|(hold, post)| (hold, post.is_some()));
        let whole = "x\n\n## Practice Implications\n\ny\n";
        let day = "2040-01-02".parse().unwrap();
        assert_eq!(read("draft = true", whole), Ok((Hold::Draft, true)));
        assert_eq!(read("draft = true", "x\n"), Ok((Hold::Draft, false)));
        assert_eq!(read("publish = \"2040-01-02\"", whole), Ok((Hold::Until(day), true)));
        assert!(read("", whole).is_err_and(|message| message.contains("neither a draft")));
        assert!(read("publish = \"2040-01-02\"", "x\n").is_err_and(|message| message.contains("a.md:")));
        // The terms count as in a folder.
        assert_eq!(read("draft = true\ntopics = [\"ink\"]", whole), Ok((Hold::Draft, false)));
        assert!(read("publish = \"2040-01-02\"\ntopics = [\"ink\"]", whole).is_err());
        let (_, renamed) = post("draft = true\ntopics = [\"writing\"]", whole).unwrap();
        assert_eq!(renamed.unwrap().topics[0].as_str(), "pens");
    }

    #[test]
    fn a_path_outside_the_posts_folder_is_not_that_of_a_post() {
        assert!(is_post_file("posts/2020-01-a.md"));
        for path in [
            "posts/a.md",
            "posts/2020-01-a.txt",
            "2020-01-a.md",
            "posts/../posts/2020-01-a.md",
            "posts/2020-01-../a.md",
        ] {
            assert!(!is_post_file(path), "{path}");
        }
    }
}
