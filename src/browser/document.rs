//! The page the app runs in: base address, title, focus, colour scheme, hints left by the publisher.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout, window_event_listener_untyped};
use pprnet_address::{Base, names};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement};

use crate::store::Needs;

fn document() -> Option<Document> {
    super::window()?.document()
}

/// The folder the site is published in, from `<base href>`.
pub(crate) fn base() -> Base {
    let uri = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let path = uri.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let folder = path.split(['?', '#']).next().unwrap_or_default();
    Base::new(folder.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// The link in the head that names the manifest. `pprnet finish` writes it.
fn manifest_link() -> Option<Element> {
    document()?.get_element_by_id(names::MANIFEST_LINK)
}

/// The name of the manifest, as the page's head gives it.
pub(crate) fn manifest_name() -> Option<String> {
    let href = manifest_link()?.get_attribute("href")?;
    Some(href.rsplit('/').next()?.to_owned())
}

/// The name of the finder's module, relative to the site.
pub(crate) fn finder_name() -> Option<String> {
    manifest_link()?.get_attribute(names::FINDER)
}

/// Whether an element that fits the selector has the focus.
pub(crate) fn has_focus(selector: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| active.matches(selector) == Ok(true))
}

/// The shard that holds the post this page was made for, if it was made for one.
pub(crate) fn shard_hint() -> Option<usize> {
    manifest_link()?.get_attribute(names::SHARD)?.parse().ok()
}

/// The element that the app replaces, or takes over.
pub(crate) fn mount_point() -> Option<HtmlElement> {
    document()?.get_element_by_id(names::APP)?.dyn_into().ok()
}

/// The element for what keeps the app from starting.
pub(crate) fn notice_place() -> Option<HtmlElement> {
    document()?.get_element_by_id(names::NOTICE)?.dyn_into().ok()
}

/// The address in the window: path, and query without its `?`.
pub(crate) fn address() -> Option<(String, String)> {
    let location = super::window()?.location();
    let (path, search) = (location.pathname().ok()?, location.search().ok()?);
    Some((path, search.get(1..).unwrap_or_default().to_owned()))
}

/// Whether the address in the window may be one of an older site: this one does not understand it, or its host has no
/// page for it (a post that was renamed); and there is a table of old addresses.
pub(crate) fn may_be_old(base: Base) -> bool {
    let says = |name| mount_point().is_some_and(|place| place.has_attribute(name));
    says(names::REDIRECTS)
        && (says(names::MISSING)
            || address().is_some_and(|(path, search)| base.parse(&path, &search).may_be_old()))
}

/// Goes to another address of this site, in the place of this one.
pub(crate) fn leave_for(path: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().replace(path);
    }
}

/// What the page in the window shows, if it was made for the address in the window.
pub(crate) fn prerendered(base: Base) -> Option<Needs> {
    let made_for = mount_point()?.get_attribute(names::PAGE)?;
    let (path, search) = address()?;
    if !base.parse(&path, &search).is_page_of(&made_for) {
        return None;
    }
    let pieces = mount_point()?.get_attribute(names::NEEDS).unwrap_or_default();
    let shards = pieces.split(' ').filter_map(|number| number.parse().ok()).collect();
    Some(Needs { shards, index: pieces.contains(names::INDEX) })
}

/// Says to the page how far the app has come: `done`, or `stalled` (index.html, style/boot.css).
pub(crate) fn set_boot(state: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-boot", state);
    }
}

/// Sets the title of the window.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the language of the page.
pub(crate) fn set_language(language: &str) -> Option<()> {
    document()?.document_element()?.set_attribute("lang", language).ok()
}

/// Moves the focus to the element with this id, without scrolling.
pub(crate) fn focus(id: &str) -> Option<()> {
    let element: HtmlElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok()
}

/// Forces a colour scheme, or leaves it to the system.
pub(crate) fn set_theme(theme: Option<&str>) -> Option<()> {
    let root = document()?.document_element()?;
    match theme {
        Some(theme) => root.set_attribute("data-theme", theme).ok(),
        None => root.remove_attribute("data-theme").ok(),
    }
}

thread_local! {
    static LATER: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Does something as soon as what has changed by now is painted, or before someone's hand is on the page again.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    LATER.with_borrow_mut(|later| later.push(Box::new(then)));
    request_animation_frame(|| set_timeout(catch_up, Duration::ZERO));
}

/// Begins to listen for hands on the page. Called once.
pub(crate) fn start() {
    for event in ["pointerdown", "keydown"] {
        window_event_listener_untyped(event, |_| catch_up());
    }
}

/// Does now what waits for the next paint: a page that is slow to paint may be clicked before that.
fn catch_up() {
    // What they put off in turn waits again.
    for then in LATER.take() {
        then();
    }
}

/// Where links are resolved from: scheme and host.
pub(crate) fn origin() -> Option<String> {
    super::window()?.location().origin().ok()
}

/// Loads the page again.
pub(crate) fn reload() {
    if let Some(window) = super::window() {
        let _ = window.location().reload();
    }
}

/// Opens the print dialogue.
pub(crate) fn print() {
    if let Some(window) = super::window() {
        let _ = window.print();
    }
}
