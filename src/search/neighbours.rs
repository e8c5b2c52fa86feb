//! On the page of a found post: links to the previous and next result, in place of the links to the newer and older post, which
//! the reader omits there.

use pprnet_address::names::{BESIDE, FOUND_NEIGHBOUR};
use pprnet_archive::Slug;
use pprnet_browser::elements::{self, Element, Side};

use super::session;

/// The element for the links. The reader draws it once the archive's index is loaded.
const CONTAINER: &str = ".neighbours";

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
    if elements::first(FOUND_NEIGHBOUR).and_then(|added| added.get(BESIDE)).as_deref() == Some(slug.as_str())
    {
        return Some(());
    }
    let html = session::neighbours(slug)?;
    remove();
    container.add_html(Side::End, &html);
    Some(())
}

/// The reader does not know these links, and may draw another post into the same elements.
fn remove() {
    elements::all(FOUND_NEIGHBOUR).iter().for_each(Element::remove);
}
