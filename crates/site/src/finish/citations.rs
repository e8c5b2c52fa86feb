//! The citations that the reader offers under “Cite”: for each post its article and the summary itself, in every style and
//! format.
//!
//! Each shard has its own file, so that one post costs little and a new post changes one file. A head file lists them. The
//! reader fetches both when someone opens “Cite”, and the browser keeps them with the release.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

use anyhow::Context as _;
use pprnet_address::{Route, Selection};
use pprnet_archive::{
    CitationHead, CitationShard, Citations, ContentHash, FORMAT, FileName, Language, Post, PostCitations,
    Slug, YearMonth,
};
use pprnet_citation::{Format, Record, Style, article, keys, styled, summary, with_key};
use rayon::prelude::*;
use serde::Serialize;

use super::folder::put;
use super::input::{Input, in_archive};

/// The suffix of the shards' file stems, after the year. Of a large archive, browsers store only the latest years
/// ([`super::offline`]).
const STEM: &str = "citations";

/// The formats, in the order of [`CITATION_FORMATS`](pprnet_archive::CITATION_FORMATS).
const FORMATS: [Format; 4] = [Format::Bibtex, Format::Ris, Format::Csl, Format::Enw];

/// The files, as the release lists them.
#[derive(Debug, Default)]
pub(super) struct CitationFiles {
    /// The path of the head file within the site.
    pub(super) head: String,
    /// The paths of the files that the head lists.
    pub(super) shards: Vec<String>,
}

/// File contents, by path within the site.
type Contents = Vec<(String, Vec<u8>)>;

/// Cached citations, keyed by all their inputs. Formatting citations is the slowest part of a preview.
#[derive(Debug, Default)]
pub(super) struct CitationCache(Mutex<HashMap<ContentHash, PostCitations>>);

/// Writes the files of all posts.
///
/// # Errors
/// If a file cannot be written.
pub(super) fn write(dist: &Path, input: &Input) -> anyhow::Result<CitationFiles> {
    let (files, contents) = make(input, None)?;
    for (path, content) in &contents {
        put(dist, Path::new(path), content)?;
    }
    Ok(files)
}

/// The files of all posts, with their contents by path. Reuses the citations in `before`.
///
/// # Errors
/// If a file cannot be made.
pub(super) fn make(
    input: &Input,
    before: Option<&CitationCache>,
) -> anyhow::Result<(CitationFiles, Contents)> {
    let articles: HashMap<&Slug, (Record, String)> = articles(input);
    let known = before.and_then(|before| before.0.lock().ok()).map(|mut known| std::mem::take(&mut *known));
    let shard = |shard: &std::sync::Arc<pprnet_archive::Shard>| {
        let year = shard.posts.first().map(|post| post.month).map(YearMonth::year).unwrap_or_default();
        let of_post = |post: &Post| {
            let article = articles.get(&post.slug);
            // Each thread has its own current language.
            let set = || language(input).spoken(|| self::of_post(post, article, input));
            let Some(known) = &known else { return Ok((None, set())) };
            let of = serde_json::to_vec(&(post, article.map(|(_, key)| key), &input.manifest.site))?;
            let of = ContentHash::of(&of);
            let set = known.get(&of).cloned().unwrap_or_else(set);
            Ok((Some(of), set))
        };
        let posts = shard.posts.iter().map(of_post).collect::<anyhow::Result<Vec<_>>>()?;
        let (hashes, posts): (Vec<_>, Vec<_>) = posts.into_iter().unzip();
        let citations = CitationShard { format: FORMAT, posts };
        let (name, content) = file(&format!("{year}-{STEM}"), &citations)?;
        let set = hashes.into_iter().zip(citations.posts).filter_map(|(of, set)| Some((of?, set)));
        Ok((name, content, set.collect::<Vec<_>>()))
    };
    let shards: Vec<(FileName, Vec<u8>, Vec<_>)> =
        input.shards.par_iter().map(shard).collect::<anyhow::Result<_>>()?;
    let names = shards.iter().map(|(name, ..)| name.clone()).collect();
    let (head, content) = file(STEM, &CitationHead { format: FORMAT, files: names })?;
    let files = CitationFiles {
        head: in_archive(&head),
        shards: shards.iter().map(|(name, ..)| in_archive(name)).collect(),
    };
    let mut contents = vec![(files.head.clone(), content)];
    let mut now = HashMap::new();
    for (path, (_, content, set)) in files.shards.iter().zip(shards) {
        contents.push((path.clone(), content));
        now.extend(set);
    }
    // Drop citations that the site no longer has.
    if let Some(mut known) = before.and_then(|before| before.0.lock().ok()) {
        *known = now;
    }
    Ok((files, contents))
}

