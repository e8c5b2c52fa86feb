//! Restores the scroll position, and the focus on the link that was followed, when someone goes back or forward.
//!
//! The browser could restore positions itself, but perhaps before the page is drawn, and it does not restore the focus on a page
//! that is drawn again. So both are stored in the history entry (`history.state`) and restored when the page reports that it is
//! drawn. Writes wait until scrolling rests, since Safari refuses more than 100 writes in 30 seconds.

use std::cell::Cell;

use pprnet_timing::{SCROLL_REST, SCROLL_RETRY, SCROLL_TRIES};
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::elements::{self, Element};
use crate::events::on;
use crate::focus::Scroll;
use crate::time::{Timer, after, next_frame};
use crate::window::{wait, window};

/// The key of the position in an entry's state.
const SCROLL: &str = "scroll";

/// The key of the followed link in an entry’s state. The value is its number among the links with the same address, a space,
/// and that address.
const LINK: &str = "link";

/// Events that mean that someone may scroll.
const HANDS_ON: [&str; 4] = ["wheel", "touchmove", "keydown", "pointerdown"];

thread_local! {
    static PENDING: Cell<Option<Timer>> = const { Cell::new(None) };
    static RESTORE: Cell<Option<f64>> = const { Cell::new(None) };
    /// The link that gets the focus back.
    static RETURN: Cell<Option<String>> = const { Cell::new(None) };
    static RESTORING: Cell<bool> = const { Cell::new(false) };
}

/// Begins to store positions. Called once.
pub fn start() {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    // After a reload the entry still has its state.
    note_saved();
    for event in HANDS_ON {
        on(event, |_| {
            RESTORING.set(false);
            RETURN.take();
        });
    }
    on("scroll", |_| {
        cancel();
        if RESTORING.get() {
            return;
        }
        PENDING.set(after(wait(SCROLL_REST), write));
    });
    // A click may leave the page before scrolling rests. This listener runs after the link's own handlers, but before the
    // router's, which was added to the window later.
    on("click", |event| match event.at(LINKS) {
        Some(link) => leave_by(&link),
        None => leave(),
    });
    on("pagehide", |_| leave());
    // A page from the back-forward cache starts at the top and gets no popstate.
    on("pageshow", |event| {
        if event.is_from_memory() {
            note_saved();
            restore();
        }
    });
    on("popstate", |_| {
        cancel();
        RESTORING.set(false);
        note_saved();
        RESTORE.set(RESTORE.get().or(Some(0.0)));
    });
}

/// Goes to the stored position of the current entry, and focuses the link that was followed. The app calls it when a page is
/// drawn. Does nothing for a new entry.
///
/// Parts of the page may still be loading (related posts wait for the index). So it tries again until the page is long enough,
/// someone scrolls, or the tries are used up.
pub fn restore() {
    if let Some(top) = RESTORE.take() {
        RESTORING.set(true);
        step(top, SCROLL_TRIES);
    }
}

fn step(top: f64, left: u32) {
    next_frame(move || {
        let Some(window) = window().filter(|_| RESTORING.get()) else { return };
        window.scroll_to_with_x_and_y(0.0, top);
        let arrived = window.scroll_y().is_ok_and(|now| (now - top).abs() < 2.0);
        restore_focus();
        if arrived || left == 0 {
            RESTORING.set(false);
            return_to_link(left);
        } else {
            after(wait(SCROLL_RETRY), move || step(top, left - 1));
        }
    });
}

/// The link may appear after the page has its length. Looks for it until it appears, someone scrolls, or the tries are used up.
fn return_to_link(left: u32) {
    if !restore_focus() && left > 0 {
        after(wait(SCROLL_RETRY), move || return_to_link(left - 1));
    }
}

/// Focuses the link that was followed. Returns whether that is done or not needed.
fn restore_focus() -> bool {
    let Some(saved_link) = RETURN.take() else { return true };
    let link = saved_link
        .split_once(' ')
        .and_then(|(number, href)| links_to(href).into_iter().nth(number.parse().ok()?));
    if let Some(link) = link {
        link.focus(Scroll::Stays);
        return true;
    }
    RETURN.set(Some(saved_link));
    false
}

/// A selector for links.
const LINKS: &str = "a[href]";

fn links_to(href: &str) -> Vec<Element> {
    let mut links = elements::all(LINKS);
    links.retain(|link| link.get("href").as_deref() == Some(href));
    links
}

fn cancel() {
    if let Some(timer) = PENDING.take() {
        timer.cancel();
    }
}

/// Stores the position of the current entry before the app navigates.
pub fn leave() {
    if let Some(timer) = PENDING.take() {
        timer.cancel();
        write();
    }
}

/// Stores the position of the current entry, and the link that was clicked.
fn leave_by(link: &Element) {
    cancel();
    let href = link.get("href").unwrap_or_default();
    let number = links_to(&href).iter().position(|other| other == link).unwrap_or_default();
    write_with(Some(&format!("{number} {href}")));
}

/// Reads the state of the current entry.
fn note_saved() {
    let state = || window()?.history().ok()?.state().ok();
    let state = state().unwrap_or(JsValue::NULL);
    let get = |name: &str| js_sys::Reflect::get(&state, &JsValue::from_str(name)).ok();
    RESTORE.set(get(SCROLL).and_then(|top| top.as_f64()));
    RETURN.set(get(LINK).and_then(|link| link.as_string()));
}

fn write() {
    write_with(None);
}

fn write_with(link: Option<&str>) {
    PENDING.set(None);
    let Some(window) = window() else { return };
    let (Ok(history), Ok(top)) = (window.history(), window.scroll_y()) else { return };
    let state = js_sys::Object::new();
    let set = |name: &str, value: &JsValue| js_sys::Reflect::set(&state, &JsValue::from_str(name), value);
    let _ = set(SCROLL, &JsValue::from_f64(top));
    if let Some(link) = link {
        let _ = set(LINK, &JsValue::from_str(link));
    }
    let _ = history.replace_state(&state, "");
}
