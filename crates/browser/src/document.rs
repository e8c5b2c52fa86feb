//! The page in which the app runs: base address, title, colour scheme, and hints from the publisher.

use js_sys::Reflect;
use pprnet_address::names::{self, Boot};
use pprnet_address::{Age, Base, Needs};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, HtmlElement};

use crate::elements::by_id;
use crate::time;
use crate::window::{document, window};

/// The folder in which the site is published, from `<base href>`.
pub fn base() -> Base {
    let uri = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let path = uri.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let folder = path.split(['?', '#']).next().unwrap_or_default();
    Base::new(folder.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// The link in the head that names the manifest. `pprnet site` writes it.
fn manifest_link() -> Option<Element> {
    by_id(names::MANIFEST_LINK).map(|link| link.0)
}

/// The name of the manifest, from the page's head.
pub fn manifest_name() -> Option<String> {
    let href = manifest_link()?.get_attribute("href")?;
    Some(href.rsplit('/').next()?.to_owned())
}

/// The files that a part of the program needs, relative to the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartFiles {
    /// The files of the chunk.
    pub chunk: Vec<String>,
    /// The style sheet.
    pub style: String,
    /// The first file that it reads, if the site has one: the head of the search index, or of the citations.
    pub index: Option<String>,
}

/// The files that the first search needs, from the page's head. `pprnet site` writes them there.
pub fn search_files() -> Option<PartFiles> {
    part_files(names::SEARCH)
}

/// The files that “Cite” needs.
pub fn cite_files() -> Option<PartFiles> {
    part_files(names::CITE)
}

fn part_files(part: &str) -> Option<PartFiles> {
    let files = manifest_link()?.get_attribute(part)?;
    let (chunk, others): (Vec<String>, Vec<String>) =
        files.split(' ').map(str::to_owned).partition(|file| file.ends_with(".wasm"));
    let mut others = others.into_iter();
    Some(PartFiles { chunk, style: others.next()?, index: others.next() })
}

/// The files of the chunk `pages` (`src/store/chunk.rs`), relative to the site. `pprnet site` writes them into the page’s head.
pub fn pages_files() -> Option<Vec<String>> {
    let files = manifest_link()?.get_attribute(names::PAGES)?;
    Some(files.split(' ').map(str::to_owned).collect())
}

fn link(rel: &str, href: &str) -> Option<Element> {
    let link = document()?.create_element("link").ok()?;
    link.set_attribute("rel", rel).ok()?;
    link.set_attribute("href", href).ok()?;
    Some(link)
}

fn into_head(element: &Element) -> Option<()> {
    document()?.query_selector("head").ok()??.append_child(element).ok().map(drop)
}

/// Starts to fetch a file that will be requested soon.
pub fn preload(href: &str) -> Option<()> {
    let link = link("preload", href)?;
    for (name, value) in [("as", "fetch"), ("crossorigin", "")] {
        link.set_attribute(name, value).ok()?;
    }
    into_head(&link)
}

/// A style sheet that the app has added to the page.
#[derive(Debug, Clone)]
pub struct StyleSheet(Element);

impl StyleSheet {
    /// Adds a style sheet.
    pub fn add(href: &str) -> Option<Self> {
        let link = link("stylesheet", href)?;
        into_head(&link)?;
        Some(Self(link))
    }

    /// Whether it is loaded.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        Reflect::get(&self.0, &"sheet".into()).is_ok_and(|sheet| sheet.is_object())
    }
}

/// Adds a rule to the page’s own style sheet. The content security policy allows that, but no inline styles.
pub fn add_style(rule: &str) -> Option<()> {
    let document = document()?;
    let sheets = Reflect::get(&document, &"styleSheets".into()).ok()?;
    let sheet: CssStyleSheet = Reflect::get(&sheets, &"0".into()).ok()?.unchecked_into();
    // After the rule that declares the layers.
    sheet.insert_rule_with_index(rule, 1).ok().map(drop)
}

/// The shard that contains the post this page was made for, if it was made for a post.
pub fn shard_hint() -> Option<usize> {
    manifest_link()?.get_attribute(names::SHARD)?.parse().ok()
}

