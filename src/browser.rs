//! The browser, behind small functions. Natively they compile and are not called: effects and event
//! handlers do not run where views are rendered to text.

pub(crate) mod document;
pub(crate) mod fetch;
pub(crate) mod history;
pub(crate) mod share;
pub(crate) mod storage;

/// The window; there is none natively.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
