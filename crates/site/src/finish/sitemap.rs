//! `sitemap.xml` (<https://www.sitemaps.org/protocol.html>), and the line of `robots.txt` that points to it.
//!
//! The last change of a page is accurate: the latest day on which one of its posts changed. New posts shift
//! every post on later pages of a list, so those pages change when the list does. The protocol requires days;
//! a post without the day on which it was added counts from the first of its month.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use pprnet_archive::Post;

use super::address::Address;
use super::feeds::Write;
use super::page::Page;
use super::posts::changed;
use super::xml::Xml;

/// The maximum number of addresses in a sitemap. Our addresses take about 200 bytes each, so the other limit,
/// 50 MB, is out of reach.
const MOST: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const FILE: &str = "sitemap.xml";

/// A line of a sitemap.
struct Line<'a> {
    address: &'a str,
    changed: Option<&'a str>,
}

/// Writes the sitemap of all pages that have an address and are not hidden. With more than 50,000 it writes
/// several files, and `sitemap.xml` lists them. `posts` are all posts.
///
/// # Errors
/// The errors of `write`.
pub(super) fn write(
    address: &Address,
    pages: &[Page<'_>],
    posts: &[Post],
    write: Write<'_>,
) -> anyhow::Result<()> {
    write_parts(address, pages, posts, MOST, write)
}

fn write_parts(
    address: &Address,
    pages: &[Page<'_>],
    posts: &[Post],
    most: usize,
    write: Write<'_>,
) -> anyhow::Result<()> {
    let changes = changes(posts);
    let visible = pages.iter().filter(|page| !page.is_hidden());
    let lines: Vec<Line<'_>> = visible.filter_map(|page| line(page, &changes)).collect();
    if lines.len() <= most {
        return write(Path::new(FILE), &list("urlset", "url", &lines)?);
    }
    let mut parts = Vec::new();
    for (number, lines) in (1..).zip(lines.chunks(most)) {
        let path = format!("sitemap-{number}.xml");
        write(Path::new(&path), &list("urlset", "url", lines)?)?;
        parts.push((address.of_path(&path), lines.iter().filter_map(|line| line.changed).max()));
    }
    let parts: Vec<Line<'_>> =
        parts.iter().map(|(address, changed)| Line { address, changed: *changed }).collect();
    write(Path::new(FILE), &list("sitemapindex", "sitemap", &parts)?)
}

fn list(root: &str, name: &str, lines: &[Line<'_>]) -> anyhow::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.parent(root, &[NAMESPACE], |xml| {
        lines.iter().try_for_each(|line| {
            xml.parent(name, &[], |xml| {
                xml.text("loc", &[], line.address)?;
                line.changed.map_or(Ok(()), |day| xml.text("lastmod", &[], day))
            })
        })
    })?;
    Ok(xml.finish())
}

/// The day of the last change for each page with posts, by path.
fn changes(posts: &[Post]) -> BTreeMap<String, String> {
    let mut changes: BTreeMap<String, String> = BTreeMap::new();
    for post in posts {
        let day = changed(post);
        let fixed = ["", "topics/", "types/", "archive/"].map(str::to_owned);
        let own = [
            format!("posts/{}/", post.slug),
            format!("archive/{}/", post.month.year()),
            format!("archive/{}/", post.month),
        ];
        let topics = post.topics.iter().map(|topic| format!("topics/{topic}/"));
        let types = post.types.iter().map(|kind| format!("types/{kind}/"));
        for path in fixed.into_iter().chain(own).chain(topics).chain(types) {
            let latest = changes.entry(path).or_default();
            if *latest < day {
                latest.clone_from(&day);
            }
        }
    }
    changes
}

fn line<'a>(page: &'a Page<'_>, changes: &'a BTreeMap<String, String>) -> Option<Line<'a>> {
    let changed = changes.get(page.list().trim_start_matches('/')).map(String::as_str);
    Some(Line { address: page.canonical.as_deref()?, changed })
}

/// The text of `robots.txt`: the existing text, with its sitemap lines replaced by ours. (Crawlers look for the
/// file only at the root of the host; the sitemap of a site in a folder must be submitted by hand.)
pub(super) fn robots(existing: &str, address: &Address) -> String {
    let is_sitemap = |line: &&str| line.trim_start().to_ascii_lowercase().starts_with("sitemap:");
    let others: Vec<&str> = existing.lines().filter(|line| !is_sitemap(line)).collect();
    let others = others.join("\n");
    let others = others.trim_end();
    let gap = if others.is_empty() { "" } else { "\n\n" };
    format!("{others}{gap}Sitemap: {}\n", address.of_path(FILE))
}
