//! The page of a post that was found. What is added to it is added anew whenever the reader has drawn something there: it
//! fetches a post and its neighbours, and shows another post in the same elements.

use pprnet_address::names::APP;
use pprnet_browser::{elements, time};

use super::{marks, neighbours};

thread_local! {
    static DRAWN: Option<elements::Watch> = elements::Watch::new(draw);
}

/// Watches the page of a post that was found, or stops.
pub(super) fn watch(is_found: bool) {
    DRAWN.with(|drawn| {
        let Some(drawn) = drawn else { return };
        if is_found {
            drawn.start(APP);
        } else {
            drawn.stop();
        }
    });
    // The router may still show the page before.
    time::next_frame(draw);
}

/// Adds what is missing, and removes what belongs to another post.
pub(super) fn draw() {
    marks::draw();
    neighbours::draw();
}
