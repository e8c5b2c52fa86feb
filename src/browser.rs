//! The browser, behind small functions. Natively they compile and are not called: effects and event
//! handlers do not run where views are rendered to text.

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

/// The window; there is none natively.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
