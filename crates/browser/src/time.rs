//! Deferred calls: before the next frame, after a while, after a paint.

use std::cell::RefCell;
use std::time::Duration;

use pprnet_timing::{PATIENCE, PRESS};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::events::on;
use crate::window::{wait, window};

/// A deferred call. Dropping this does not cancel it.
#[derive(Debug, Clone, Copy)]
pub struct Timer(i32);

impl Timer {
    /// Cancels the call.
    pub fn cancel(self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.0);
        }
    }
}

/// The current time in milliseconds since 1970. Zero natively.
#[must_use]
pub fn now() -> f64 {
    if cfg!(target_arch = "wasm32") { js_sys::Date::now() } else { 0.0 }
}

/// The current date in the time zone of the device, such as `2026-11-28`. `None` natively.
#[must_use]
pub fn today() -> Option<String> {
    cfg!(target_arch = "wasm32").then(|| {
        // Swedish dates have this format. One call instead of three keeps the wasm small.
        String::from(js_sys::Date::new_0().to_locale_date_string("sv-SE", &JsValue::UNDEFINED))
    })
}

/// Calls `act` after a delay.
pub fn after(delay: Duration, act: impl FnOnce() + 'static) -> Option<Timer> {
    let window = window()?;
    let act = once(Box::new(act));
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds(delay))
        .ok()
        .map(Timer)
}

/// Calls `act` once a wait is so long that people notice it.
pub fn after_patience(act: impl FnOnce() + 'static) {
    let _ = after(wait(PATIENCE), act);
}

fn milliseconds(delay: Duration) -> i32 {
    i32::try_from(delay.as_millis()).unwrap_or(i32::MAX)
}

/// How long people wait before they notice it, in milliseconds.
#[must_use]
pub fn patience() -> f64 {
    wait(PATIENCE).as_secs_f64() * 1000.0
}

/// The longest time in milliseconds for which a pressed mouse button counts as pressed.
#[must_use]
pub fn longest_press() -> f64 {
    wait(PRESS).as_secs_f64() * 1000.0
}

/// Calls `act` before the next frame; after a second without a frame, such as in a tab in the background, it calls it anyway.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let act = once(Box::new(act));
    let act = act.unchecked_ref();
    let _ = window.request_animation_frame(act);
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act, milliseconds(wait(PATIENCE)));
}

/// A JavaScript function that runs `act` on its first call only. If its timer is cancelled, it is garbage-collected;
/// `Closure::once_into_js` would leak it.
fn once(act: Box<dyn FnOnce()>) -> JsValue {
    let mut act = Some(act);
    let act = move || {
        if let Some(act) = act.take() {
            act();
        }
    };
    Closure::<dyn FnMut()>::new(act).into_js_value()
}

thread_local! {
    static LATER: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Calls `then` as soon as the current changes are painted. A press on the page or a key runs it earlier, after a call of
/// [`watch_presses`].
pub fn after_paint(then: impl FnOnce() + 'static) {
    LATER.with_borrow_mut(|later| later.push(Box::new(then)));
    next_frame(|| {
        after(Duration::ZERO, catch_up);
    });
}

/// Calls `act` in the frame after the next. Unlike [`after_paint`] it does not run earlier on a key press, so that fast typing is
/// not slowed down.
pub fn after_two_frames(act: impl FnOnce() + 'static) {
    next_frame(|| next_frame(act));
}

/// Begins to watch for pointer and key presses. Called once.
pub fn watch_presses() {
    for event in ["pointerdown", "keydown"] {
        on(event, |_| catch_up());
    }
}

/// Runs everything that waits for the next paint: someone may click before a slow page is painted.
fn catch_up() {
    // Calls that these defer in turn wait for the next paint.
    for then in LATER.take() {
        then();
    }
}
