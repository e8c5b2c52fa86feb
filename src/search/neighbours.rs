//! On the page of a found post: links to the previous and next result, in place of the links to the newer and older post, which
//! the reader omits there.

use pprnet_archive::Slug;
use pprnet_browser::elements::{self, Element, Side};

use super::session;

/// The element for the links. The reader draws it once the archive's index is loaded.
const CONTAINER: &str = ".neighbours";

/// The added links. The reader does not know them, and may draw another post into the same elements.
const ADDED: &str = ".neighbour-found";

/// Adds the links of the open post, unless they are there, and removes those of another post.
pub(super) fn draw() {
    match session::found_post() {
        Some(slug) => drop(add(&slug)),
        None => remove(),
    }
}

/// Adds the links. `None` if that is not yet possible.
fn add(slug: &Slug) -> Option<()> {
    let container = elements::first(CONTAINER)?;
    if elements::first(ADDED).and_then(|added| added.get("data-beside")).as_deref() == Some(slug.as_str()) {
        return Some(());
    }
    let html = session::neighbours(slug)?;
    remove();
    container.add_html(Side::End, &html);
    Some(())
}

fn remove() {
    elements::all(ADDED).iter().for_each(Element::remove);
}