fn file(stem: &str, content: &impl Serialize) -> anyhow::Result<(FileName, Vec<u8>)> {
    let bytes = serde_json::to_vec(content).context("citations cannot be written as JSON")?;
    Ok((FileName::for_content(&stem.parse()?, &bytes, "json"), bytes))
}

/// The citable articles, with distinct keys.
fn articles(input: &Input) -> HashMap<&Slug, (Record, String)> {
    let posts: Vec<&Post> = input.posts().collect();
    let read = |post: &&Post| language(input).spoken(|| article(post));
    let read: Vec<(&Slug, Record)> =
        posts.par_iter().filter_map(|post| Some((&post.slug, read(post)?))).collect();
    let records: Vec<Record> = read.iter().map(|(_, record)| record.clone()).collect();
    read.into_iter().zip(keys(&records)).map(|((slug, record), key)| (slug, (record, key))).collect()
}

fn language(input: &Input) -> Language {
    Language::of(&input.manifest.site.language)
}

fn of_post(post: &Post, article: Option<&(Record, String)>, input: &Input) -> PostCitations {
    let site = &input.manifest.site;
    let route = Route::Post { slug: post.slug.clone(), from: Selection::default() };
    let base = site.base_url.as_ref().map(|base| base.as_str().trim_end_matches('/').to_owned());
    let summary = summary(post, site, base.map(|base| base + &route.href()));
    PostCitations {
        article: match article {
            Some((record, key)) => Some(with_note(cited(record, key), record.note.clone())),
            None => {
                post.citation.clone().map(|text| Citations { printed: Some(text), ..Citations::default() })
            }
        },
        summary: cited(&summary, post.slug.as_str()),
    }
}

fn cited(record: &Record, key: &str) -> Citations {
    let styles = Style::ALL.map(|style| styled(record, style).map(|text| text.0).unwrap_or_default());
    let formats = FORMATS.map(|format| with_key(record, key.to_owned(), format));
    Citations { styles: styles.into(), formats: formats.into(), printed: None, note: None }
}

