//! The page of a found post. The reader fetches the post and its neighbours in steps and reuses elements for another post, so
//! the additions are drawn again after each of its changes.

use pprnet_address::names::APP;
use pprnet_browser::{elements, time};

use super::{marks, neighbours};

thread_local! {
    static DRAWN: Option<elements::Watch> = elements::Watch::new(draw);
}

/// Starts or stops watching the page of a found post.
pub(super) fn watch(is_found: bool) {
    DRAWN.with(|drawn| {
        let Some(drawn) = drawn else { return };
        if is_found {
            drawn.start(APP);
        } else {
            drawn.stop();
        }
    });
    // The router may still show the previous page.
    time::next_frame(draw);
}

/// Adds what is missing, and removes the additions of another post.
pub(super) fn draw() {
    marks::draw();
    neighbours::draw();
}
