//! Reads an input of any kind.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use pprnet_archive::{Document, Language, Taxonomy};
use pprnet_content::Problem;

use super::entities::decode_entities;
use super::feed;
use super::html::{self, PageAddress, PageMetadata};
use super::input::{Incoming, Input};
use super::lines::is_post_lines;
use super::page::{Marked, PageProblem, decode, parse_page_with, repair, split};
use super::page_title::PageTitle;

mod aside;
mod blocks;
mod document;
mod foreign;
mod joined;
mod legible;
mod lost;
mod marked;
mod messages;
mod posts;
mod site;
mod unwrapped;

use aside::leave_out_asides;
use document::{held_posts, read_document, read_posts, without_files};
use foreign::{foreign, own};
pub(crate) use joined::{join_citations, join_headings};
use lost::lost_links;
pub(crate) use lost::lost_of_post;
use marked::marked;
pub(crate) use messages::{own_heading, too_deep, too_many};
pub(crate) use posts::page_posts;
use posts::terms;
pub(crate) use site::{assumed, bare_site};
use site::{banners, language, page_site};
use unwrapped::Unwrapped;
pub(crate) use unwrapped::unwrap_lines;

/// The lines of 100,000 posts. A line takes half a kilobyte of memory.
const MOST_LINES: usize = 1_000_000;

/// Reads an input of any kind. `section` is the heading of the second part of posts, for inputs that mark their parts only by
/// words. `None` means the default heading in the language of the feed or page.
///
/// # Errors
/// All problems of the input, each with its line.
pub(crate) fn read(path: &Path, bytes: &[u8], section: Option<&str>) -> Result<Input, Vec<Problem>> {
    let file = path.display().to_string();
    let remark = |line: usize, field: &str, message: String| Problem::new(&file, line, field, message);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(message) = foreign(text).or_else(|| own(path, text)) {
        return Err(vec![remark(1, "file", message.to_owned())]);
    }
    if is_post_lines(path) {
        let (taxonomy, posts) =
            read_posts(text).map_err(|(line, message)| vec![remark(line, "post", message)])?;
        return Ok(Input::of_archive(file, bare_site(), taxonomy, posts, BTreeMap::new()));
    }
    if text.trim_ascii_start().first() == Some(&b'{') {
        let problem = |(line, message)| remark(line, "archive", message);
        let (text, mut further) = without_files(text).map_err(|message| vec![problem((1, message))])?;
        let text = text.as_ref();
        let Document { site, topics, types, posts, .. } =
            read_document(text).map_err(|wrong| wrong.into_iter().map(problem).collect::<Vec<_>>())?;
        let taxonomy = Taxonomy { topics, types };
        let held =
            held_posts(&mut further, &site, &taxonomy).map_err(|message| vec![problem((1, message))])?;
        let posts = posts.into_iter().map(|post| Incoming { post, line: 1, is_named: true, held: None });
        let posts = posts.chain(held).collect();
        return Ok(Input::of_archive(file, site, taxonomy, posts, further));
    }
    let own = section;
    let usual = own.unwrap_or(Language::English.section());
    let unread = |wrong: &PageProblem| remark(wrong.line, "page", own_heading(wrong.kind.to_string(), usual));
    let decoded = decode(bytes).map_err(|wrong| vec![unread(&wrong)])?;
    if decoded.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).nth(MOST_LINES).is_some() {
        let message = format!("it has more than {MOST_LINES} lines, which no blog needs; save it in parts");
        return Err(vec![remark(1, "file", message)]);
    }
    if feed::is_feed(&decoded) {
        return feed::read(&file, &decoded, own);
    }
    let is_html = html::is_html(&decoded);
    if is_html && html::has_too_many(&decoded) {
        return Err(vec![remark(1, "page", too_many())]);
    }
    if let Some(line) = html::too_deep(&decoded).filter(|_| is_html) {
        return Err(vec![remark(line, "page", too_deep())]);
    }
    let metadata = if is_html { PageMetadata::of(&decoded) } else { PageMetadata::default() };
    let address = if is_html { PageAddress::of(&decoded) } else { PageAddress::default() };
    let knows_address = address.is_known();
    let raw = is_html.then(|| html::lines_at(&repair(&decoded), address));
    let language = language(raw.as_deref(), &decoded, metadata.language.as_deref());
    let section = own.unwrap_or(Language::of(&language).section());
    let problem =
        |problem: &PageProblem| remark(problem.line, "page", own_heading(problem.kind.to_string(), section));
    let unwrapped = raw.map_or_else(Unwrapped::default, |lines| unwrap_lines(lines, section));
    let mut rich = is_html.then(|| join_headings(join_citations(unwrapped.lines.clone()), section));
    let joins = unwrapped.notes(rich.as_deref().unwrap_or_default());
    let asides = rich.as_mut().map(|lines| leave_out_asides(lines, section)).unwrap_or_default();
    // A page of HTML is parsed as the text that a browser displays.
    let displayed: Cow<'_, str> = match &rich {
        Some(lines) => lines.iter().map(|line| format!("{}\n", line.text)).collect::<String>().into(),
        None => decode_entities(&decoded),
    };
    let page = || Marked {
        is_markup: true,
        is_whole: html::has_end(&decoded),
        title: metadata.title.clone(),
        ..Marked::default()
    };
    let marked = rich.as_deref().map(|lines| marked(lines, page())).unwrap_or_default();
    let page = match parse_page_with(displayed.as_bytes(), section, &marked) {
        Ok(page) => page,
        Err(problems) => return Err(problems.iter().map(problem).collect()),
    };
    let page_notes = asides.iter().chain(&joins).chain(&page.notes);
    let mut notes: Vec<Problem> = page_notes
        .map(|note| remark(note.line, "note", own_heading(note.kind.to_string(), section)))
        .collect();
    if !is_html && displayed != decoded {
        let same = |(one, other): &(&str, &str)| one == other;
        let line = split(&displayed).zip(split(&decoded)).take_while(same).count() + 1;
        let message = "entities such as “&amp;” were read as the characters that they name. Please check";
        notes.push(remark(line, "note", message.to_owned()));
    }
    let posts =
        page_posts(&page, rich.as_deref()).map_err(|(line, message)| vec![remark(line, "page", message)])?;
    let lost = rich.as_deref().map(|rich| lost_links(&page, rich, knows_address)).unwrap_or_default();
    notes.extend(lost.into_iter().map(|(line, message)| remark(line, "note", message)));
    let taxonomy = Taxonomy { topics: terms(&page.topics), types: terms(&page.types) };
    let title = metadata
        .title
        .map(|whole| PageTitle { whole, banners: rich.as_deref().map(banners).unwrap_or_default() });
    Ok(Input {
        site: page_site(&page, rich.as_deref(), title.as_ref(), language),
        title,
        taxonomy,
        posts,
        has_addresses: false,
        is_ordered: true,
        notes,
        file,
        further: BTreeMap::new(),
    })
}

#[cfg(test)]
mod tests;