/// The citations of a corrected or retracted work. Formats include the notice already; add it to every text.
fn with_note(mut citations: Citations, note: Option<String>) -> Citations {
    if let Some(note) = &note {
        for pieces in citations.styles.iter_mut().filter(|pieces| !pieces.is_empty()) {
            // Every second piece is italic.
            let is_upright = pieces.len() % 2 == 1;
            let note = format!(" [{note}]");
            match pieces.last_mut().filter(|_| is_upright) {
                Some(last) => last.push_str(&note),
                None => pieces.push(note),
            }
        }
    }
    Citations { note, ..citations }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::finish::fixture::{Fixture, post};

    fn citation(slug: &str, citation: &str) -> Post {
        Post { citation: Some(citation.to_owned()), ..post(slug, "2022-12") }
    }

    const PRINTED: &str =
        "Wang, Y., & Li, J. (2019). Two names. Psychotherapy, 56(1), 1–8. https://doi.org/10.5555/pst.1";

    /// The citations of a shard's posts, parsed as the reader parses them.
    fn read_back(posts: Vec<Post>) -> (Vec<PostCitations>, Fixture) {
        let fixture = Fixture::new(posts);
        let dist = tempfile::tempdir().unwrap();
        let files = write(dist.path(), &fixture.input).unwrap();
        let name = |path: &str| path.rsplit('/').next().unwrap().parse::<FileName>().unwrap();
        let bytes = |path: &str| fs::read(dist.path().join(path)).unwrap();
        let manifest = &fixture.input.manifest;
        let head = CitationHead::read(&name(&files.head), manifest, &bytes(&files.head)).unwrap();
        let mut all = Vec::new();
        for ((path, file), shard) in files.shards.iter().zip(&head.files).zip(&manifest.shards) {
            assert_eq!(&name(path), file);
            all.extend(CitationShard::read(file, shard, &bytes(path)).unwrap().posts);
        }
        (all, fixture)
    }

    #[test]
    fn every_post_has_its_summary_and_its_article_in_every_style_and_format() {
        let (all, fixture) = read_back(vec![citation("a", PRINTED)]);
        let [one] = all.as_slice() else { panic!("{all:?}") };
        let article = one.article.as_ref().unwrap();
        for cited in [article, &one.summary] {
            assert!(cited.styles.iter().all(|pieces| !pieces.is_empty()), "{cited:#?}");
            assert_eq!((cited.styles.len(), cited.formats.len()), (4, 4));
        }
        assert!(article.formats[1].contains("\r\nDO  - 10.5555/pst.1\r\n"), "{}", article.formats[1]);
        let summary = one.summary.styles[0].concat();
        assert!(summary.contains(&fixture.posts[0].title), "{summary}");
        assert!(summary.ends_with("https://example.org/pprnet/blog/posts/a/"), "{summary}");
        // A citation of the summary must also name the article.
        assert!(one.summary.formats[1].contains("N1  - Summary of: Wang, Y."), "{}", one.summary.formats[1]);
    }

    #[test]
    fn a_cached_citation_equals_a_newly_formatted_one() {
        let before = CitationCache::default();
        let made = |posts: Vec<Post>, before: &CitationCache| {
            make(&Fixture::new(posts).input, Some(before)).unwrap().1
        };
        let set = |before: &CitationCache| before.0.lock().unwrap().clone();
        let (a, b) = (citation("a", PRINTED), citation("b", "To be added."));
        let first = made(vec![a.clone(), b.clone()], &before);
        assert_eq!(set(&before).len(), 2);
        assert_eq!(made(vec![a.clone(), b.clone()], &before), first);
        let changed = Post { title: "Another title".into(), ..a };
        let second = made(vec![changed.clone(), b.clone()], &before);
        assert_eq!(second, made(vec![changed.clone(), b], &CitationCache::default()));
        assert_ne!(second, first);
        // Posts that left the site are dropped from the cache.
        made(vec![changed], &before);
        assert_eq!(set(&before).len(), 1);
    }

    #[test]
    fn a_citation_that_cannot_be_read_is_offered_as_printed_and_none_is_none() {
        let (all, _) = read_back(vec![citation("a", "To be added."), post("b", "2022-12")]);
        let printed = all[0].article.as_ref().unwrap();
        assert_eq!((printed.printed.as_deref(), printed.styles.len()), (Some("To be added."), 0));
        assert_eq!(all[1].article, None);
    }

    #[test]
    fn nobody_cites_a_retracted_article_unknowingly() {
        let notice = pprnet_archive::Notice {
            date: "2023-02-14".parse().unwrap(),
            kind: pprnet_archive::NoticeKind::Retraction,
            text: "Made up.".into(),
            blocks: Vec::new(),
        };
        let posts = vec![Post { notices: vec![notice], ..citation("a", PRINTED) }];
        let (all, _) = read_back(posts.clone());
        let article = all[0].article.as_ref().unwrap();
        for pieces in &article.styles {
            assert!(pieces.concat().ends_with(" [Retraction (2023-02-14): Made up.]"), "{pieces:?}");
            assert!(!pieces.concat().contains("\u{e000}"));
        }
        assert_eq!(article.note.as_deref(), Some("Retraction (2023-02-14): Made up."));
        let french = pprnet_archive::Site { language: "fr".into(), ..crate::finish::fixture::site() };
        let fixture = Fixture::of_site(french, posts);
        let (_, contents) = make(&fixture.input, None).unwrap();
        let text = contents.iter().map(|(_, content)| String::from_utf8_lossy(content)).collect::<String>();
        assert!(text.contains("Rétractation (2023-02-14)\u{a0}: Made up."), "{text}");
        assert!(text.contains("Résumé de\u{a0}: Wang, Y."), "{text}");
    }

    #[test]
    fn keys_differ_and_a_new_post_changes_none() {
        let key = |posts: &[PostCitations], at: usize| {
            let text = &posts[at].article.as_ref().unwrap().formats[0];
            text.split_once('{').unwrap().1.split_once(',').unwrap().0.to_owned()
        };
        let (one, _) = read_back(vec![citation("a", PRINTED)]);
        let newer = Post { month: "2023-01".parse().unwrap(), ..citation("b", PRINTED) };
        let (two, _) = read_back(vec![newer, citation("a", PRINTED)]);
        assert_eq!(
            (key(&one, 0), key(&two, 1), key(&two, 0)),
            ("wang2019".into(), "wang2019".into(), "wang2019-2".into())
        );
    }
}
