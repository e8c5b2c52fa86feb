//! `pprnet finish`: makes the folder that Trunk has built ready for a static host.
//!
//! Trunk knows one page, `index.html`. A static host needs a file for every address, or a shared link would
//! answer 404 before the reader could start. So this step writes Trunk's page once for each address the
//! archive has ([`pages`]), each with its own title, description and preload hints in the head, and under a
//! content security policy that names the page's own scripts by hash ([`template`], [`policy`]); then it
//! compresses everything once, as hard as is reasonable, so that no host has to do it on each request
//! ([`compress`]).
//!
//! What stands in the body of a page is the caller's: [`write_pages`] asks a function for it. Today that is
//! empty, because the reader mounts in the browser; static prerendering hands in another function.
//!
//! It works on one folder of plain files and writes nothing outside it. Same input, same bytes.

mod compress;
mod hosting;
mod input;
mod pages;
mod policy;
mod summary;
mod template;
#[cfg(test)]
mod tests;
mod workers;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use self::input::Input;
use self::pages::Page;
use self::summary::Summary;
use self::template::Template;

/// How many posts a page of the blog shows. The reader cuts the blog by the same number; until the publisher
/// depends on the reader, it stands here too.
pub const PAGE_SIZE: usize = 10;

/// What to finish.
#[derive(Debug, Clone)]
pub struct Options {
    /// Trunk's staging folder, in which `pprnet build` has written `archive/`.
    pub dist: PathBuf,
    /// The path the site will stand under, as Trunk was told it.
    pub public_url: String,
    /// Where the content was read from, to name it in messages.
    pub content: Option<PathBuf>,
}

/// Finishes a folder and prints what it holds.
///
/// # Errors
/// When the folder lacks something, when the page has something that the policy forbids, or when a file
/// cannot be read or written. Each message names the file and what to do.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let dist = options.dist.as_path();
    refuse_links(dist)?;
    let input = Input::read(dist, options.content.as_deref())?;
    let source = read_template(dist)?;
    let template = Template::parse(&source, &options.public_url).with_context(|| in_template(dist))?;
    let pages = pages::all(&input, PAGE_SIZE);
    write_pages(dist, &template, &pages, &input, |_page| Ok(String::new()))?;
    let mut files = files(dist)?;
    files.retain(|file| !compress::is_sibling(file));
    let sizes = compress::folder(dist, &files, &input.first_visit())?;
    write!(std::io::stdout(), "{}", Summary::new(dist, pages.len(), files.len(), &sizes))?;
    Ok(())
}

/// Writes each page's file; `body` gives the HTML of a page's body, or nothing where the reader renders it.
fn write_pages(
    dist: &Path,
    template: &Template,
    pages: &[Page],
    input: &Input,
    body: impl Fn(&Page) -> anyhow::Result<String> + Sync,
) -> anyhow::Result<()> {
    let language = &input.manifest.site.language;
    workers::for_each(pages, |page| {
        let path = dist.join(&page.file);
        let html = template.fill(language, page, &body(page)?);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
        }
        fs::write(&path, html).with_context(|| format!("{}: cannot be written", path.display()))
    })?;
    Ok(())
}

fn read_template(dist: &Path) -> anyhow::Result<String> {
    let path = dist.join("index.html");
    fs::read_to_string(&path).with_context(|| {
        format!(
            "{}: cannot be read; finish works on the folder that trunk build has just made",
            path.display()
        )
    })
}

fn in_template(dist: &Path) -> String {
    format!(
        "{}: the page cannot be finished; change index.html and build again",
        dist.join("index.html").display()
    )
}

/// Every file of `dist`, sorted; a symbolic link is an error, since writing through it could leave `dist`.
fn files(dist: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("{}: cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let kind = entry.file_type().with_context(unreadable)?;
            if kind.is_symlink() {
                bail!("{}: is a symbolic link; put the file itself there", entry.path().display());
            } else if kind.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn refuse_links(dist: &Path) -> anyhow::Result<()> {
    if !dist.is_dir() {
        bail!("{}: there is no such folder; run trunk build, which calls this step", dist.display());
    }
    files(dist).map(drop)
}
