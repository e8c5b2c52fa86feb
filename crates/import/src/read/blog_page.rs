//! Reads pages of a blog, as text or as HTML.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pprnet_archive::{Language, Taxonomy};
use pprnet_content::Problem;

use super::aside::leave_out_asides;
use super::joined::{join_citations, join_headings};
use super::lost::lost_links;
use super::marked::marked;
use super::messages::{own_heading, too_deep, too_many};
use super::posts::{page_posts, terms};
use super::site::{banners, language, page_site};
use super::unwrapped::{Unwrapped, unwrap_lines};
use crate::entities::decode_entities;
use crate::html::{self, PageAddress, PageMetadata};
use crate::input::Input;
use crate::page::{Marked, PageProblem, parse_page_with, repair, split};
use crate::page_title::PageTitle;

/// Reads a page whose bytes are decoded. `own` is the heading of the second part of posts, if it is not the default.
///
/// # Errors
/// All problems of the page, each with its line.
pub(super) fn read_page(file: String, decoded: &str, own: Option<&str>) -> Result<Input, Vec<Problem>> {
    let remark = |line: usize, field: &str, message: String| Problem::new(&file, line, field, message);
    let is_html = html::is_html(decoded);
    if is_html && html::has_too_many(decoded) {
        return Err(vec![remark(1, "page", too_many())]);
    }
    if let Some(line) = html::too_deep(decoded).filter(|_| is_html) {
        return Err(vec![remark(line, "page", too_deep())]);
    }
    let metadata = if is_html { PageMetadata::of(decoded) } else { PageMetadata::default() };
    let address = if is_html { PageAddress::of(decoded) } else { PageAddress::default() };
    let knows_address = address.is_known();
    let raw = is_html.then(|| html::lines_at(&repair(decoded), address));
    let language = language(raw.as_deref(), decoded, metadata.language.as_deref());
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
        None => decode_entities(decoded),
    };
    let page = || Marked {
        is_markup: true,
        is_whole: html::has_end(decoded),
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
        let line = split(&displayed).zip(split(decoded)).take_while(same).count() + 1;
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
