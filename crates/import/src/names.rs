//! Addresses of new posts, made from their titles.
//!
//! An address should not depend on what was imported first. A post whose title is free has it as its address; a second one
//! of the same title adds its month, or, within the month, the first author of its citation. Numbers come last.

use std::collections::BTreeMap;

use pprnet_archive::{Post, Slug, YearMonth, plain_text};
use pprnet_content::slug_of;

/// A title of signs only has no words; its post is named so.
const WORDLESS: &str = "post";

/// The address that a title gives by itself.
pub(crate) fn stem(title: &str) -> Slug {
    #[expect(clippy::expect_used, reason = "the word is a slug")]
    slug_of(title).unwrap_or_else(|| WORDLESS.parse().expect("a slug"))
}

/// The first of some slugs that is free, else the stem with a number.
pub(crate) fn first_free(wanted: &[String], stem: &Slug, is_free: impl Fn(&str) -> bool) -> Slug {
    let numbered =
        (1_usize..).map(|number| if number == 1 { stem.to_string() } else { format!("{stem}-{number}") });
    let all = wanted.iter().cloned().chain(numbered);
    all.filter(|slug| is_free(slug)).find_map(|slug| slug.parse().ok()).unwrap_or_else(|| stem.clone())
}

/// Gives each of the posts that need one an address, and marks it as taken.
pub(crate) fn name_all(posts: &mut [&mut Post], taken: &mut BTreeMap<String, YearMonth>) {
    // Oldest first, and within a month by what they say: the order of files and pages does not count.
    posts.sort_by_cached_key(|post| {
        (post.month, stem(&post.title), post.citation.clone(), plain_text(&post.summary))
    });
    for post in posts {
        let stem = stem(&post.title);
        let mut wanted = Vec::new();
        if stem.as_str() != WORDLESS {
            wanted.push(stem.to_string());
        }
        let author = post.citation.as_deref().and_then(first_word);
        if taken.get(stem.as_str()).is_none_or(|month| *month != post.month) {
            wanted.push(format!("{stem}-{}", post.month));
        }
        if let Some(author) = author {
            wanted.push(format!("{stem}-{author}"));
            wanted.push(format!("{stem}-{author}-{}", post.month));
        }
        post.slug = first_free(&wanted, &stem, |slug| !taken.contains_key(slug));
        taken.insert(post.slug.to_string(), post.month);
    }
}

/// The first word of a citation: a family name.
fn first_word(citation: &str) -> Option<String> {
    let word =
        citation.split(|c: char| c.is_whitespace() || c == ',').find(|word| word.chars().count() > 1)?;
    slug_of(word).map(|slug| slug.as_str().chars().take(20).collect())
}
