//! Scroll positions across back and forward.
//!
//! The browser would restore them itself, but at a moment when the page may not be drawn yet. So the
//! position is kept in the history entry (`history.state`) and restored when the page says it is ready.
//! Writing is put off until scrolling rests, since Safari refuses more than 100 writes in 30 seconds.

use std::cell::Cell;

use pprnet_timing::{SCROLL_REST, SCROLL_RETRY};
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::events::on;
use crate::time::{Timer, after, next_frame};
use crate::window::{wait, window};

/// The name of the position in an entry's state.
const SCROLL: &str = "scroll";

/// How often a position is tried that the page is too short for: five seconds in all.
const TRIES: u32 = 100;

/// What people do when they scroll themselves.
const HANDS_ON: [&str; 4] = ["wheel", "touchmove", "keydown", "pointerdown"];

thread_local! {
    static PENDING: Cell<Option<Timer>> = const { Cell::new(None) };
    static RESTORE: Cell<Option<f64>> = const { Cell::new(None) };
    static RESTORING: Cell<bool> = const { Cell::new(false) };
}

/// Begins to remember positions. Called once.
pub fn start() {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    // After a reload the entry is still there.
    RESTORE.set(saved());
    for event in HANDS_ON {
        on(event, |_| RESTORING.set(false));
    }
    on("scroll", |_| {
        cancel();
        if RESTORING.get() {
            return;
        }
        PENDING.set(after(wait(SCROLL_REST), write));
    });
    // A click may leave the page before scrolling has rested. The window hears it after the link's own
    // handlers, but before the router, which listens there too and was started later.
    on("click", |_| leave());
    on("pagehide", |_| leave());
    // A page that was frozen while another site was shown wakes up at the top, and hears no popstate.
    on("pageshow", |event| {
        if event.is_from_memory() {
            RESTORE.set(saved());
            restore();
        }
    });
    on("popstate", |_| {
        cancel();
        RESTORING.set(false);
        RESTORE.set(saved().or(Some(0.0)));
    });
}

/// Goes to the position that the current entry was left at. Called when its page is drawn; does nothing
/// when the entry is new.
///
/// Parts of the page may still be on their way (related posts wait for the index), so it tries again until
/// the page is long enough, someone takes over, or patience ends.
pub fn restore() {
    if let Some(top) = RESTORE.take() {
        RESTORING.set(true);
        step(top, TRIES);
    }
}

fn step(top: f64, left: u32) {
    next_frame(move || {
        let Some(window) = window().filter(|_| RESTORING.get()) else { return };
        window.scroll_to_with_x_and_y(0.0, top);
        let arrived = window.scroll_y().is_ok_and(|now| (now - top).abs() < 2.0);
        if arrived || left == 0 {
            RESTORING.set(false);
        } else {
            after(wait(SCROLL_RETRY), move || step(top, left - 1));
        }
    });
}

fn cancel() {
    if let Some(timer) = PENDING.take() {
        timer.cancel();
    }
}

/// Keeps the position of the current entry before the program goes to another.
pub fn leave() {
    if let Some(timer) = PENDING.take() {
        timer.cancel();
        write();
    }
}

fn saved() -> Option<f64> {
    let state = window()?.history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &JsValue::from_str(SCROLL)).ok()?.as_f64()
}

fn write() {
    PENDING.set(None);
    let Some(window) = window() else { return };
    let (Ok(history), Ok(top)) = (window.history(), window.scroll_y()) else { return };
    let state = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&state, &JsValue::from_str(SCROLL), &JsValue::from_f64(top));
    let _ = history.replace_state(&state, "");
}
