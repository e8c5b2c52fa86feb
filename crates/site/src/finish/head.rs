//! The head of a page: title, description, address, previews, and the files that the app will need.

use pprnet_address::names;
use pprnet_citation::{Record, article, coins};
use pprnet_reader::Rendered;

use super::address::Address;
use super::escape::escape;
use super::feeds::links;
use super::input::{Input, in_archive};
use super::page::{Kind, Page};
use super::picture::{self, Pictures};
use super::program::Chunks;
use super::{language, linked_data, webmanifest};

/// Values that all pages share.
#[derive(Debug)]
pub(super) struct Common<'a> {
    pub(super) input: &'a Input,
    /// The parts of the program that are fetched on demand.
    pub(super) chunks: Option<&'a Chunks>,
    /// The site's address, if known, and its preview pictures.
    pub(super) address: Option<(&'a Address, &'a Pictures)>,
    /// The path of the citations' head file, if there are citations.
    pub(super) citations: Option<&'a str>,
    /// Whether the site has a table of redirects.
    pub(super) has_redirects: bool,
    /// The script that stores the site for offline reading; `None` if nothing is stored.
    pub(super) offline_script: Option<String>,
}

/// The head of one page, and the hints for the app in its body.
#[derive(Debug)]
pub(super) struct Head {
    /// The title of the window.
    pub(super) title: String,
    /// The lines that replace `<!-- pprnet:head -->`.
    pub(super) lines: String,
    /// The files to fetch along with the program.
    pub(super) preloads: String,
    /// The attributes of the element that holds the page: its address, the data it was made from
    /// ([`Needs`](pprnet_address::Needs)), whether it stands in for missing pages, whether the site has a table of
    /// redirects, and the script for offline reading.
    pub(super) hints: String,
    /// The HTML after the page, outside the app.
    pub(super) after: String,
}

impl Head {
    /// The head of a rendered `page`.
    pub(super) fn new(common: &Common<'_>, page: &Page<'_>, rendered: &Rendered) -> Self {
        let input = common.input;
        let site = &input.manifest.site.title;
        let title = match (page.kind, &rendered.title) {
            (Kind::Post(post), _) => format!("{} – {site}", post.title),
            (_, Some(title)) => title.clone(),
            (_, None) => site.clone(),
        };
        let mut hints = match page.kind {
            // These two pages have no address of their own: the app draws the page for the window's address. If the
            // host has no such page, the address may be an old one.
            Kind::Missing => format!(" {}", names::MISSING),
            Kind::Shell => String::new(),
            _ => {
                let path = escape(&page.path);
                format!(" {}=\"{path}\" {}=\"{}\"", names::PAGE, names::NEEDS, rendered.needs)
            }
        };
        if common.has_redirects {
            hints.push_str(&format!(" {}", names::REDIRECTS));
        }
        if let Some(script) = &common.offline_script {
            hints.push_str(&format!(" {}=\"./{script}\"", names::OFFLINE));
        }
        let mut lines = lines(common, page, &title);
        let links = common.address.map(|(address, _)| links::of_page(address, &input.manifest, page));
        lines.extend(links.into_iter().flatten().map(|link| {
            let (title, href) = (escape(&link.title), escape(&link.href));
            format!("<link rel=\"alternate\" type=\"{}\" title=\"{title}\" href=\"{href}\">", link.kind)
        }));
        let preloads = preloads(common, page, rendered);
        let after = match page.kind {
            Kind::Post(post) => article(post).map(|article| coins_element(&article)).unwrap_or_default(),
            _ => String::new(),
        };
        Self { lines: lines.join("\n"), preloads, title, hints, after }
    }
}

/// The article's metadata for reference managers. The page itself is not an article, so it has no `citation_*` tags, which
/// scholarly search engines would treat as one. The app removes this element when it navigates.
fn coins_element(article: &Record) -> String {
    format!(
        "<span id=\"{}\" class=\"Z3988\" title=\"{}\" hidden></span>",
        names::COINS,
        escape(&coins(article))
    )
}

fn lines(common: &Common<'_>, page: &Page<'_>, title: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if page.is_hidden() {
        lines.push("<meta name=\"robots\" content=\"noindex\">".to_owned());
    } else {
        lines.extend(previews(common, page, title));
    }
    lines.push(format!("<link rel=\"manifest\" href=\"{}\">", webmanifest::FILE));
    lines
}

