//! An archive → its search index.

use pprnet_archive::{Document, FileName, SearchFiles, Slug, SlugError, Term, TopicId, TypeId, plain_text};
use pprnet_search::{Built, Entry, IndexBuilder, Label};

/// The stem of the names of the parts' files.
const PART: &str = "search-part";

/// The index of all posts, in archive order.
#[must_use]
pub fn build(document: &Document, synonyms: &[Vec<String>]) -> Built {
    let mut builder = IndexBuilder::new(labels(&document.topics), labels(&document.types), synonyms.to_vec());
    for post in &document.posts {
        let (summary, implications) = (plain_text(&post.summary), plain_text(&post.implications));
        builder.add(&Entry {
            title: &post.title,
            citation: post.citation.as_deref().unwrap_or_default(),
            summary: &summary,
            implications: &implications,
            year: post.month.year(),
            month: post.month.month(),
            topics: &places(&document.topics, post.topics.iter().map(TopicId::slug)),
            types: &places(&document.types, post.types.iter().map(TypeId::slug)),
        });
    }
    builder.finish()
}

/// The index as files, each named by its content.
///
/// # Errors
/// Never; the constant stem is a slug.
pub fn files(document: &Document, synonyms: &[Vec<String>]) -> Result<SearchFiles, SlugError> {
    let built = build(document, synonyms);
    let stem: Slug = PART.parse()?;
    let names: Vec<FileName> =
        built.parts.iter().map(|part| FileName::for_content(&stem, part, "bin")).collect();
    let head = built.head(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
    Ok(SearchFiles { head, parts: names.into_iter().zip(built.parts).collect() })
}

fn labels(terms: &[Term]) -> Vec<Label> {
    let label = |term: &Term| Label {
        slug: term.slug.to_string(),
        name: term.name.clone(),
        aliases: term.aliases.clone(),
    };
    terms.iter().map(label).collect()
}

/// Where terms stand in the taxonomy.
fn places<'a>(terms: &[Term], slugs: impl Iterator<Item = &'a Slug>) -> Vec<u16> {
    let place = |slug: &Slug| terms.iter().position(|term| term.slug == *slug);
    slugs.filter_map(|slug| u16::try_from(place(slug)?).ok()).collect()
}
