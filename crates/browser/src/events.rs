//! Events of the window, and of elements.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{KeyboardEvent, MouseEvent};

use crate::elements::Element;
use crate::window::window;

/// An event of the window, or of an element.
#[derive(Debug)]
pub struct Event(web_sys::Event);

/// A key that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its character, or its name, as in the UI Events specification: `a`, `Enter`, `ArrowDown`.
    pub name: String,
    /// Whether Ctrl, Cmd or Alt was held.
    pub has_command: bool,
    /// Whether Ctrl or Cmd was held.
    pub has_control: bool,
    /// Whether Shift was held.
    pub has_shift: bool,
}

/// The key code while an input method processes a key (UI Events specification, “keyCode”).
const COMPOSING: u32 = 229;

/// Calls `act` for each event of a kind in the window, as long as the page lives.
pub fn on(kind: &str, act: impl Fn(Event) + 'static) {
    listen(kind, Box::new(act));
}

/// Not generic, so that it is compiled once.
fn listen(kind: &str, act: Box<dyn Fn(Event)>) {
    if let Some(window) = window() {
        let act = function(act);
        let _ = window.add_event_listener_with_callback(kind, act.unchecked_ref());
    }
}

fn function(act: Box<dyn Fn(Event)>) -> JsValue {
    Closure::<dyn Fn(web_sys::Event)>::new(move |event| act(Event(event))).into_js_value()
}

impl From<MouseEvent> for Event {
    fn from(event: MouseEvent) -> Self {
        Self(event.into())
    }
}

impl Event {
    /// The event's target or its nearest ancestor that matches a selector.
    #[must_use]
    pub fn at(&self, selector: &str) -> Option<Element> {
        Element(self.0.target()?.dyn_into().ok()?).closest(selector)
    }

    /// The element with an id, if it is the event's target or an ancestor of it.
    #[must_use]
    pub fn within(&self, id: &str) -> Option<Element> {
        self.at(&["#", id].concat())
    }

    /// The pressed key. `None` while an input method composes, since it needs Enter, Escape and the arrows itself.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        let event: &KeyboardEvent = self.0.dyn_ref()?;
        // Safari ends the composition before the Enter that confirms it, so only the key code identifies that Enter.
        if event.is_composing() || event.key_code() == COMPOSING {
            return None;
        }
        let has_control = event.ctrl_key() || event.meta_key();
        Some(Key {
            name: event.key(),
            has_command: has_control || event.alt_key(),
            has_control,
            has_shift: event.shift_key(),
        })
    }

    /// Prevents the browser's default action.
    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// Whether the page was restored from the browser’s memory (`pageshow`).
    pub(crate) fn is_from_memory(&self) -> bool {
        js_sys::Reflect::get(&self.0, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy())
    }
}