/// The element that the app replaces or hydrates.
pub fn mount_point() -> Option<HtmlElement> {
    by_id(names::APP)?.0.dyn_into().ok()
}

/// The element for the message that the app cannot start.
pub fn notice_element() -> Option<HtmlElement> {
    by_id(names::NOTICE)?.0.dyn_into().ok()
}

/// Keeps the visible text in place when something above `#app` appears or disappears. Most browsers do so by themselves, but
/// Safari does not, and Firefox not always.
pub fn keep_scroll_position() {
    /// The top of the app in the document, and the document's scroll position.
    fn scroll_state() -> Option<(f64, f64)> {
        let scrolled = window()?.scroll_y().ok()?;
        Some((mount_point()?.get_bounding_client_rect().top() + scrolled, scrolled))
    }
    let Some((top, scrolled)) = scroll_state().filter(|(top, scrolled)| scrolled > top) else { return };
    time::after_paint(move || {
        let (Some(window), Some((now, scrolled_now))) = (window(), scroll_state()) else { return };
        // Do nothing if someone has scrolled meanwhile, or if the browser has already adjusted the position.
        if (scrolled_now - scrolled).abs() < 1.0 && (now - top).abs() >= 1.0 {
            window.scroll_by_with_x_and_y(0.0, now - top);
        }
    });
}

/// The address in the window: its path, and its query without `?`.
pub fn address() -> Option<(String, String)> {
    let location = window()?.location();
    let (path, search) = (location.pathname().ok()?, location.search().ok()?);
    Some((path, search.get(1..).unwrap_or_default().to_owned()))
}

fn has_marker(name: &str) -> bool {
    mount_point().is_some_and(|element| element.has_attribute(name))
}

/// Whether the site has a table of old addresses.
pub fn has_redirects() -> bool {
    has_marker(names::REDIRECTS)
}

/// Whether the address in the window may belong to an older site, if there is a table of such addresses. An address for which
/// the host has no page, such as that of a renamed post, is unknown, too.
pub fn age(base: Base) -> Age {
    if !has_redirects() {
        return Age::Current;
    }
    if has_marker(names::MISSING) {
        return Age::Unknown;
    }
    address().map_or(Age::Current, |(path, search)| base.parse(&path, &search).age())
}

/// Goes to another address of this site and replaces the history entry.
pub fn leave_for(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(path);
    }
}

/// The pieces that the page needs, if it was made for the address in the window.
pub fn prerendered(base: Base) -> Option<Needs> {
    let made_for = mount_point()?.get_attribute(names::PAGE)?;
    let (path, search) = address()?;
    if !base.parse(&path, &search).is_page_of(&made_for) {
        return None;
    }
    let pieces = mount_point()?.get_attribute(names::NEEDS).unwrap_or_default();
    Some(Needs::read(&pieces))
}

/// Whether this is the first call in this page. Only the reader that gets `true` may start.
#[must_use]
pub fn claim() -> bool {
    let Some(root) = document().and_then(|document| document.document_element()) else { return true };
    let is_first = !root.has_attribute(names::CLAIMED);
    let _ = root.set_attribute(names::CLAIMED, "");
    is_first
}

/// Sets how far the app has started (index.html, style/first/boot.css).
pub fn set_boot(state: Boot) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(names::BOOT, state.as_str());
    }
}

/// The title of the window.
#[must_use]
pub fn title() -> Option<String> {
    document().map(|document| document.title())
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the language of the page.
pub fn set_language(language: &str) -> Option<()> {
    document()?.document_element()?.set_attribute("lang", language).ok()
}

/// Sets a colour scheme, or leaves it to the system.
pub fn set_theme(theme: Option<&str>) -> Option<()> {
    let root = document()?.document_element()?;
    match theme {
        Some(theme) => root.set_attribute(names::SCHEME, theme).ok(),
        None => root.remove_attribute(names::SCHEME).ok(),
    }
}

/// The scheme and host of the page's address.
pub fn origin() -> Option<String> {
    window()?.location().origin().ok()
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}
