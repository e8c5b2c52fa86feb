//! An archive → its search index.

use pprnet_archive::{
    CslDate, Document, FileName, Language, Post, SearchFiles, Slug, SlugError, Term, TopicId, TypeId,
    plain_text,
};
use pprnet_content::Vocabulary;
use pprnet_search::{Built, IndexBuilder, IndexedPost, Label, RelatedWords, Thesaurus};

/// The stem of the parts' file names.
const PART: &str = "search-part";

/// The index of all posts, in archive order. Words are stemmed in the language of the site.
#[must_use]
pub fn build(document: &Document, vocabulary: &Vocabulary) -> Built {
    Language::of(&document.site.language).spoken(|| build_as_spoken(document, vocabulary))
}

fn build_as_spoken(document: &Document, vocabulary: &Vocabulary) -> Built {
    let Vocabulary { synonyms, thesaurus: words } = vocabulary;
    let mut builder = IndexBuilder::new(labels(&document.topics), labels(&document.types), synonyms.clone())
        .with_thesaurus(thesaurus(words));
    for post in &document.posts {
        let (summary, implications) = (plain_text(&post.summary), plain_text(&post.implications));
        builder.add(&IndexedPost {
            title: &post.title,
            citation: &post.citation.clone().unwrap_or_else(|| source(post)),
            authors: &given_names(post),
            summary: &summary,
            implications: &implications,
            year: post.month.year(),
            month: post.month.month(),
            topics: &positions(&document.topics, post.topics.iter().map(TopicId::slug)),
            types: &positions(&document.types, post.types.iter().map(TypeId::slug)),
            findings: &post.findings,
        });
    }
    builder.finish()
}

/// The index as files, each named by its content.
///
/// # Errors
/// Never, because the constant stem is a valid slug.
pub fn files(document: &Document, vocabulary: &Vocabulary) -> Result<SearchFiles, SlugError> {
    let built = build(document, vocabulary);
    let stem: Slug = PART.parse()?;
    let names: Vec<FileName> =
        built.parts.iter().map(|part| FileName::for_content(&stem, part, "bin")).collect();
    let head = built.head(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
    Ok(SearchFiles { head, parts: names.into_iter().zip(built.parts).collect() })
}

/// A substitute for the citation of a post without one: authors, year, title, journal.
fn source(post: &Post) -> String {
    let Some(article) = &post.article else { return String::new() };
    let people = article.author.iter().flat_map(|person| [&person.family, &person.given, &person.literal]);
    let authors: Vec<&str> = people.flatten().map(String::as_str).collect();
    // The search treats the text before a year in brackets as the authors.
    let published = article.issued.as_ref().and_then(CslDate::year);
    let year = published.unwrap_or_else(|| i32::from(post.month.year()));
    let work = [&article.title, &article.container_title].into_iter().flatten();
    let work: Vec<&str> = work.map(String::as_str).collect();
    format!("{} ({year}). {}", authors.join(", "), work.join(". "))
}

/// The authors with a whole given name: citations usually have only its initial. Empty for a post without a citation,
/// because its substitute already has them.
fn given_names(post: &Post) -> String {
    let Some(article) = post.article.as_ref().filter(|_| post.citation.is_some()) else {
        return String::new();
    };
    let is_whole =
        |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() > 2 && !name.contains(". ");
    let names = article.author.iter().filter_map(|person| {
        let (given, family) = (person.given.as_deref()?, person.family.as_deref()?);
        let first = given.split_whitespace().next().filter(|first| is_whole(first))?;
        Some(format!("{first} {family}"))
    });
    names.collect::<Vec<_>>().join("\n")
}

fn thesaurus(words: &pprnet_content::Thesaurus) -> Thesaurus {
    let groups = words.groups.iter();
    let groups = groups.map(|names| RelatedWords { words: names.words.clone(), find: names.find.clone() });
    Thesaurus {
        groups: groups.collect(),
        empty: words.empty.clone(),
        common: words.common.clone(),
        known: words.known.clone(),
    }
}

fn labels(terms: &[Term]) -> Vec<Label> {
    let label = |term: &Term| Label {
        slug: term.slug.to_string(),
        name: term.name.clone(),
        aliases: term.aliases.clone(),
    };
    terms.iter().map(label).collect()
}

/// The positions of terms in the taxonomy.
fn positions<'a>(terms: &[Term], slugs: impl Iterator<Item = &'a Slug>) -> Vec<u16> {
    let position = |slug: &Slug| terms.iter().position(|term| term.slug == *slug);
    slugs.filter_map(|slug| u16::try_from(position(slug)?).ok()).collect()
}
