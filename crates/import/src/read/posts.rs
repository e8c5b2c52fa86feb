//! Makes posts of a parsed page.

use std::collections::BTreeSet;

use pprnet_archive::{Article, Block, Post, Term, YearMonth};
use pprnet_content::normal_form;

use crate::doi;
use crate::html::{self, RichLine};
use crate::input::Incoming;
use crate::names::{first_free, stem};
use crate::page::{Listed, Page, PagePost, Text, listed};

/// The posts of a page, word for word and in its order. A page does not give the topics and types of a post, so they stay empty.
pub(crate) fn page_posts(page: &Page, rich: Option<&[RichLine]>) -> Result<Vec<Incoming>, (usize, String)> {
    let mut posts = Vec::new();
    for month in &page.months {
        let (year, number) = (month.month.year(), month.month.month());
        let when = YearMonth::new(year, number).ok_or_else(|| {
            let message = format!(
                "a year lies between {} and {}, and {year} does not",
                YearMonth::FIRST_YEAR,
                YearMonth::LAST_YEAR
            );
            (month.line().unwrap_or(1), message)
        })?;
        for post in &month.posts {
            posts.push(Incoming { post: page_post(post, when, rich), line: post.title.line });
        }
    }
    Ok(posts)
}

fn page_post(post: &PagePost, month: YearMonth, rich: Option<&[RichLine]>) -> Post {
    let citation = post.citation_line();
    Post {
        slug: stem(&post.title.text),
        title: post.title.text.clone(),
        month,
        topics: Vec::new(),
        types: Vec::new(),
        article: citation.as_deref().and_then(doi::printed).map(article),
        citation,
        summary: blocks(&post.summary, rich),
        implications: blocks(&post.implications, rich),
        findings: Vec::new(),
        notices: Vec::new(),
        added: None,
        order: None,
        without_findings: false,
        glance: None,
    }
}

/// A printed DOI proves only that a document with that DOI exists. Only an editor knows whether it is a journal article or a
/// chapter.
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

/// Converts lines into paragraphs and lists; `rich` contains the page’s lines with their formats, if it has any.
pub(super) fn blocks(texts: &[Text], rich: Option<&[RichLine]>) -> Vec<Block> {
    let lines: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    let mut sources = texts.iter().map(|text| {
        let row = text.line.checked_sub(1)?;
        rich.and_then(|rich| rich.get(row))
    });
    // Each line is one paragraph or one item, in order.
    let mut paragraph = |text: &str| match sources.next().flatten() {
        Some(line) => Block::Paragraph(html::cut(line, text)),
        None => Block::plain(text),
    };
    let mut blocks = Vec::new();
    for listed in listed(&lines) {
        blocks.push(match listed {
            Listed::Paragraph(line) => paragraph(line),
            Listed::Bullets(items) => {
                Block::Bullets(items.into_iter().map(|item| vec![paragraph(item)]).collect())
            }
            Listed::Numbers(items) => {
                Block::Numbers(items.into_iter().map(|item| vec![paragraph(item)]).collect())
            }
        });
    }
    normal_form(blocks)
}

pub(super) fn terms(names: &[Text]) -> Vec<Term> {
    let mut taken = BTreeSet::new();
    let mut terms = Vec::new();
    for name in names {
        let stem = stem(&name.text);
        let slug = first_free(&[], &stem, |slug| !taken.contains(slug));
        taken.insert(slug.to_string());
        terms.push(Term { slug, name: name.text.clone(), aliases: Vec::new() });
    }
    terms
}
