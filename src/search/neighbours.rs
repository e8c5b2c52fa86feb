//! On the page of a post that was found: the results before and after it, in the place of the newer and older post, which
//! the reader leaves free there.

use pprnet_archive::Slug;
use pprnet_browser::elements::{self, Element, Side};

use super::session;

/// Where they go. The reader draws it when it has the archive's index.
const PLACE: &str = ".neighbours";

/// What was added. The reader does not know of it, and may show another post in the same elements.
const ADDED: &str = ".neighbour-found";

/// Adds the neighbours of the open post, unless they are there, and removes those of another post.
pub(super) fn draw() {
    match session::found_post() {
        Some(slug) => drop(add(&slug)),
        None => remove(),
    }
}

/// `None` while that cannot be done.
fn add(slug: &Slug) -> Option<()> {
    let place = elements::first(PLACE)?;
    if elements::first(ADDED).and_then(|added| added.get("data-beside")).as_deref() == Some(slug.as_str()) {
        return Some(());
    }
    let html = session::neighbours(slug)?;
    remove();
    place.add_html(Side::End, &html);
    Some(())
}

fn remove() {
    elements::all(ADDED).iter().for_each(Element::remove);
}
