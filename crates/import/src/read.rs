//! The input → a document.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pprnet_archive::{
    Article, Block, Document, FORMAT, FindingSource, Language, Notice, Post, Site, Slug, Taxonomy, Term,
    YearMonth,
};
use pprnet_content::{Problem, is_further_file, normal_form};
use serde::Deserialize;
use serde_json::Value;

use super::entities::decode_entities;
use super::html::{self, RichLine, Said};
use super::json::{explain, syntax};
use super::lines::is_post_lines;
use super::names::{first_free, stem};
use super::page::{
    Listed, Page, PagePost, PageProblem, Text, decode, is_section_heading, listed, parse_page_with, repair,
};
use super::{doi, feed};

mod aside;
mod joined;

use aside::leave_out_asides;
pub(crate) use joined::join_citations;

/// What a page does not say and the content needs.
const TITLE: &str = "Blog";
const LANGUAGE: &str = "en";

/// Further files of a content folder, by their paths.
pub(crate) type Further = BTreeMap<String, Vec<u8>>;

/// An input that can be imported.
#[derive(Debug)]
pub(crate) struct Input {
    /// The file, for messages.
    pub(crate) file: String,
    /// What the input says of the site.
    pub(crate) site: Site,
    /// The topics and types that it lists.
    pub(crate) taxonomy: Taxonomy,
    /// The posts in the input's order, in normal form.
    pub(crate) posts: Vec<Incoming>,
    /// Whether it says the addresses of its posts; otherwise they are made from titles.
    pub(crate) has_addresses: bool,
    /// Whether it is a page, which shows the posts of a month in an order of its own.
    pub(crate) is_page: bool,
    /// What to look at in the input.
    pub(crate) notes: Vec<Problem>,
    /// Further files of the content that it was made of, by their paths.
    pub(crate) further: Further,
}

/// A post of an input, and the line where it begins.
#[derive(Debug, Clone)]
pub(crate) struct Incoming {
    pub(crate) post: Post,
    pub(crate) line: usize,
}

/// Reads an input of any kind. `section` is the heading of the second part of posts, for inputs that mark their parts
/// by words alone. `None` means the usual heading: in the language of a feed, else in English.
///
/// # Errors
/// Everything that is wrong with it, each with its line.
pub(crate) fn read(path: &Path, bytes: &[u8], section: Option<&str>) -> Result<Input, Vec<Problem>> {
    let file = path.display().to_string();
    let remark = |line: usize, field: &str, message: String| Problem {
        file: file.clone(),
        line,
        field: field.to_owned(),
        message,
    };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.starts_with(b"{\\rtf") || text.starts_with(b"PK\x03\x04") || text.starts_with(b"%PDF") {
        let message = "this is a document of Word, or a PDF. Open it, choose “Save as” and “Web page, filtered” or “Plain text (UTF-8)”, and import that";
        return Err(vec![remark(1, "file", message.to_owned())]);
    }
    if is_post_lines(path) {
        let (taxonomy, posts) =
            read_posts(text).map_err(|(line, message)| vec![remark(line, "post", message)])?;
        let (site, notes, further) = (bare_site(), Vec::new(), BTreeMap::new());
        return Ok(Input {
            file,
            site,
            taxonomy,
            posts,
            has_addresses: true,
            is_page: false,
            notes,
            further,
        });
    }
    if text.trim_ascii_start().first() == Some(&b'{') {
        let problem = |(line, message)| remark(line, "archive", message);
        let (text, further) = without_files(text).map_err(|message| vec![problem((1, message))])?;
        let text = text.as_ref();
        let Document { site, topics, types, posts, .. } =
            read_document(text).map_err(|wrong| wrong.into_iter().map(problem).collect::<Vec<_>>())?;
        let posts = posts.into_iter().map(|post| Incoming { post, line: 1 }).collect();
        let taxonomy = Taxonomy { topics, types };
        return Ok(Input {
            file,
            site,
            taxonomy,
            posts,
            has_addresses: true,
            is_page: false,
            notes: Vec::new(),
            further,
        });
    }
    let own = section;
    let usual = own.unwrap_or(Language::English.section());
    let unread = |wrong: &PageProblem| remark(wrong.line, "page", own_heading(wrong.kind.to_string(), usual));
    let decoded = decode(bytes).map_err(|wrong| vec![unread(&wrong)])?;
    if feed::is_feed(&decoded) {
        return feed::read(&file, &decoded, own);
    }
    let is_html = html::is_html(&decoded);
    if let Some(line) = html::too_deep(&decoded).filter(|_| is_html) {
        return Err(vec![remark(line, "page", too_deep())]);
    }
    let said = if is_html { Said::of(&decoded) } else { Said::default() };
    let mut rich = is_html.then(|| join_citations(html::lines(&repair(&decoded))));
    let language = language(rich.as_deref(), &decoded, said.language.as_deref());
    let section = own.unwrap_or(Language::of(&language).section());
    let problem =
        |problem: &PageProblem| remark(problem.line, "page", own_heading(problem.kind.to_string(), section));
    let asides = rich.as_mut().map(|lines| leave_out_asides(lines, section)).unwrap_or_default();
    // A page of HTML is read as the text that a browser shows.
    let shown: Cow<'_, str> = match &rich {
        Some(lines) => lines.iter().map(|line| format!("{}\n", line.text)).collect::<String>().into(),
        None => decode_entities(&decoded),
    };
    let page = match parse_page_with(shown.as_bytes(), section) {
        Ok(page) => page,
        Err(problems) => return Err(problems.iter().map(problem).collect()),
    };
    let told = asides.iter().chain(&page.notes);
    let mut notes: Vec<Problem> =
        told.map(|note| remark(note.line, "note", own_heading(note.kind.to_string(), section))).collect();
    if !is_html && shown != decoded {
        let same = |(one, other): &(&str, &str)| one == other;
        let line = shown.split('\n').zip(decoded.split('\n')).take_while(same).count() + 1;
        let message = "entities such as “&amp;” were read as the characters that they name. Please check";
        notes.push(remark(line, "note", message.to_owned()));
    }
    let posts =
        page_posts(&page, rich.as_deref()).map_err(|(line, message)| vec![remark(line, "page", message)])?;
    let taxonomy = Taxonomy { topics: terms(&page.topics), types: terms(&page.types) };
    Ok(Input {
        site: page_site(&page, rich.as_deref(), said.title, language),
        taxonomy,
        posts,
        has_addresses: false,
        is_page: true,
        notes,
        file,
        further: BTreeMap::new(),
    })
}

