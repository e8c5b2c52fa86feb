//! On the page of a post that was found: the results before and after it, in the place of the newer and older post, which
//! the reader leaves free there.

use pprnet_archive::Slug;
use pprnet_browser::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use super::page;

/// Where they go. The reader draws it when it has the archive's index.
const PLACE: &str = ".neighbours";

/// What was added, of which the reader knows nothing: it may show another post in the same elements.
const ADDED: &str = ".neighbour-found";

/// Adds those of the post that is open, unless they are there, and takes those of another away.
pub(super) fn draw() {
    match page::found_post() {
        Some(slug) => drop(add(&slug)),
        None => remove(),
    }
}

/// `None` while that cannot be done.
fn add(slug: &Slug) -> Option<()> {
    let document = document()?;
    let place = document.query_selector(PLACE).ok()??;
    let added = document.query_selector(ADDED).ok()?;
    if added.is_some_and(|added| added.get_attribute("data-beside").as_deref() == Some(slug.as_str())) {
        return Some(());
    }
    let html = page::neighbours(slug)?;
    remove();
    place.insert_adjacent_html("beforeend", &html).ok()
}

fn remove() {
    let added = document().and_then(|document| document.query_selector_all(ADDED).ok());
    for number in 0..added.as_ref().map_or(0, NodeList::length) {
        if let Some(link) = added.as_ref().and_then(|added| added.item(number)) {
            link.unchecked_into::<Element>().remove();
        }
    }
}
