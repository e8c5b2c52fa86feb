//! The browser, behind small functions. Natively they compile and are not called: effects and event
//! handlers do not run where views are rendered to text.

use std::time::Duration;

use pprnet_browser::window;
use pprnet_timing::Wait;

pub(crate) mod document;
pub(crate) mod elements;
pub(crate) mod finder;
pub(crate) mod history;
pub(crate) mod share;

/// Lets effects run before anything is mounted, which would do it otherwise.
pub(crate) fn start_effects() {
    // An error says that they run already.
    #[cfg(target_arch = "wasm32")]
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// How long a wait is on this site.
fn wait(wait: Wait) -> Duration {
    Duration::from_millis(pprnet_browser::wait(wait).into())
}
