//! Scroll positions across back and forward.
//!
//! The browser would restore them itself, but at a moment when the page may not be drawn yet. So the
//! position is kept in the history entry (`history.state`) and restored when the page says it is ready.
//! Writing is put off until scrolling rests, since Safari refuses more than 100 writes in 30 seconds.

use std::cell::Cell;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::{request_animation_frame, window_event_listener, window_event_listener_untyped};
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// The name of the position in an entry's state.
const SCROLL: &str = "scroll";

/// How long scrolling must rest before the position is written.
const REST: Duration = Duration::from_millis(100);

thread_local! {
    static PENDING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    static RESTORE: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Begins to remember positions. Called once.
pub(crate) fn start() {
    let Some(window) = super::window() else { return };
    let Ok(history) = window.history() else { return };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    // After a reload the entry is still there.
    RESTORE.set(saved());
    window_event_listener(ev::scroll, |_| {
        cancel();
        PENDING.set(set_timeout_with_handle(write, REST).ok());
    });
    // A click may leave the page before scrolling has rested. The window hears it after the link's own
    // handlers, but before the router, which listens there too and was started later.
    window_event_listener(ev::click, |_| flush());
    window_event_listener_untyped("pagehide", |_| flush());
    window_event_listener(ev::popstate, |_| {
        cancel();
        RESTORE.set(saved().or(Some(0.0)));
    });
}

/// Goes to the position that the current entry was left at. Called when its page is drawn; does nothing
/// when the entry is new.
pub(crate) fn restore() {
    if let Some(top) = RESTORE.take() {
        request_animation_frame(move || {
            if let Some(window) = super::window() {
                window.scroll_to_with_x_and_y(0.0, top);
            }
        });
    }
}

fn cancel() {
    if let Some(handle) = PENDING.take() {
        handle.clear();
    }
}

fn flush() {
    if let Some(handle) = PENDING.take() {
        handle.clear();
        write();
    }
}

fn saved() -> Option<f64> {
    let state = super::window()?.history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &JsValue::from_str(SCROLL)).ok()?.as_f64()
}

fn write() {
    PENDING.set(None);
    let Some(window) = super::window() else { return };
    let (Ok(history), Ok(top)) = (window.history(), window.scroll_y()) else { return };
    let state = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&state, &JsValue::from_str(SCROLL), &JsValue::from_f64(top));
    let _ = history.replace_state(&state, "");
}
