//! The template of all pages: Trunk's output with the final file names, filled in for each page.

use std::fs;
use std::path::Path;

use anyhow::Context;
use pprnet_archive::Language;
use pprnet_timing::Pace;

use super::head::{Common, Head};
use super::names::Names;
use super::offline;
use super::page::{Kind, Page};
use super::program::{self, Chunks};
use super::references::Requests;
use super::render::{Renderer, Views};
use super::template::Template;

/// Trunk's output as a template for each page, with the final file names.
#[derive(Debug)]
pub(super) struct PageTemplate {
    pub(super) names: Names,
    pub(super) chunks: Option<Chunks>,
    pub(super) template: Template,
}

impl PageTemplate {
    /// Reads Trunk's output folder; `source` is its page.
    pub(super) fn read(built: &Path, source: &str, public_url: &str, pace: Pace) -> anyhow::Result<Self> {
        let requests = Requests::of_page(source, public_url).with_context(|| in_template(built))?;
        let later = program::later(built)?;
        let further: Vec<(&str, &str)> = later.iter().map(|(file, start)| (file.as_str(), *start)).collect();
        let names = Names::plan(built, &requests, &further)?;
        let chunks = Chunks::new(built, &later, &names)?;
        let template =
            Template::parse(&names.rewrite(source), public_url, pace).with_context(|| in_template(built))?;
        Ok(Self { names, chunks, template })
    }
}

/// The HTML of one page.
pub(super) fn html(
    common: &Common<'_>,
    template: &Template,
    renderer: &Renderer<'_, impl Views>,
    page: &Page<'_>,
) -> anyhow::Result<String> {
    let tag = &common.input.manifest.site.language;
    Language::of(tag).spoken(|| {
        let rendered = match page.kind {
            Kind::Shell => offline::shell(),
            _ => renderer.page(page)?,
        };
        let head = Head::new(common, page, &rendered);
        let body = template.in_its_languages(tag, rendered.body)?;
        Ok(template.fill(tag, &head, &body))
    })
}

/// The page that Trunk has built.
pub(super) fn read_template(dist: &Path) -> anyhow::Result<String> {
    let path = dist.join("index.html");
    fs::read_to_string(&path).with_context(|| {
        format!(
            "{}: cannot be read; finish works on the folder that trunk build has just made",
            path.display()
        )
    })
}

pub(super) fn in_template(dist: &Path) -> String {
    format!(
        "{}: the page cannot be finished; change index.html and build again",
        dist.join("index.html").display()
    )
}
