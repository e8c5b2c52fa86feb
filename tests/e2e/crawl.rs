//! The built sites as files on disk: every reference resolves, and the metadata is correct. `finish/tests/crawl.rs` checks the
//! same on a small synthetic site; this uses the real page and program.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use pprnet_address::names;
use pprnet_e2e::{Site, Suite};
use serde_json::Value;

use crate::validity::pages;

use crate::checks;

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; every_reference_of_the_site_at_the_root_resolves, every_reference_of_the_site_in_a_folder_resolves);
}

/// The address for which both sites are built (the Makefile's `E2E_HOST`).
const HOST: &str = "https://digest.example";

/// The content of one page.
#[derive(Default)]
struct Parsed {
    headings: usize,
    ids: Vec<String>,
    /// Every URL that the page names: links, files, the picture, those in `data-` attributes and in the start-up script.
    addresses: BTreeSet<String>,
    /// The links that work without JavaScript.
    links: BTreeSet<String>,

    canonical: Option<String>,
    /// `<meta>` elements, by their name or property.
    meta: BTreeMap<String, String>,
    linked_data: String,
}

impl Parsed {
    fn element(&mut self, element: &Element<'_, '_>) {
        let attribute = |name: &str| element.get_attribute(name);
        self.headings += usize::from(element.tag_name() == "h1");
        self.ids.extend(attribute("id"));
        if element.tag_name() == "a" {
            self.links.extend(attribute("href"));
        }
        let addresses =
            ["href", "src", names::SEARCH, names::PAGES, names::CITE, names::OFFLINE].map(attribute);
        let addresses = addresses.iter().flatten().flat_map(|value| value.split(' '));
        if attribute("rel").as_deref() == Some("canonical") {
            self.canonical = attribute("href");
        }
        if element.tag_name() != "base" {
            self.addresses.extend(addresses.filter(|address| !address.is_empty()).map(str::to_owned));
        }
        if let (Some(name), Some(content)) =
            (attribute("property").or(attribute("name")), attribute("content"))
        {
            if name == "og:image" || name == "og:url" {
                self.addresses.insert(content.clone());
            }
            self.meta.insert(name, content);
        }
    }
}

fn look(html: &str) -> Parsed {
    let parsed = RefCell::new(Parsed::default());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            parsed.borrow_mut().element(element);
            Ok(())
        }))
        .append_element_content_handler(text!("script[type='application/ld+json']", |chunk| {
            parsed.borrow_mut().linked_data.push_str(chunk.as_str());
            Ok(())
        }));
    rewrite_str(html, settings).unwrap();
    // The start-up script names the program in its text.
    let mut parsed = parsed.into_inner();
    let named = html.split('"').filter(|part| part.contains("pprnet-reader-"));
    parsed.addresses.extend(named.map(str::to_owned));
    parsed
}

/// The file of a URL, below the site's folder; `None` if it is on another host.
fn file(address: &str, base: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or_default().replace("&amp;", "&");
    let on_host = address.strip_prefix(HOST).unwrap_or(&address);
    let within = match on_host.strip_prefix(base) {
        Some(within) => within,
        None if on_host.starts_with('/') => panic!("{address} leaves the site's folder"),
        None if on_host.contains(':') => return None,
        // Relative addresses are resolved against <base>.
        None => on_host.trim_start_matches("./"),
    };
    Some(if within.is_empty() || within.ends_with('/') {
        format!("{within}index.html")
    } else {
        within.to_owned()
    })
}

fn is_there(folder: &Path, base: &str, page: &str, address: &str) {
    if let Some(file) = file(address, base) {
        assert!(folder.join(&file).is_file(), "{page} names {address}, and there is no {file}");
    }
}

/// The site's own URLs in JSON-LD.
fn own_addresses(data: &Value, found: &mut Vec<String>) {
    match data {
        Value::String(text) if text.starts_with(HOST) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| own_addresses(value, found)),
        Value::Object(members) => members.values().for_each(|value| own_addresses(value, found)),
        _ => {}
    }
}

/// The pages reachable from the blog by links, without JavaScript, by canonical URL.
fn reached(folder: &Path, base: &str) -> BTreeSet<String> {
    let (mut reached, mut next) = (BTreeSet::new(), vec!["index.html".to_owned()]);
    while let Some(path) = next.pop() {
        let Some(address) = path.strip_suffix("index.html") else { continue };
        let on_disk = folder.join(&path);
        if !on_disk.is_file() || !reached.insert(format!("{HOST}{base}{address}")) {
            continue;
        }
        let page = look(&fs::read_to_string(on_disk).unwrap());
        next.extend(page.links.iter().filter_map(|link| file(link, base)));
    }
    reached
}

fn crawl(site: &Site) {
    let (folder, base) = (site.folder(), site.path("/"));
    let (mut canonicals, mut descriptions) = (BTreeSet::new(), BTreeMap::new());
    for path in pages(folder) {
        let page = path.strip_prefix(folder).unwrap().to_str().unwrap();
        let parsed = look(&fs::read_to_string(&path).unwrap());
        assert_eq!(parsed.headings, 1, "{page}: h1");
        let different: BTreeSet<&String> = parsed.ids.iter().collect();
        assert_eq!(different.len(), parsed.ids.len(), "{page}: ids {:?}", parsed.ids);
        assert!(
            parsed.addresses.iter().filter(|address| address.contains("pprnet-reader-")).count() >= 2,
            "{page}"
        );
        for address in &parsed.addresses {
            is_there(folder, &base, page, address);
        }
        // A page is about an article; it is not the article.
        assert!(!parsed.meta.keys().any(|name| name.starts_with("citation_")), "{page}: {:?}", parsed.meta);
        if parsed.meta.contains_key("robots") {
            assert!(parsed.canonical.is_none() && parsed.linked_data.is_empty(), "{page}");
            continue;
        }
        let address = page.strip_suffix("index.html").unwrap();
        let canonical = parsed.canonical.unwrap_or_else(|| panic!("{page} does not say its address"));
        assert_eq!(canonical, format!("{HOST}{base}{address}"));
        assert_eq!(parsed.meta["og:url"], canonical);
        canonicals.insert(canonical);
        let description = &parsed.meta["description"];
        assert!(!description.is_empty() && description.chars().count() <= 170, "{page}: {description}");
        let before = descriptions.insert(description.clone(), page.to_owned());
        assert_eq!(before, None, "what {page} says of itself, too: {description}");
        let data: Value = serde_json::from_str(&parsed.linked_data).unwrap_or_else(|e| panic!("{page}: {e}"));
        let mut own = Vec::new();
        own_addresses(&data, &mut own);
        assert!(!own.is_empty(), "{page}");
        own.iter().for_each(|address| is_there(folder, &base, page, address));
    }
    let reached = reached(folder, &base);
    let unreached: Vec<&String> = canonicals.difference(&reached).collect();
    assert!(unreached.is_empty(), "no links lead from the blog to {unreached:?}");
    let sitemap = fs::read_to_string(folder.join("sitemap.xml")).unwrap();
    let listed = sitemap.split("<loc>").skip(1).map(|part| part.split("</loc>").next().unwrap().to_owned());
    assert_eq!(listed.collect::<BTreeSet<_>>(), canonicals, "the sitemap, and the pages");
}

fn every_reference_of_the_site_at_the_root_resolves() {
    crawl(Site::at_the_root());
}

fn every_reference_of_the_site_in_a_folder_resolves() {
    crawl(Site::in_a_folder());
}
