//! `llms.txt` (<https://llmstxt.org>): the site as one Markdown page, for programs that use a language model
//! and do not run the reader.
//!
//! It also works for a site without an address; its links are then relative, which Markdown allows.

#[cfg(test)]
mod tests;

use pprnet_address::{Blog, Route, names};
use pprnet_archive::{Language, TermCount, plain_text};
use pprnet_reader::section_name;

use super::address::Address;
use super::input::{Input, in_archive};
use crate::wording;

/// The file's name.
pub(super) const FILE: &str = "llms.txt";

/// The file's text.
pub(super) fn text(input: &Input, address: Option<&Address>) -> String {
    Language::of(&input.manifest.site.language).spoken(|| text_as_spoken(input, address))
}

fn text_as_spoken(input: &Input, address: Option<&Address>) -> String {
    let manifest = &input.manifest;
    let site = &manifest.site;
    let writer = Writer { address };
    let mut parts = vec![format!("# {}", line(&site.title))];
    parts.extend(site.tagline.as_deref().map(|tagline| format!("> {}", line(tagline))));
    parts.extend(Some(line(&plain_text(&site.introduction))).filter(|text| !text.is_empty()));
    parts.extend(site.licence.as_ref().map(|licence| match &licence.url {
        Some(url) => wording::llms_licence(&format!("[{}]({})", line(&licence.name), target(url.as_str()))),
        None => wording::llms_licence(&line(&licence.name)),
    }));
    let about_posts = format!("{}, {}", wording::posts(manifest.posts), wording::llms_blog());
    let blog = writer.link(section_name(&Route::Blog(Blog::default())), "", &about_posts);
    let about = writer.link(section_name(&Route::About), "about/", wording::llms_about());
    parts.push(section(wording::llms_pages(), [blog, about]));
    parts.extend(writer.terms(section_name(&Route::Topics), "topics", &manifest.topics));
    parts.extend(writer.terms(wording::llms_types(), "types", &manifest.types));
    parts.push(section(wording::llms_months(), writer.years(input)));
    // Feeds exist only if the site has an address and posts.
    if address.is_some() && manifest.posts > 0 {
        let atom = writer.link("Atom", names::FEED, wording::llms_atom());
        let json = writer.link("JSON Feed", "feed.json", wording::llms_json_feed());
        parts.push(section(wording::llms_feeds(), [atom, json]));
    }
    let path = in_archive(&input.manifest_file);
    let manifest = writer.link("Manifest", &path, wording::llms_manifest());
    parts.push(section(wording::llms_data(), [manifest]));
    parts.join("\n\n") + "\n"
}

struct Writer<'a> {
    address: Option<&'a Address>,
}

impl Writer<'_> {
    fn link(&self, name: &str, path: &str, about: &str) -> String {
        let relative = if path.is_empty() { "./" } else { path };
        let href = self.address.map_or_else(|| relative.to_owned(), |address| address.of_path(path));
        format!("- [{}]({}): {about}", line(name), target(&href))
    }

    fn terms(&self, heading: &str, list: &str, terms: &[TermCount]) -> Option<String> {
        let link = |term: &TermCount| {
            self.link(&term.name, &format!("{list}/{}/", term.slug), &wording::posts(term.count))
        };
        (!terms.is_empty()).then(|| section(heading, terms.iter().map(link)))
    }

    fn years(&self, input: &Input) -> Vec<String> {
        let mut links = vec![self.link(wording::llms_all_months(), "archive/", wording::llms_month_counts())];
        for months in input.manifest.months.chunk_by(|a, b| a.month.year() == b.month.year()) {
            let Some(first) = months.first() else { continue };
            let year = first.month.year().to_string();
            let posts = months.iter().map(|month| month.count).sum();
            links.push(self.link(&year, &format!("archive/{year}/"), &wording::posts(posts)));
        }
        links
    }
}

fn section(heading: &str, links: impl IntoIterator<Item = String>) -> String {
    let links: Vec<String> = links.into_iter().collect();
    format!("## {heading}\n\n{}", links.join("\n"))
}

/// An address as a link target. Markdown would end it at a parenthesis. Angle brackets would fix that, but
/// not for the simple parsers that read `llms.txt`.
fn target(href: &str) -> String {
    href.replace('(', "%28").replace(')', "%29")
}

/// Text escaped as one line of Markdown.
fn line(text: &str) -> String {
    let mut out = String::new();
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            out.push(' ');
        }
        for character in word.chars().filter(|character| !character.is_control()) {
            if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
                out.push('\\');
            }
            out.push(character);
        }
    }
    out
}
