//! On the page of a post that was found: the results before and after it, in the place of the newer and older post, which
//! the reader leaves free there.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

use super::dom;

/// Where they go. The reader draws it when it has the archive's index.
const PLACE: &str = ".neighbours";

/// What was added, of which the reader knows nothing: it may show another post in the same elements.
const ADDED: &str = ".neighbour-found";

/// So many frames the place is waited for.
const TRIES: u32 = 600;

/// So many frames more it is seen to that they belong to the post: the address may change after the reader has told it.
const MORE_TRIES: u32 = 60;

thread_local! {
    /// Counts the addresses: the last one alone is waited for.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Shows those of the post that is open, once there is a place for them, and takes those of another away.
pub(super) fn draw() {
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    wait(turn, TRIES);
}

fn wait(turn: u32, tries: u32) {
    dom::next_frame(move || {
        let is_wanted = super::is_post() && !super::request().words.trim().is_empty();
        if !is_wanted {
            remove();
        }
        let left = if !is_wanted || add().is_some() { tries.min(MORE_TRIES) } else { tries };
        if left > 0 && TURN.get() == turn {
            wait(turn, left - 1);
        }
    });
}

/// Adds them, unless they are there. `None` while that cannot be done.
fn add() -> Option<()> {
    let document = dom::document()?;
    let place = document.query_selector(PLACE).ok()??;
    let path = document.location()?.pathname().ok()?;
    let slug = path.trim_end_matches('/').rsplit('/').next().filter(|_| super::is_post())?;
    let added = document.query_selector(ADDED).ok()?;
    if added.is_some_and(|added| added.get_attribute("data-beside").as_deref() == Some(slug)) {
        return Some(());
    }
    let html = super::page(|page| page.finder.neighbours(&page.query.clone(), slug)).flatten()?;
    remove();
    place.insert_adjacent_html("beforeend", &html).ok()
}

fn remove() {
    let added = dom::document().and_then(|document| document.query_selector_all(ADDED).ok());
    for number in 0..added.as_ref().map_or(0, NodeList::length) {
        if let Some(link) = added.as_ref().and_then(|added| added.item(number)) {
            link.unchecked_into::<Element>().remove();
        }
    }
}
