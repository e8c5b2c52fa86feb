//! Doing something later: before the next picture, after a while, once something was painted.

use std::cell::RefCell;
use std::time::Duration;

use pprnet_timing::PATIENCE;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::events::on;
use crate::window::{wait, window};

/// Something that was put off. It is done even if this is dropped.
#[derive(Debug, Clone, Copy)]
pub struct Timer(i32);

impl Timer {
    /// Has it not done any more.
    pub fn cancel(self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.0);
        }
    }
}

/// The time of the clock, in milliseconds since 1970. Zero natively.
#[must_use]
pub fn now() -> f64 {
    if cfg!(target_arch = "wasm32") { js_sys::Date::now() } else { 0.0 }
}

/// The day by the clock and the time zone of the device, such as `2026-11-28`. `None` natively.
#[must_use]
pub fn today() -> Option<String> {
    cfg!(target_arch = "wasm32").then(|| {
        // In Sweden days are written so; one function instead of three.
        String::from(js_sys::Date::new_0().to_locale_date_string("sv-SE", &JsValue::UNDEFINED))
    })
}

/// Does something after a while.
pub fn after(delay: Duration, act: impl FnOnce() + 'static) -> Option<Timer> {
    let milliseconds = i32::try_from(delay.as_millis()).unwrap_or(i32::MAX);
    let window = window()?;
    let act = once(Box::new(act));
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds)
        .ok()
        .map(Timer)
}

/// Does something once a wait has become so long that people wonder.
pub fn after_patience(act: impl FnOnce() + 'static) {
    let _ = after(wait(PATIENCE), act);
}

/// Does something before the next picture.
pub fn next_frame(act: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.request_animation_frame(once(Box::new(act)).unchecked_ref());
    }
}

/// A function of the browser that does something when it is first called. One that is never called, because its timer was
/// cancelled, goes with the garbage of the page; `Closure::once_into_js` would keep it for ever.
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

/// Does something as soon as what has changed by now is painted, or before someone's hand is on the page again, once
/// [`watch_hands`] was called.
pub fn after_paint(then: impl FnOnce() + 'static) {
    LATER.with_borrow_mut(|later| later.push(Box::new(then)));
    next_frame(|| {
        after(Duration::ZERO, catch_up);
    });
}

/// Does something in the picture after the next. Unlike [`after_paint`] it does not hurry for a hand on the page: who types
/// goes on typing, and what follows a letter waits while the next one comes.
pub fn after_two_frames(act: impl FnOnce() + 'static) {
    next_frame(|| next_frame(act));
}

/// Begins to listen for hands on the page. Called once.
pub fn watch_hands() {
    for event in ["pointerdown", "keydown"] {
        on(event, |_| catch_up());
    }
}

/// Does now what waits for the next paint: a page that is slow to paint may be clicked before that.
fn catch_up() {
    // What they put off in turn waits again.
    for then in LATER.take() {
        then();
    }
}
