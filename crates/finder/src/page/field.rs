//! The search field: what is typed, and the keys that lead from it to the results and back.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::{dom, recent};
use crate::form::Form;
use crate::request::Request;

/// What the arrows go through: the field, then the results.
const STOPS: &str = "#search, .result-title a";

thread_local! {
    /// The words of the address that typing has led to.
    static SENT: RefCell<String> = RefCell::default();
}

/// Begins to listen, and looks for what was typed before.
pub(super) fn start() {
    dom::on("input", |event| {
        if dom::target(&event, "#search").is_some() {
            typed();
        }
    });
    dom::on("focusin", |event| {
        if dom::target(&event, "#search").is_some() {
            recent::draw();
        }
    });
    dom::on("submit", |event| {
        if dom::target(&event, ".search").is_some() {
            event.prevent_default();
            entered();
        }
    });
    dom::on("click", |event| {
        if dom::target(&event, ".recent-forget").is_some() {
            recent::forget();
        } else if dom::target(&event, ".search-by-form").is_some() {
            by_form();
        }
    });
    dom::on("keydown", |event| {
        if event.dyn_ref().and_then(pressed).is_some() {
            event.prevent_default();
        }
    });
    recent::draw();
    if dom::field().is_some_and(|field| !field.value().trim().is_empty()) && super::request().words.is_empty()
    {
        typed();
    }
}

/// Goes on to the results, by way of the form if that is where one is.
fn entered() -> Option<()> {
    if dom::active()?.id() == "search" {
        recent::add(&super::request().words);
        step(1)
    } else {
        by_form()
    }
}

/// Looks for what stands in the form.
fn by_form() -> Option<()> {
    let value = |id: &str| Some(dom::element(id)?.dyn_into::<HtmlInputElement>().ok()?.value());
    let query = Form::read(|id| value(id).unwrap_or_default()).query();
    let field = dom::field().filter(|_| !query.is_empty())?;
    field.set_value(&query);
    field.focus().ok()?;
    typed();
    Some(())
}

/// Puts what has been typed into the address: the first letter makes a new entry in the history, the others replace it.
fn typed() {
    let Some(words) = dom::field().map(|field| field.value()) else { return };
    let before = super::request();
    let replace = !before.words.trim().is_empty();
    let newest_first = before.newest_first && !words.trim().is_empty();
    let request = Request { words, newest_first, page: 1, ..before };
    let sent = if request.words.trim().is_empty() { String::new() } else { request.words.clone() };
    SENT.set(sent);
    dom::go(&super::address(&request), replace);
}

/// Shows the words of the address, unless they come from the field.
pub(super) fn follow(words: &str) {
    let is_own = SENT.with_borrow(|sent| sent == words);
    SENT.set(words.to_owned());
    if let Some(field) = dom::field().filter(|field| !is_own && field.value() != words) {
        field.set_value(words);
    }
}

/// Does what a key asks for; `None` where it asks for nothing here.
fn pressed(event: &KeyboardEvent) -> Option<()> {
    let at = dom::active()?;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    // A form with several fields and no button that sends it does nothing by itself.
    if event.key() == "Enter" && at.matches("#search, .search-form input") == Ok(true) {
        return entered();
    }
    if at.matches(STOPS) != Ok(true) {
        return None;
    }
    match event.key().as_str() {
        "ArrowDown" => step(1),
        "ArrowUp" => step(-1),
        "Escape" if at.id() == "search" => at.dyn_into::<HtmlElement>().ok()?.blur().ok(),
        "Escape" => dom::field()?.focus().ok(),
        _ => None,
    }
}

/// Moves the focus on by so many stops.
fn step(by: i32) -> Option<()> {
    let at = dom::active()?;
    let stops = dom::document()?.query_selector_all(STOPS).ok()?;
    let stop = |place: u32| stops.item(place)?.dyn_into::<Element>().ok();
    let place = (0..stops.length()).find(|&place| stop(place).as_ref() == Some(&at))?;
    dom::focus(stop(place.checked_add_signed(by)?)?)
}
