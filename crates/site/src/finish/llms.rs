//! `llms.txt` (<https://llmstxt.org>): the site in one page of Markdown, for programs that read with a language
//! model and would rather not run the reader.
//!
//! It works without an address of the site too; its links are then relative, which Markdown allows.

#[cfg(test)]
mod tests;

use pprnet_archive::{TermCount, plain_text};

use super::address::Address;
use super::input::{Input, in_archive};
use crate::wording::count;

/// The file's name.
pub(super) const FILE: &str = "llms.txt";

/// The file's text.
pub(super) fn text(input: &Input, address: Option<&Address>) -> String {
    let manifest = &input.manifest;
    let site = &manifest.site;
    let writer = Writer { address };
    let mut parts = vec![format!("# {}", line(&site.title))];
    parts.extend(site.tagline.as_deref().map(|tagline| format!("> {}", line(tagline))));
    parts.extend(Some(line(&plain_text(&site.introduction))).filter(|text| !text.is_empty()));
    parts.extend(site.licence.as_ref().map(|licence| match &licence.url {
        Some(url) => {
            format!("The posts may be used under [{}]({}).", line(&licence.name), target(url.as_str()))
        }
        None => format!("The posts may be used under {}.", line(&licence.name)),
    }));
    let posts = count(manifest.posts, "post");
    let blog = writer.link("Blog", "", &format!("{posts}, newest first, each on one research article"));
    let about = writer.link("About", "about/", "who writes it, and how");
    parts.push(section("Pages", [blog, about]));
    parts.extend(writer.terms("Topics", "topics", &manifest.topics));
    parts.extend(writer.terms("Types of Research", "types", &manifest.types));
    parts.push(section("Month archive", writer.years(input)));
    // Feeds exist only where the site knows its address and has posts.
    if address.is_some() && manifest.posts > 0 {
        let atom =
            writer.link("Atom", "feed.xml", "the full text of all posts, latest change first, in pages");
        let json = writer.link("JSON Feed", "feed.json", "the same");
        parts.push(section("Feeds", [atom, json]));
    }
    let path = in_archive(&input.manifest_file);
    let about = "the archive as JSON; names the files that hold all posts as data";
    parts.push(section("Data", [writer.link("Manifest", &path, about)]));
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
            self.link(&term.name, &format!("{list}/{}/", term.slug), &count(term.count, "post"))
        };
        (!terms.is_empty()).then(|| section(heading, terms.iter().map(link)))
    }

    fn years(&self, input: &Input) -> Vec<String> {
        let mut links = vec![self.link("All months", "archive/", "with the number of posts of each")];
        for months in input.manifest.months.chunk_by(|a, b| a.month.year() == b.month.year()) {
            let Some(first) = months.first() else { continue };
            let year = first.month.year().to_string();
            let posts = months.iter().map(|month| month.count).sum();
            links.push(self.link(&year, &format!("archive/{year}/"), &count(posts, "post")));
        }
        links
    }
}

fn section(heading: &str, links: impl IntoIterator<Item = String>) -> String {
    let links: Vec<String> = links.into_iter().collect();
    format!("## {heading}\n\n{}", links.join("\n"))
}

/// An address as a link's target. Markdown would end it at a parenthesis; angle brackets around it would do,
/// but not for the simple parsers that `llms.txt` is made for.
fn target(href: &str) -> String {
    href.replace('(', "%28").replace(')', "%29")
}

/// Text as one line of Markdown that says the same.
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
