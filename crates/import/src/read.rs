//! The input → a document.

use std::path::Path;

use pprnet_archive::{Article, Block, Document, FORMAT, Post, Site, Taxonomy, Term, YearMonth};
use pprnet_content::{Problem, normal_form};
use serde::Deserialize;

use super::doi;
use super::json::explain;
use super::page::{Page, PagePost, Text, parse_page};
use super::slug::Slugs;

/// What a page does not say and the content needs.
const TITLE: &str = "Blog";
const LANGUAGE: &str = "en";

/// An input that can be imported.
#[derive(Debug)]
pub(crate) struct Input {
    /// The archive, in archive order and normal form.
    pub(crate) document: Document,
    /// What to look at in the input.
    pub(crate) notes: Vec<Problem>,
}

/// Reads an input of either kind.
///
/// # Errors
/// Everything that is wrong with it, each with its line.
pub(crate) fn read(path: &Path, bytes: &[u8]) -> Result<Input, Vec<Problem>> {
    let file = path.display().to_string();
    let remark = |line: usize, field: &str, message: String| Problem {
        file: file.clone(),
        line,
        field: field.to_owned(),
        message,
    };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.trim_ascii_start().first() == Some(&b'{') {
        let problem = |(line, message)| remark(line, "archive", message);
        let document =
            read_document(text).map_err(|wrong| wrong.into_iter().map(problem).collect::<Vec<_>>())?;
        return Ok(Input { document, notes: Vec::new() });
    }
    match parse_page(bytes) {
        Ok(page) => {
            let assumed = format!(
                "a page does not say the site's title and language: “{TITLE}” and “{LANGUAGE}” are assumed, please \
                 check them in site.toml"
            );
            let told = page.notes.iter().map(|note| remark(note.line, "note", note.kind.to_string()));
            let notes = std::iter::once(remark(1, "note", assumed)).chain(told).collect();
            let document =
                page_document(&page).map_err(|(line, message)| vec![remark(line, "page", message)])?;
            Ok(Input { document, notes })
        }
        Err(problems) => Err(problems
            .iter()
            .map(|problem| remark(problem.line, "page", problem.kind.to_string()))
            .collect()),
    }
}

/// Reads the single-document form.
fn read_document(json: &[u8]) -> Result<Document, Vec<(usize, String)>> {
    #[derive(Deserialize)]
    struct OnlyFormat {
        format: u64,
    }
    if let Ok(OnlyFormat { format }) = serde_json::from_slice(json)
        && format != u64::from(FORMAT)
    {
        return Err(vec![(1, format!("it has format {format}, and this program reads format {FORMAT}"))]);
    }
    let document: Document = serde_json::from_slice(json).map_err(|error| vec![explain(json, &error)])?;
    let problems = document.problems();
    if !problems.is_empty() {
        return Err(problems.iter().map(|problem| (1, problem.to_string())).collect());
    }
    Ok(tidy(document))
}

/// The document as content files have it: in archive order, texts in normal form, lines without blanks at their
/// ends, notices oldest first.
fn tidy(document: Document) -> Document {
    let Document { mut site, mut topics, mut types, posts, .. } = document;
    site.introduction = normal_form(site.introduction);
    site.about = normal_form(site.about);
    trim(&mut site.title);
    trim(&mut site.language);
    let lines = [&mut site.tagline, &mut site.author, &mut site.this_month, &mut site.notice];
    lines.into_iter().flatten().for_each(trim);
    site.licence.iter_mut().for_each(|licence| trim(&mut licence.name));
    for term in topics.iter_mut().chain(&mut types) {
        trim(&mut term.name);
        term.aliases.iter_mut().for_each(trim);
    }
    let posts = posts.into_iter().map(|mut post| {
        trim(&mut post.title);
        post.citation.iter_mut().for_each(trim);
        post.summary = normal_form(post.summary);
        post.implications = normal_form(post.implications);
        post.notices.sort_by_key(|notice| notice.date);
        post
    });
    Document::new(site, Taxonomy { topics, types }, posts.collect())
}

fn trim(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        *text = trimmed.to_owned();
    }
}

/// A page as a document, word for word. Topics and types of a post are not on a page: they stay empty.
fn page_document(page: &Page) -> Result<Document, (usize, String)> {
    let teaser: Vec<&str> = page.teaser.iter().map(|text| text.text.as_str()).collect();
    let site = Site {
        title: TITLE.into(),
        tagline: None,
        introduction: paragraphs(&page.intro),
        about: Vec::new(),
        language: LANGUAGE.into(),
        since: None,
        author: None,
        home: None,
        base_url: None,
        this_month: (!teaser.is_empty()).then(|| teaser.join(" ")),
        notice: None,
        licence: None,
    };
    let taxonomy = Taxonomy { topics: terms(&page.topics), types: terms(&page.types) };
    let mut slugs = Slugs::default();
    let mut posts = Vec::new();
    for month in &page.months {
        let (year, number) = (month.month.year(), month.month.month());
        let when = YearMonth::new(year, number).ok_or_else(|| {
            let message = format!(
                "a year lies between {} and {}, and {year} does not",
                YearMonth::FIRST_YEAR,
                YearMonth::LAST_YEAR
            );
            (month.heading.line, message)
        })?;
        posts.extend(month.posts.iter().map(|post| page_post(post, when, &mut slugs)));
    }
    Ok(Document::new(site, taxonomy, posts))
}

fn page_post(post: &PagePost, month: YearMonth, slugs: &mut Slugs) -> Post {
    let citation = post.citation_line();
    Post {
        slug: slugs.make(&post.title.text),
        title: post.title.text.clone(),
        month,
        topics: Vec::new(),
        types: Vec::new(),
        article: citation.as_deref().and_then(doi::printed).map(article),
        citation,
        summary: paragraphs(&post.summary),
        implications: paragraphs(&post.implications),
        findings: Vec::new(),
        notices: Vec::new(),
    }
}

/// All that a printed DOI says for sure: there is a document of that name. Whether it is a journal article or
/// a chapter, an editor knows.
fn article(doi: pprnet_archive::Doi) -> Article {
    Article {
        kind: "document".into(),
        doi: Some(doi),
        title: None,
        container_title: None,
        author: Vec::new(),
        editor: Vec::new(),
        issued: None,
        volume: None,
        issue: None,
        page: None,
        edition: None,
        chapter_number: None,
        publisher: None,
        publisher_place: None,
        pmid: None,
        isbn: None,
        url: None,
    }
}

fn paragraphs(texts: &[Text]) -> Vec<Block> {
    texts.iter().map(|text| Block::plain(text.text.as_str())).collect()
}

fn terms(names: &[Text]) -> Vec<Term> {
    let mut slugs = Slugs::default();
    let term =
        |name: &Text| Term { slug: slugs.make(&name.text), name: name.text.clone(), aliases: Vec::new() };
    names.iter().map(term).collect()
}
