//! Observes changes of the page that other code makes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::elements::by_id;

/// Observes which elements are added to or removed from another one.
#[derive(Debug)]
pub struct ChildObserver(MutationObserver);

impl ChildObserver {
    /// Creates an observer that calls `act` on each such change, once it is started.
    #[must_use]
    pub fn new(act: fn()) -> Option<Self> {
        let closure = Closure::<dyn Fn()>::new(act).into_js_value();
        MutationObserver::new(closure.unchecked_ref()).ok().map(Self)
    }

    /// Starts to observe the element with an id.
    pub fn start(&self, id: &str) -> Option<()> {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        self.0.observe_with_options(&by_id(id)?.0, &init).ok()
    }

    /// Stops observing.
    pub fn stop(&self) {
        self.0.disconnect();
    }
}
