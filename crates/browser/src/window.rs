//! The window in which the program runs.

use std::time::Duration;

use pprnet_timing::{PACE_ATTRIBUTE, Pace, Wait};
use web_sys::{Document, Window};

/// The window; `None` natively.
#[must_use]
pub(crate) fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// The document in the window.
#[must_use]
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The duration of a wait, at the pace with which this site was published.
#[must_use]
pub(crate) fn wait(wait: Wait) -> Duration {
    let root = document().and_then(|document| document.document_element());
    let pace = root.and_then(|root| root.get_attribute(PACE_ATTRIBUTE)?.parse().ok());
    wait.at(pace.map_or(Pace::REAL, Pace::new))
}
