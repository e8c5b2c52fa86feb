//! Hearing what happens in the window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use crate::page::window;

/// Hears all events of a kind in the window, for as long as the page lives.
pub fn on(kind: &str, heard: impl Fn(Event) + 'static) {
    listen(kind, Box::new(heard));
}

/// Not generic, so that it is compiled once.
fn listen(kind: &str, heard: Box<dyn Fn(Event)>) {
    if let Some(window) = window() {
        let heard = Closure::<dyn Fn(Event)>::new(heard).into_js_value();
        let _ = window.add_event_listener_with_callback(kind, heard.unchecked_ref());
    }
}

/// The element of an event, or the next around it, that fits a selector.
#[must_use]
pub fn target(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
