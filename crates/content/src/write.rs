//! A document → the files that editors write. [`load`](super::load) reads them back unchanged.
//!
//! The layout is for people: comments, key order, which lists have one item per line, long texts on lines of their own.
//! `toml_edit` would need every one of these details, and would choose its own string forms.

use std::fmt::Write as _;

use pprnet_archive::{
    Article, Document, FindingSource, Notice, Order, Post, Site, Slug, Term, TopicId, TypeId,
};
use serde::Serialize;
use toml::Value;

use super::folder::{SITE_FILE, TAXONOMY_FILE, post_file};
use crate::markdown;

/// A file of a content folder, with a path relative to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFile {
    /// The path, with `/` as separator.
    pub path: String,
    /// The content.
    pub text: String,
}

/// The settings, taxonomy and posts of a content folder that holds `document`.
///
/// # Errors
/// If a value cannot be written as TOML; no value of the model is of that kind.
pub fn content_files(document: &Document) -> Result<Vec<ContentFile>, toml::ser::Error> {
    let mut files = vec![
        ContentFile { path: SITE_FILE.into(), text: site(&document.site) },
        ContentFile { path: TAXONOMY_FILE.into(), text: taxonomy(&document.topics, &document.types) },
    ];
    for post in &document.posts {
        files.push(file_of_post(post, document.site.section())?);
    }
    Ok(files)
}

/// The file of a post of a site with this heading.
///
/// # Errors
/// If a value cannot be written as TOML; no value of the model is of that kind.
pub fn file_of_post(post: &Post, section: &str) -> Result<ContentFile, toml::ser::Error> {
    Ok(ContentFile { path: post_file(post), text: self::post(post, section)? })
}

/// A text as a single-line TOML string.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn line(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(&format!("{key} = {}\n", quoted(value)));
    }
}

pub(crate) fn list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", values.map(quoted).collect::<Vec<_>>().join(", "))
}

/// Markdown as a multi-line TOML string.
fn long(out: &mut String, key: &str, blocks: &[pprnet_archive::Block]) {
    if blocks.is_empty() {
        return;
    }
    out.push_str(&format!("\n# (Markdown)\n{key} = \"\"\"\n"));
    for c in markdown::write(blocks).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push_str("\"\"\"\n");
}

fn site(site: &Site) -> String {
    let mut out = String::from(
        "# What the site says of itself. Texts marked (Markdown) may hold paragraphs, emphasis, links and lists.\n\n",
    );
    line(&mut out, "title", Some(&site.title));
    line(&mut out, "tagline", site.tagline.as_deref());
    line(&mut out, "language", Some(&site.language));
    if let Some(since) = site.since {
        let _ = writeln!(out, "since = {since}");
    }
    line(&mut out, "author", site.author.as_deref());
    line(&mut out, "home", site.home.as_ref().map(AsRef::as_ref));
    line(&mut out, "base_url", site.base_url.as_ref().map(AsRef::as_ref));
    line(&mut out, "this_month", site.this_month.as_deref());
    line(&mut out, "order", (site.order != Order::default()).then_some(site.order.as_str()));
    line(&mut out, "section", site.section.as_deref());
    line(&mut out, "notice", site.notice.as_deref());
    long(&mut out, "introduction", &site.introduction);
    long(&mut out, "about", &site.about);
    if let Some(licence) = &site.licence {
        out.push_str("\n[licence]\n");
        line(&mut out, "name", Some(&licence.name));
        line(&mut out, "url", licence.url.as_ref().map(AsRef::as_ref));
    }
    out
}

fn taxonomy(topics: &[Term], types: &[Term]) -> String {
    let mut out = String::from(
        "# The topics and the types of research that posts are filed under, in the order the reader shows them.\n\
         # `slug` is used in posts and in addresses; `aliases` are abbreviations, old spellings and words that\n\
         # someone reading may type.\n",
    );
    let terms = topics.iter().map(|term| ("topic", term)).chain(types.iter().map(|term| ("type", term)));
    for (table, one) in terms {
        term(&mut out, table, one);
    }
    out
}

/// A term of the taxonomy: `[[topic]]` or `[[type]]`.
pub(crate) fn term(out: &mut String, table: &str, term: &Term) {
    let _ = writeln!(out, "\n[[{table}]]");
    line(out, "slug", Some(term.slug.as_str()));
    line(out, "name", Some(&term.name));
    if !term.aliases.is_empty() {
        let _ = writeln!(out, "aliases = {}", list(term.aliases.iter().map(String::as_str)));
    }
    was(out, &term.was);
}

/// The former slugs of a post or term.
fn was(out: &mut String, slugs: &[Slug]) {
    if !slugs.is_empty() {
        let _ = writeln!(out, "was = {}", list(slugs.iter().map(Slug::as_str)));
    }
}

fn post(post: &Post, section: &str) -> Result<String, toml::ser::Error> {
    let mut out = String::from("+++\n");
    line(&mut out, "title", Some(&post.title));
    line(&mut out, "month", Some(&post.month.to_string()));
    line(&mut out, "added", post.added.map(|day| day.to_string()).as_deref());
    if let Some(order) = post.order {
        let _ = writeln!(out, "order = {order}");
    }
    was(&mut out, &post.was);
    let _ = writeln!(out, "topics = {}", list(post.topics.iter().map(TopicId::as_str)));
    let _ = writeln!(out, "types = {}", list(post.types.iter().map(TypeId::as_str)));
    line(&mut out, "citation", post.citation.as_deref());
    line(&mut out, "findings", post.without_findings.then_some("none"));
    if let Some(article) = &post.article {
        table(&mut out, "[article]", article)?;
    }
    // Omit findings that were read from the text: the next reading finds them again.
    for finding in post.findings.iter().filter(|finding| finding.source == FindingSource::Editor) {
        table(&mut out, "[[finding]]", finding)?;
    }
    for notice in &post.notices {
        let text = markdown::write(&notice.to_blocks()).trim_end().to_owned();
        table(&mut out, "[[notice]]", &Notice { text, blocks: Vec::new(), ..notice.clone() })?;
    }
    let _ = write!(
        out,
        "+++\n\n{}\n## {section}\n\n{}",
        markdown::write(&post.summary),
        markdown::write(&post.implications)
    );
    Ok(out)
}

/// The table `[article]` of the front matter.
pub(crate) fn article_table(article: &Article) -> Result<String, toml::ser::Error> {
    let mut out = String::new();
    table(&mut out, "[article]", article)?;
    Ok(out)
}

/// A table of the front matter. Each string is on one line: the TOML library would split longer ones, and a
/// piece could look like the end of the front matter.
fn table(out: &mut String, heading: &str, value: &impl Serialize) -> Result<(), toml::ser::Error> {
    let _ = writeln!(out, "\n{heading}");
    let table = toml::Table::try_from(value)?;
    // The type first, as people write it; the rest sorted by name.
    let (kind, rest): (Vec<_>, Vec<_>) = table.iter().partition(|(key, _)| *key == "type");
    for (key, value) in kind.into_iter().chain(rest) {
        let _ = writeln!(out, "{key} = {}", inline(value, "\n"));
    }
    Ok(())
}

/// A value, with `parting` between the tables of a list.
fn inline(value: &Value, parting: &str) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) if items.iter().any(Value::is_table) => {
            let items = items.iter().map(|item| format!("{parting}  {},", inline(item, " ")));
            format!("[{}{parting}]", items.collect::<String>())
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| inline(item, " ")).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let pairs: Vec<String> =
                table.iter().map(|(key, value)| format!("{key} = {}", inline(value, " "))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        number => number.to_string(),
    }
}
