//! Makes posts of a parsed page.

use std::collections::BTreeSet;

use pprnet_archive::{Article, Doi, Href, Inline, Post, Term, YearMonth};

use super::blocks::blocks;
use crate::doi;
use crate::html::RichLine;
use crate::input::Incoming;
use crate::names::{first_free, stem};
use crate::page::{Page, PagePost, Text};

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
            let line = post.title.line;
            let post = page_post(post, when, rich);
            posts.push(Incoming { post, line, is_named: false, held: None });
        }
    }
    Ok(posts)
}

fn page_post(post: &PagePost, month: YearMonth, rich: Option<&[RichLine]>) -> Post {
    let citation = post.citation_line();
    let line = |text: &Text| text.line.checked_sub(1).and_then(|row| rich?.get(row));
    // A list with the title or the heading is around the post, not in it.
    let outer = [&post.title, &post.heading].into_iter().filter_map(line);
    let around: BTreeSet<usize> = outer.flat_map(|line| &line.items).map(|item| item.list).collect();
    let links = post.citation.iter().filter_map(line).flat_map(|line| hrefs(&line.inlines));
    let links: BTreeSet<&Href> = links.collect();
    Post {
        slug: stem(&post.title.text),
        title: post.title.text.clone(),
        month,
        topics: Vec::new(),
        types: Vec::new(),
        article: citation.as_deref().and_then(|citation| article(citation, &links)),
        citation,
        summary: blocks(&post.summary, rich, &around),
        implications: blocks(&post.implications, rich, &around),
        findings: Vec::new(),
        notices: Vec::new(),
        added: None,
        order: None,
        was: Vec::new(),
        without_findings: false,
        glance: None,
    }
}

/// The article of a citation with these links, if it has exactly one DOI or, without one, exactly one link. They prove only that
/// there is a document; only an editor knows whether it is a journal article or a chapter.
fn article(citation: &str, links: &BTreeSet<&Href>) -> Option<Article> {
    let linked: BTreeSet<Doi> = links.iter().filter_map(|href| href.as_str().parse().ok()).collect();
    let mut linked = linked.into_iter();
    let doi = doi::printed(citation).or_else(|| linked.next().filter(|_| linked.len() == 0));
    let mut links = links.iter().filter(|href| !href.as_str().starts_with("mailto:"));
    let url = links.next().filter(|_| doi.is_none() && links.next().is_none());
    if doi.is_none() && url.is_none() {
        return None;
    }
    Some(Article {
        kind: "document".into(),
        doi,
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
        url: url.map(|url| (**url).clone()),
    })
}

/// The links of a line.
fn hrefs(inlines: &[Inline]) -> Vec<&Href> {
    let mut found = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(_) => {}
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Marked { text: inner, .. } => {
                found.extend(hrefs(inner));
            }
            Inline::Link { href, .. } => found.push(href),
        }
    }
    found
}

pub(super) fn terms(names: &[Text]) -> Vec<Term> {
    let mut taken = BTreeSet::new();
    let mut terms = Vec::new();
    for name in names {
        let stem = stem(&name.text);
        let slug = first_free(&[], &stem, |slug| !taken.contains(slug));
        taken.insert(slug.to_string());
        terms.push(Term { slug, name: name.text.clone(), aliases: Vec::new(), was: Vec::new() });
    }
    terms
}
