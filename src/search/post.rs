//! The page of a found post. The reader fetches the post and its neighbours in steps and reuses elements for another post, so
//! the additions are drawn again after each of its changes.

use pprnet_address::names::APP;
use pprnet_browser::observer::ChildObserver;
use pprnet_browser::time;

use super::{marks, neighbours};

thread_local! {
    static OBSERVER: Option<ChildObserver> = ChildObserver::new(draw);
}

/// Starts or stops observing the page of a found post.
pub(super) fn observe(is_found: bool) {
    OBSERVER.with(|observer| {
        let Some(observer) = observer else { return };
        if is_found {
            observer.start(APP);
        } else {
            observer.stop();
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
