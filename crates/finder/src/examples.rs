//! The query language in examples from the archive, for the help below the search field.

use pprnet_address::Catalog;
use pprnet_archive::{Post, TermCount};
use pprnet_html::Html;

use crate::archive::Archive;
use crate::wording;

/// The shortest word for an example, in bytes. Shorter ones are often function words.
const SHORTEST: usize = 6;

/// The number of titles to search for words.
const TITLES: usize = 50;

/// The examples, as rows of a `<dl>`. They have words, names and slugs of the archive as far as it is loaded.
#[must_use]
pub fn examples(archive: Option<&Archive<'_>>) -> String {
    let mut html = Html::new();
    let mut row = |typed: &str, meaning: &str| {
        html.tag("<dt>").text(typed).tag("</dt><dd>").text(meaning).tag("</dd>");
    };
    let (pair, other) = words(archive);
    let (one, two) = pair.split_once(' ').unwrap_or((pair.as_str(), other.as_str()));
    row(&pair, wording::means_words());
    row(&format!("\"{pair}\""), wording::means_phrase());
    row(&format!("{one} OR {other}"), wording::means_either());
    row(&format!("{one} -{other}"), wording::means_without());
    let author = archive.and_then(author).unwrap_or_else(|| wording::example_author().to_owned());
    row(&format!("author:{author}"), wording::means_author());
    row(&format!("title:{two}"), wording::means_title());
    if let Some(archive) = archive {
        rows_of_manifest(archive.catalog, &mut row);
    }
    html.into_string()
}

/// The examples of filters, years and findings, as far as the archive has them.
fn rows_of_manifest(catalog: &Catalog, row: &mut impl FnMut(&str, &str)) {
    let manifest = &catalog.manifest;
    match (most_used(&manifest.topics), most_used(&manifest.types)) {
        (Some(topic), Some(kind)) => {
            row(&format!("topic:{topic} type:{kind}"), wording::means_topic_and_type());
        }
        (Some(topic), None) => row(&format!("topic:{topic}"), wording::means_topic()),
        (None, Some(kind)) => row(&format!("type:{kind}"), wording::means_type()),
        (None, None) => {}
    }
    let years: Vec<u16> = catalog.years().into_iter().map(|(year, _)| year).collect();
    match (years.get(2).or(years.last()), years.first()) {
        (Some(oldest), Some(newest)) if oldest < newest => {
            row(&format!("year:{oldest}..{newest}"), &wording::means_years(*newest));
        }
        (_, Some(newest)) => row(&format!("year:{newest}"), wording::means_year()),
        _ => {}
    }
    if manifest.findings.is_some() {
        row("metric:g", wording::means_metric());
        row("r > .2", wording::means_finding());
    }
}

/// The slug of the term with the most posts.
fn most_used(terms: &[TermCount]) -> Option<&str> {
    let used = terms.iter().filter(|term| term.count > 0);
    let most = used.reduce(|most, term| if term.count > most.count { term } else { most });
    most.map(|term| term.slug.as_str())
}

/// Two words that are side by side in a title, and a word of another one.
fn words(archive: Option<&Archive<'_>>) -> (String, String) {
    let mut titles = archive.map(titles).unwrap_or_default().into_iter();
    let found = titles.find_map(|title| {
        let words: Vec<&str> = title.split(' ').collect();
        let pair = words.windows(2).find(|pair| pair.iter().all(|word| is_plain(word)))?;
        Some(pair.join(" ").to_ascii_lowercase())
    });
    let pair = found.unwrap_or_else(|| wording::example_words().to_owned());
    let is_new = |word: &&str| is_plain(word) && !pair.contains(&word.to_ascii_lowercase());
    let other = titles.find_map(|title| title.split(' ').find(is_new).map(str::to_ascii_lowercase));
    let other = other.unwrap_or_else(|| wording::example_other().to_owned());
    (pair, other)
}

/// The titles of loaded posts, newest first, then the names of topics.
fn titles(archive: &Archive<'_>) -> Vec<String> {
    let of_posts = |posts: &[Post]| posts.iter().map(|post| post.title.clone()).collect();
    let mut titles: Vec<String> = match archive.index {
        Some(index) => index.iter().take(TITLES).map(|entry| entry.title.clone()).collect(),
        None => with_posts(archive, of_posts).unwrap_or_default(),
    };
    titles.extend(archive.catalog.manifest.topics.iter().map(|topic| topic.name.clone()));
    titles
}

/// Whether a word is long enough and has only letters.
fn is_plain(word: &str) -> bool {
    // The Unicode tables of letters would make the program larger. Beyond ASCII, most characters are letters.
    let is_letter =
        |c: char| c.is_ascii_alphabetic() || c > '\u{bf}' && !('\u{2000}'..='\u{206f}').contains(&c);
    word.len() >= SHORTEST && word.chars().all(is_letter)
}

/// The family name of the first author of a loaded post's article.
fn author(archive: &Archive<'_>) -> Option<String> {
    let first = |post: &Post| {
        let author = post.article.as_ref().and_then(|article| article.author.first());
        let family = author.and_then(|author| author.family.as_deref());
        let name = family.or_else(|| post.citation.as_deref()?.split(',').next())?.trim();
        is_plain(name).then(|| name.to_ascii_lowercase())
    };
    with_posts(archive, |posts| posts.iter().find_map(first)).flatten()
}

/// Passes the posts of the newest loaded shard to `read`.
fn with_posts<T>(archive: &Archive<'_>, read: impl Fn(&[Post]) -> T) -> Option<T> {
    let shards = archive.catalog.manifest.shards.len();
    (0..shards).find_map(archive.shard).map(|shard| read(&shard.posts))
}