/// What is said of HTML whose elements lie too deep in each other.
pub(crate) fn too_deep() -> String {
    format!(
        "its elements lie more than {} deep in each other, which no page needs. Copy the text of the page, and import that",
        html::DEEPEST
    )
}

/// A message that names the usual heading, for a digest with its own.
pub(crate) fn own_heading(message: String, section: &str) -> String {
    message.replace("`Practice Implications`", &format!("`{section}`"))
}

/// What is said of the settings of a site that is made of a page.
pub(crate) fn assumed(site: &Site) -> String {
    format!(
        "site.toml gets the title “{}” and the language “{}”. Please check them there: a page may leave them open, or say others",
        site.title, site.language
    )
}

/// The language of a page: by the headings of its posts, else the one that it says, else the usual one.
fn language(rich: Option<&[RichLine]>, text: &str, said: Option<&str>) -> String {
    let has = |language: Language| {
        let is_heading = |line: &str| is_heading_in(line, language);
        match rich {
            Some(lines) => lines.iter().any(|line| is_heading(line.text.trim())),
            None => text.split(['\n', '\r']).any(|line| is_heading(line.trim())),
        }
    };
    let by_headings = Language::ALL.into_iter().find(|language| has(*language));
    match (by_headings, said) {
        (Some(found), Some(said)) if Language::of(said) != found => found.tag().to_owned(),
        (_, Some(said)) => said.to_owned(),
        (Some(found), None) => found.tag().to_owned(),
        (None, None) => LANGUAGE.to_owned(),
    }
}

/// Whether a line is the heading that is usual in a language, and no other.
fn is_heading_in(line: &str, language: Language) -> bool {
    is_section_heading(line, language.section())
        && (language == Language::English || !is_section_heading(line, Language::English.section()))
}

