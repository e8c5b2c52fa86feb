//! Reads a JSON document, or posts as one JSON object per line.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pprnet_archive::{Document, FORMAT, FindingSource, Notice, Post, Site, Slug, Taxonomy, Term};
use pprnet_content::{Problem, held_post, is_further_file, is_picture_file, is_post_file, normal_form};
use serde::Deserialize;
use serde_json::Value;

use super::site::bare_site;
use crate::input::{Further, Held, Incoming, Input};
use crate::json::{explain, syntax};

/// Reads a whole archive as one JSON object, with the files that `pprnet export --whole` adds to it.
///
/// # Errors
/// All problems of the archive, each with its line.
pub(super) fn read_archive(file: String, text: &[u8]) -> Result<Input, Vec<Problem>> {
    let problem = |(line, message): (usize, String)| Problem::new(&file, line, "archive", message);
    let (text, mut further) = without_files(text).map_err(|message| vec![problem((1, message))])?;
    let text = text.as_ref();
    let Document { site, topics, types, posts, .. } =
        read_document(text).map_err(|wrong| wrong.into_iter().map(problem).collect::<Vec<_>>())?;
    let taxonomy = Taxonomy { topics, types };
    let held = held_posts(&mut further, &site, &taxonomy).map_err(|message| vec![problem((1, message))])?;
    let posts = posts.into_iter().map(|post| Incoming { post, line: 1, is_named: true, held: None });
    let posts = posts.chain(held).collect();
    Ok(Input::of_archive(file, site, taxonomy, posts, further))
}

/// Reads posts as one JSON object per line, and their terms, of which a line has only the slug.
pub(super) fn read_posts(lines: &[u8]) -> Result<(Taxonomy, Vec<Incoming>), (usize, String)> {
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
    let posts = posts
        .into_iter()
        .map(|post| Incoming { line: line(&post), post, is_named: true, held: None })
        .collect();
    Ok((Taxonomy { topics, types }, posts))
}

/// Adds a term named after its slug, unless it exists.
fn named(terms: &mut Vec<Term>, slug: &Slug) {
    if !terms.iter().any(|term| term.slug == *slug) {
        let mut name = slug.as_str().replace('-', " ");
        name.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
        terms.push(Term { slug: slug.clone(), name, aliases: Vec::new(), was: Vec::new() });
    }
}

/// Separates the embedded files from a document: texts, and pictures in base64.
fn without_files(json: &[u8]) -> Result<(Cow<'_, [u8]>, Further), String> {
    let mut files = BTreeMap::new();
    let Ok(Value::Object(mut document)) = serde_json::from_slice::<Value>(json) else {
        return Ok((Cow::Borrowed(json), files));
    };
    let Some(all) = document.remove("files") else { return Ok((Cow::Borrowed(json), files)) };
    let all: BTreeMap<String, String> = serde_json::from_value(all)
        .map_err(|_| "files: it is an object of texts, by the paths of files".to_owned())?;
    for (path, text) in all {
        if !is_further_file(&path) && !is_post_file(&path) {
            return Err(format!("files: an archive may not contain “{path}”"));
        }
        let bytes = if is_picture_file(&path) {
            STANDARD.decode(&text).map_err(|_| format!("files: {path}: the picture is not valid base64"))?
        } else {
            text.into_bytes()
        };
        files.insert(path, bytes);
    }
    let rest = serde_json::to_vec(&document).map_err(|error| error.to_string())?;
    Ok((Cow::Owned(rest), files))
}

/// Takes the posts that are held back out of the embedded files. Incomplete drafts stay among the files.
fn held_posts(further: &mut Further, site: &Site, taxonomy: &Taxonomy) -> Result<Vec<Incoming>, String> {
    let mut posts = Vec::new();
    let mut others = Further::new();
    for (path, bytes) in std::mem::take(further) {
        if !is_post_file(&path) {
            others.insert(path, bytes);
            continue;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        match held_post(&path, &text, site, taxonomy).map_err(|message| format!("files: {message}"))? {
            (hold, Some(post)) => {
                let held = Held { hold, file: Some(text) };
                posts.push(Incoming { post, line: 1, is_named: true, held: Some(held) });
            }
            (_, None) => drop(others.insert(path, bytes)),
        }
    }
    *further = others;
    Ok(posts)
}

/// Reads a single JSON document.
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

/// Brings a document into the form of content files: archive order, texts in normal form, lines without surrounding spaces,
/// oldest notices first.
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
        let formatted =
            |notice: Notice| Notice::new(notice.date, notice.kind, normal_form(notice.to_blocks()));
        post.notices = notices.map(formatted).collect();
        post.notices.sort_by_key(|notice| notice.date);
        // Findings from the text are extracted again later.
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
