//! The template of a new post's file, and a check that no published post still contains its placeholder text.

use pprnet_archive::{Block, Post, YearMonth, plain_text};

use super::problem::Problem;
use super::slug::slug_of;
use super::source::{Parts, Source};
use super::write::{ContentFile, quoted};
use crate::folder::{POST_ENDING, POSTS_FOLDER};

const CITATION: &str = "Author, A. (2022). Title. Journal, 1(2), 3–4. https://doi.org/10.1000/example";
const SUMMARY: &str = "What was found.";
const IMPLICATIONS: &str = "What follows from it.";

/// A draft to fill in, with everything that a post needs; `section` is the heading of its second part. `None` if the title
/// has no word for a slug.
#[must_use]
pub fn template(title: &str, month: YearMonth, section: &str) -> Option<ContentFile> {
    let slug = slug_of(title)?;
    let (title, citation) = (quoted(title), quoted(CITATION));
    let text = format!(
        "+++\ntitle = {title}\nmonth = \"{month}\"\ndraft = true\ntopics = []\ntypes = []\ncitation = {citation}\n+++\n\n\
         {SUMMARY}\n\n## {section}\n\n{IMPLICATIONS}\n"
    );
    Some(ContentFile { path: format!("{POSTS_FOLDER}/{month}-{slug}{POST_ENDING}"), text })
}

/// Parts of a post that still have the template's text.
pub(super) fn left_over(source: &Source, parts: Parts<'_>, post: &Post) -> Vec<Problem> {
    let in_body = |words: &str| parts.body.find(words).map_or(parts.body_at, |at| parts.body_at + at);
    let in_front = parts.front.find(CITATION).map_or(parts.front_at, |at| parts.front_at + at);
    let is_written = |words: &str| parts.body.lines().any(|line| line.trim() == words);
    let is = |blocks: &[Block], words: &str| plain_text(blocks) == words && is_written(words);
    [
        (post.citation.as_deref() == Some(CITATION), "citation", CITATION, in_front),
        (is(&post.summary, SUMMARY), "summary", SUMMARY, in_body(SUMMARY)),
        (is(&post.implications, IMPLICATIONS), "implications", IMPLICATIONS, in_body(IMPLICATIONS)),
    ]
    .into_iter()
    .filter(|(is_left, ..)| *is_left)
    .map(|(_, field, words, at)| {
        source.problem(
            at,
            field,
            format!("“{words}” is what a new file has here. Write your own words instead"),
        )
    })
    .collect()
}