/// Posts as JSON, one a line, and the terms that they are filed under: a line says no more of a term than its slug.
fn read_posts(lines: &[u8]) -> Result<(Taxonomy, Vec<Incoming>), (usize, String)> {
    let (mut posts, mut at) = (Vec::new(), Vec::new());
    for (line, json) in (1..).zip(lines.split(|byte| *byte == b'\n')) {
        if json.trim_ascii().is_empty() {
            continue;
        }
        let post: Post = serde_json::from_slice(json).map_err(|_| {
            let fault = syntax(json).map(|(_, fault)| fault);
            let unseen = || {
                "a part is missing, or has another form; docs/archive-format.md shows what a post has"
                    .to_owned()
            };
            (line, format!("it is not a post: {}", fault.unwrap_or_else(unseen)))
        })?;
        posts.push(post);
        at.push(line);
    }
    let mut taxonomy = Taxonomy::default();
    for post in &posts {
        post.topics.iter().for_each(|topic| named(&mut taxonomy.topics, topic.slug()));
        post.types.iter().for_each(|kind| named(&mut taxonomy.types, kind.slug()));
    }
    let lines: BTreeMap<Slug, usize> = posts.iter().map(|post| post.slug.clone()).zip(at).collect();
    let document = Document::new(bare_site(), taxonomy, posts);
    if let Some(problem) = document.problems().first() {
        return Err((1, problem.to_string()));
    }
    let Document { topics, types, posts, .. } = tidy(document);
    let line = |post: &Post| lines.get(&post.slug).copied().unwrap_or(1);
    let posts = posts.into_iter().map(|post| Incoming { line: line(&post), post }).collect();
    Ok((Taxonomy { topics, types }, posts))
}

/// Adds a term that is named by its slug, unless it is there.
fn named(terms: &mut Vec<Term>, slug: &Slug) {
    if !terms.iter().any(|term| term.slug == *slug) {
        let mut name = slug.as_str().replace('-', " ");
        name.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
        terms.push(Term { slug: slug.clone(), name, aliases: Vec::new() });
    }
}

/// Takes the further files out of a document that was written with all of them: texts, and pictures in base64.
fn without_files(json: &[u8]) -> Result<(Cow<'_, [u8]>, Further), String> {
    let mut files = BTreeMap::new();
    let Ok(Value::Object(mut document)) = serde_json::from_slice::<Value>(json) else {
        return Ok((Cow::Borrowed(json), files));
    };
    let Some(all) = document.remove("files") else { return Ok((Cow::Borrowed(json), files)) };
    let all: BTreeMap<String, String> = serde_json::from_value(all)
        .map_err(|_| "files: it is an object of texts, by the paths of files".to_owned())?;
    for (path, text) in all {
        if !is_further_file(&path) {
            return Err(format!("files: “{path}” is no file that an archive may bring"));
        }
        let bytes = if path.ends_with(".png") {
            STANDARD
                .decode(&text)
                .map_err(|_| format!("files: {path}: it is a picture in base64, and this is not"))?
        } else {
            text.into_bytes()
        };
        files.insert(path, bytes);
    }
    let rest = serde_json::to_vec(&document).map_err(|error| error.to_string())?;
    Ok((Cow::Owned(rest), files))
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
    let lines =
        [&mut site.tagline, &mut site.author, &mut site.this_month, &mut site.notice, &mut site.section];
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
        let notices = std::mem::take(&mut post.notices).into_iter();
        let formatted = |notice: Notice| Notice::new(notice.date, notice.kind, normal_form(notice.shown()));
        post.notices = notices.map(formatted).collect();
        post.notices.sort_by_key(|notice| notice.date);
        // What was read from the text is read again.
        post.findings.retain(|finding| finding.source == FindingSource::Editor);
        post.findings.iter_mut().filter_map(|finding| finding.label.as_mut()).for_each(trim);
        post.glance = None;
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

/// The settings that no input says.
pub(crate) fn bare_site() -> Site {
    Site { title: TITLE.into(), language: LANGUAGE.into(), ..Site::default() }
}

/// What a page says of its site.
fn page_site(page: &Page, rich: Option<&[RichLine]>, title: Option<String>, language: String) -> Site {
    let teaser: Vec<&str> = page.teaser.iter().map(|text| text.text.as_str()).collect();
    let this_month = (!teaser.is_empty()).then(|| teaser.join(" "));
    let title = title.unwrap_or_else(|| bare_site().title);
    Site { title, language, introduction: blocks(&page.intro, rich), this_month, ..bare_site() }
}

/// The posts of a page, word for word and in its order. Topics and types of a post are not on a page: they stay empty.
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
            (month.heading.line, message)
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

/// A printed DOI proves only that there is a document of that name. Only an editor knows whether it is a journal
/// article or a chapter.
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

/// Lines as paragraphs and lists; `rich` has the page’s lines with their formats, if it has any.
fn blocks(texts: &[Text], rich: Option<&[RichLine]>) -> Vec<Block> {
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

fn terms(names: &[Text]) -> Vec<Term> {
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

#[cfg(test)]
mod tests;
