//! The page of a post that was found. What is added to it is added anew whenever the reader has drawn something there: it
//! fetches a post and its neighbours, and shows another post in the same elements.

use pprnet_address::names::APP;
use pprnet_browser::{elements, time};

use super::{marks, neighbours, page};

thread_local! {
    static DRAWN: Option<elements::Watch> = elements::Watch::new(draw);
}

/// Looks after the page that is open from now on.
pub(super) fn follow() {
    let is_found = page::is_post_open() && page::is_searching();
    DRAWN.with(|drawn| {
        let Some(drawn) = drawn else { return };
        if is_found {
            drawn.start(APP);
        } else {
            drawn.stop();
        }
    });
    // The reader may be told of an address before it has taken the page before away.
    time::next_frame(draw);
}

/// Adds what is missing, and takes away what is not this post's.
pub(super) fn draw() {
    marks::draw();
    neighbours::draw();
}
