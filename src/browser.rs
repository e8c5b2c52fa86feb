//! The browser, behind small functions. Natively they compile and are not called: effects and event
//! handlers do not run where views are rendered to text.

use std::time::Duration;

use pprnet_timing::{PACE_ATTRIBUTE, Pace, Wait};

pub(crate) mod document;
pub(crate) mod elements;
pub(crate) mod fetch;
pub(crate) mod finder;
pub(crate) mod history;
pub(crate) mod share;
pub(crate) mod storage;

/// Lets effects run before anything is mounted, which would do it otherwise.
pub(crate) fn start_effects() {
    // An error says that they run already.
    #[cfg(target_arch = "wasm32")]
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// How long a wait is on this site, at the pace that it was published with.
fn wait(wait: Wait) -> Duration {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let pace = root.and_then(|root| root.get_attribute(PACE_ATTRIBUTE)).and_then(|times| times.parse().ok());
    wait.at(pace.map_or(Pace::REAL, Pace::new))
}

/// The window; there is none natively.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
