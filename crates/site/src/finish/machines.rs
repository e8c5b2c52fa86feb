//! Files for machines: feeds, sitemap, `robots.txt`, `llms.txt` and the table of all findings.

use std::path::Path;

use pprnet_address::names as shared;
use pprnet_archive::Post;

use super::address::Address;
use super::folder::ROBOTS;
use super::input::Input;
use super::page::Page;
use super::render::{Renderer, Views};
use super::{feeds, llms, sitemap};
use crate::findings::findings_csv;

/// The extensions of these files.
const ENDINGS: [&str; 4] = ["csv", "json", "txt", "xml"];

/// Whether [`write`] may write a file at this path.
pub(super) fn may_write(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Writes them; without an address, only `llms.txt` and the table. `robots` is the existing content of `robots.txt`.
pub(super) fn write(
    input: &Input,
    address: Option<&Address>,
    pages: &[Page<'_>],
    renderer: &Renderer<'_, impl Views>,
    robots: &str,
    write: feeds::Write<'_>,
) -> anyhow::Result<()> {
    write(Path::new(llms::FILE), llms::text(input, address).as_bytes())?;
    let table = findings_csv(input.posts())?;
    if !table.is_empty() {
        write(Path::new(shared::FINDINGS_TABLE), table.as_bytes())?;
    }
    let Some(address) = address else { return Ok(()) };
    let posts: Vec<Post> = input.posts().cloned().collect();
    feeds::write(address, &input.manifest, &posts, &|post| renderer.post_text(post), write)?;
    sitemap::write(address, pages, &posts, write)?;
    write(Path::new(ROBOTS), sitemap::robots(robots, address).as_bytes())
}
