//! The page that the program runs in.

use pprnet_timing::{PACE_ATTRIBUTE, Pace, Wait};
use web_sys::Window;

/// The window; there is none natively.
#[must_use]
pub fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// How many milliseconds a wait is on this site, at the pace that it was published with.
#[must_use]
pub fn wait(wait: Wait) -> u32 {
    let root = window().and_then(|window| window.document()?.document_element());
    let pace = root.and_then(|root| root.get_attribute(PACE_ATTRIBUTE)?.parse().ok());
    wait.milliseconds_at(pace.map_or(Pace::REAL, Pace::new))
}
