//! Makes addresses of new posts from their titles.
//!
//! An address must not depend on the order of imports. A post gets its title as its address if no other post has it. Otherwise
//! the month is added or, within a month, the first author of its citation. A number is the last resort.

use std::collections::BTreeMap;

use pprnet_archive::{Post, Slug, YearMonth, plain_text};
use pprnet_content::slug_of;

/// The address of a post whose title has no words, only punctuation.
const WORDLESS: &str = "post";

/// The address for a title.
pub(crate) fn stem(title: &str) -> Slug {
    #[expect(clippy::expect_used, reason = "the word is a slug")]
    slug_of(title).unwrap_or_else(|| WORDLESS.parse().expect("a slug"))
}

/// The first free slug of a list, otherwise the stem, with a number if it is not free.
pub(crate) fn first_free(candidates: &[String], stem: &Slug, is_free: impl Fn(&str) -> bool) -> Slug {
    let numbered =
        (1_usize..).map(|number| if number == 1 { stem.to_string() } else { format!("{stem}-{number}") });
    let all = candidates.iter().cloned().chain(numbered);
    all.filter(|slug| is_free(slug)).find_map(|slug| slug.parse().ok()).unwrap_or_else(|| stem.clone())
}

/// Gives an address to each of the posts and marks it as taken.
pub(crate) fn name_all(posts: &mut [&mut Post], taken: &mut BTreeMap<String, YearMonth>) {
    // Oldest first, and by content within a month, so that the order of files and pages does not matter.
    posts.sort_by_cached_key(|post| {
        (post.month, stem(&post.title), post.citation.clone(), plain_text(&post.summary))
    });
    for post in posts {
        let stem = stem(&post.title);
        let mut candidates = Vec::new();
        if stem.as_str() != WORDLESS {
            candidates.push(stem.to_string());
        }
        let author = post.citation.as_deref().and_then(first_word);
        if taken.get(stem.as_str()).is_none_or(|month| *month != post.month) {
            candidates.push(format!("{stem}-{}", post.month));
        }
        if let Some(author) = author {
            candidates.push(format!("{stem}-{author}"));
            candidates.push(format!("{stem}-{author}-{}", post.month));
        }
        post.slug = first_free(&candidates, &stem, |slug| !taken.contains_key(slug));
        taken.insert(post.slug.to_string(), post.month);
    }
}

/// The first word of a citation, usually a family name.
fn first_word(citation: &str) -> Option<String> {
    let word =
        citation.split(|c: char| c.is_whitespace() || c == ',').find(|word| word.chars().count() > 1)?;
    slug_of(word).map(|slug| slug.as_str().chars().take(20).collect())
}