/// The tags for search engines and link previews.
fn previews(common: &Common<'_>, page: &Page<'_>, title: &str) -> Vec<String> {
    let input = common.input;
    let site = &input.manifest.site;
    let picture = picture(common, page);
    let mut lines = Vec::new();
    let mut meta = |attribute: &str, name: &str, content: &str| {
        lines.push(format!("<meta {attribute}=\"{name}\" content=\"{}\">", escape(content)));
    };
    let plain = match page.kind {
        Kind::Post(post) => &post.title,
        _ => title,
    };
    meta("name", "description", &page.description);
    meta("property", "og:description", &page.description);
    meta("property", "og:title", plain);
    meta("property", "og:site_name", &site.title);
    if let Some(locale) = language::locale(&site.language) {
        meta("property", "og:locale", &locale);
    }
    match &picture {
        Some((address, alt)) => {
            meta("property", "og:image", address);
            meta("property", "og:image:width", &picture::WIDTH.to_string());
            meta("property", "og:image:height", &picture::HEIGHT.to_string());
            meta("property", "og:image:alt", alt);
            meta("name", "twitter:card", "summary_large_image");
        }
        None => meta("name", "twitter:card", "summary"),
    }
    match page.kind {
        Kind::Post(post) => {
            meta("property", "og:type", "article");
            meta("property", "article:published_time", &post.month.to_string());
        }
        _ => meta("property", "og:type", "website"),
    }
    if let Some(canonical) = &page.canonical {
        meta("property", "og:url", canonical);
        lines.push(format!("<link rel=\"canonical\" href=\"{}\">", escape(canonical)));
        lines.extend(linked_data::script(
            input,
            page,
            canonical,
            picture.as_ref().map(|(address, _)| address.as_str()),
        ));
    }
    lines
}

/// The full address of the page's picture, and the text in it. Previews accept only full addresses.
fn picture(common: &Common<'_>, page: &Page<'_>) -> Option<(String, String)> {
    let (address, pictures) = common.address?;
    let post = match page.kind {
        Kind::Post(post) => Some(post),
        _ => None,
    };
    let picture = pictures.of(post, &common.input.manifest.site.title);
    Some((address.of_path(&picture.path), picture.alt))
}

/// The files that the app will request, so that it fetches them in parallel. An unused preload causes a
/// console warning, so the pages without an address preload only the manifest.
fn preloads(common: &Common<'_>, page: &Page<'_>, rendered: &Rendered) -> String {
    const PRELOAD: &str = "<link rel=\"preload\" as=\"fetch\" crossorigin";
    let shard = page.shard.map(|number| format!(" {}=\"{number}\"", names::SHARD)).unwrap_or_default();
    let input = common.input;
    let chunks = common.chunks.map(|chunks| chunk_hints(chunks, common)).unwrap_or_default();
    let manifest = in_archive(&input.manifest_file);
    let mut links = format!("{PRELOAD} href=\"{manifest}\" id=\"{}\"{shard}{chunks}>", names::MANIFEST_LINK);
    if page.is_hidden() {
        return links;
    }
    let needs = &rendered.needs;
    let shards = needs.shards.iter().filter_map(|&number| input.shard_path(number));
    let index = needs.index.then(|| in_archive(&input.manifest.index.file));
    let chunk = common.chunks.filter(|_| needs.pages).into_iter().flat_map(|chunks| chunks.pages.clone());
    links.extend(shards.chain(index).chain(chunk).map(|path| format!("{PRELOAD} href=\"{path}\">")));
    links
}

/// The chunks. Those of the search and of “Cite” come with their style sheet, and with the head file of the search index (if
/// there is one) or of the citations.
fn chunk_hints(chunks: &Chunks, common: &Common<'_>) -> String {
    let index = common.input.manifest.search.as_ref().map(|head| in_archive(&head.file));
    let files = |chunk: &[String], style: &str, head: Option<String>| {
        chunk.iter().cloned().chain([style.to_owned()]).chain(head).collect::<Vec<_>>().join(" ")
    };
    let (search, pages) = (files(&chunks.search, &chunks.search_style, index), chunks.pages.join(" "));
    let cite = files(&chunks.cite, &chunks.cite_style, common.citations.map(str::to_owned));
    let (for_search, for_pages, for_cite) = (names::SEARCH, names::PAGES, names::CITE);
    format!(" {for_search}=\"{search}\" {for_pages}=\"{pages}\" {for_cite}=\"{cite}\"")
}
