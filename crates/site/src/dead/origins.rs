//! The files in which the content defines a page of the site.

use std::collections::BTreeMap;

use pprnet_archive::{Document, Slug, Term};
use pprnet_content::{TAXONOMY_FILE, post_file};

/// The position of a term in the content.
pub(super) const BELOW_ITS_SLUG: &str = "taxonomy.toml, below its slug";

/// Where the content defines the pages of posts, topics and types, by the path of the page, such as `posts/a`.
#[derive(Debug, Default)]
pub struct Origins(BTreeMap<String, Origin>);

/// Where the content defines a page.
#[derive(Debug)]
pub(super) struct Origin {
    /// The file, and the position in it.
    location: String,
    was: Vec<String>,
}

impl Origins {
    /// The origins of the pages that a document makes.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let slugs = |was: &[Slug]| was.iter().map(ToString::to_string).collect();
        let posts = document.posts.iter().map(|post| {
            (format!("posts/{}", post.slug), Origin { location: post_file(post), was: slugs(&post.was) })
        });
        let terms = |list: &'static str, terms: &[Term]| {
            let origin = |term: &Term| {
                let location = format!("{TAXONOMY_FILE}, below slug = \"{}\"", term.slug);
                (format!("{list}/{}", term.slug), Origin { location, was: slugs(&term.was) })
            };
            terms.iter().map(origin).collect::<Vec<_>>()
        };
        let (topics, types) = (terms("topics", &document.topics), terms("types", &document.types));
        Self(posts.chain(topics).chain(types).collect())
    }

    /// What to write so that the page at `path` also has these former slugs.
    pub(super) fn line(&self, path: &str, slugs: &[&str]) -> String {
        let list =
            |slugs: &[&str]| slugs.iter().map(|slug| format!("\"{slug}\"")).collect::<Vec<_>>().join(", ");
        match self.0.get(path) {
            Some(Origin { location, was }) if was.is_empty() => {
                format!("write into {location}: was = [{}]", list(slugs))
            }
            Some(Origin { location, was }) => {
                let all: Vec<&str> = was.iter().map(String::as_str).chain(slugs.iter().copied()).collect();
                format!("change the line “was” in {location}: was = [{}]", list(&all))
            }
            None => {
                let location =
                    if path.starts_with("posts/") { "the file of that post" } else { BELOW_ITS_SLUG };
                format!("write into {location}: was = [{}], or add it to the line “was” there", list(slugs))
            }
        }
    }
}
