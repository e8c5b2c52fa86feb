//! Finishes a site: prepares the folder that Trunk has built for a static host. It is a step of `pprnet site`; `pprnet finish` takes
//! it alone.
//!
//! Trunk builds one page, `index.html`, which is empty until the app runs. But a page must be readable at once, and a
//! static host needs a file for every address. So this step has the reader render every address of the archive
//! ([`pages`]). It writes each rendering into Trunk's page with its own head ([`template`], [`head`]), under a content
//! security policy that lists the page's scripts by hash ([`policy`]), and names the files that the page loads by
//! content ([`names`]). Then it writes files for machines ([`feeds`], [`sitemap`], [`llms`]), citations
//! ([`citations`]) and files for offline reading ([`offline`]). It checks that each hashed name matches the file's content, and
//! that the release contains every file that its pages and programs request ([`references`]). It compresses the files once, so
//! that hosts need not do it on each request ([`compress`]). Finally it writes the settings for hosts ([`hosting`]): a folder
//! that has them is finished, and `pprnet place` takes no other.
//!
//! It works on one folder of plain files and writes nothing outside it. The same input gives the same bytes.

mod address;
mod citations;
mod compress;
mod description;
mod escape;
mod feeds;
#[cfg(test)]
pub(crate) mod fixture;
mod folder;
mod head;
mod hosting;
mod input;
mod language;
mod linked_data;
mod llms;
mod machines;
mod media_types;
mod names;
mod offline;
mod options;
mod page;
mod page_template;
mod pages;
mod picture;
mod policy;
mod posts;
mod preview;
pub(crate) mod program;
mod references;
mod render;
mod scripts;
mod sheets;
mod sitemap;
mod summary;
mod template;
#[cfg(test)]
mod tests;
mod webmanifest;
mod xml;

use std::fs;
use std::io::Write;
use std::path::Path;

use pprnet_archive::{Language, Post};
use pprnet_content::{Redirect, Screenshot};
use pprnet_reader::Prerenderer;
use rayon::prelude::*;

use self::address::Address;
use self::folder::{ROBOTS, files, put, refuse_links};
use self::head::Common;
use self::hosting::Settings;
use self::input::Input;
use self::page_template::{PageTemplate, html, read_template};
use self::picture::Pictures;
use self::references::Requests;
use self::render::{Renderer, Views};
use self::summary::Summary;

pub use self::options::FinishOptions;
pub use self::preview::{PreviewFile, PreviewProgram, PreviewSite};

/// Checks that a folder can be finished, before its archive is written.
///
/// # Errors
/// If the folder does not exist or contains a symbolic link.
pub fn check_built(built: &Path) -> anyhow::Result<()> {
    refuse_links(built)
}

/// Finishes a folder and prints a summary. `redirects` and `screenshots` must come from the same read of the content as
/// the archive in the folder.
///
/// # Errors
/// If the folder lacks a file, if the page contains something that the policy forbids, or if a file cannot be read or
/// written. Each message names the file and what to do.
pub fn finish(
    options: &FinishOptions,
    redirects: &[Redirect],
    screenshots: &[Screenshot],
) -> anyhow::Result<()> {
    finish_with(options, redirects, screenshots, |input| {
        Prerenderer::new(
            &options.public_url,
            input.manifest.clone(),
            input.index.clone(),
            input.shards.clone(),
        )
    })
}

/// The same with other views.
fn finish_with<V: Views>(
    options: &FinishOptions,
    redirects: &[Redirect],
    screenshots: &[Screenshot],
    views: impl FnOnce(&Input) -> V,
) -> anyhow::Result<()> {
    let dist = options.dist.as_path();
    check_built(dist)?;
    let input = Input::read(dist, &options.content)?;
    let address = Address::of(&input.manifest.site)?;
    let PageTemplate { names, chunks, template } =
        PageTemplate::read(dist, &read_template(dist)?, &options.public_url, options.pace)?;
    template.check_language(&input.manifest.site.language)?;
    let renderer = Renderer { views: &views(&input), content: &options.content };
    let pages = pages::all(&input);
    let posts: Vec<&Post> = input.posts().collect();
    let pictures = address.as_ref().map(|_| Pictures::write(dist, &input.manifest, &posts)).transpose()?;
    names.write(dist)?;
    let citations = citations::write(dist, &input)?;
    let language = Language::of(&input.manifest.site.language);
    let script = offline::write_script(dist, language, options)?;
    sheets::write_feed_style(dist, language)?;
    webmanifest::write(dist, &input.manifest, screenshots, address.is_some())?;
    let common = Common {
        input: &input,
        chunks: chunks.as_ref(),
        address: address.as_ref().zip(pictures.as_ref()),
        citations: Some(&citations.head),
        has_redirects: !redirects.is_empty(),
        offline_script: script,
    };
    let requests = pages.par_iter().map(|page| {
        let html = html(&common, &template, &renderer, page)?;
        put(dist, &page.file(), html.as_bytes())?;
        Requests::of_page(&html, &options.public_url)
    });
    let requests: Vec<Requests> = requests.collect::<anyhow::Result<_>>()?;
    let robots = fs::read_to_string(dist.join(ROBOTS)).unwrap_or_default();
    let mut write = |path: &Path, bytes: &[u8]| put(dist, path, bytes);
    machines::write(&input, address.as_ref(), &pages, &renderer, &robots, &mut write)?;
    feeds::copy_to_old_addresses(dist, redirects, &mut |path: &Path, bytes: &[u8]| put(dist, path, bytes))?;
    if let Some(redirects) = hosting::json(redirects)? {
        put(dist, Path::new(hosting::REDIRECTS_JSON), &redirects)?;
    }
    // The release's file list relies on these names.
    names::check(dist)?;
    let stored = offline::write_worker(dist, &input, &citations, &pages, options)?;
    let requests = requests.into_iter().fold(Requests::default(), Requests::merged_with);
    references::check(dist, &requests, stored.as_ref(), &names.former(), &options.public_url)?;
    let settings = Settings::new(dist, &options.public_url, template.policy(), redirects)?;
    let mut files = files(dist)?;
    files.retain(|file| !compress::is_sibling(file));
    let sizes = compress::folder(dist, &files, &input.first_visit())?;
    // Last, because they make the folder a finished site.
    let written = files.len() + settings.write(dist)?;
    let mut out = std::io::stdout();
    write!(out, "{}", Summary::new(dist, pages.len(), written, &sizes))?;
    let note = match &address {
        Some(address) => address.base_mismatch(&options.public_url),
        None => Some(address::NO_ADDRESS.to_owned()),
    };
    Ok(note.map_or(Ok(()), |note| writeln!(out, "{note}"))?)
}
