//! The search field: what is typed, and the keys that lead from it to the results and back.

use pprnet_address::names::{RECENT, SEARCH_FIELD};
use pprnet_browser::elements::Scroll;
use pprnet_browser::{document, elements, events};
use pprnet_finder::{Form, Session, session};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::{page, ways};

/// What the arrows go through: the field, then the results.
fn stops() -> String {
    format!("#{SEARCH_FIELD}, .result-title a")
}

/// Begins to listen, and looks for what was typed before.
pub(super) fn start() {
    events::on("input", |event| {
        if is_of_field(&event) {
            typed();
        }
    });
    events::on("focusin", |event| {
        if is_of_field(&event) {
            ways::draw();
        }
    });
    events::on("submit", |event| {
        if events::target(&event, ".search").is_some() {
            event.prevent_default();
            entered();
        }
    });
    events::on("click", |event| {
        if events::target(&event, ".recent-forget").is_some() {
            ways::forget();
        } else if events::target(&event, ".search-by-form").is_some() {
            by_form();
        } else if events::target(&event, ".search-ways").is_some() {
            ways::open();
        }
    });
    // Links on the page are resolved against the address.
    events::on("pointerdown", |_| page::tell(session::Event::Settle));
    events::on("keydown", |event| {
        if event.dyn_ref().and_then(pressed).is_some() {
            event.prevent_default();
        }
    });
    ways::draw();
    if field().is_some_and(|field| !field.value().trim().is_empty())
        && page::with_session(Session::is_searching) == Some(false)
    {
        typed();
    }
}

fn field() -> Option<HtmlInputElement> {
    elements::by_id(SEARCH_FIELD)?.dyn_into().ok()
}

/// Whether an event is one of the field.
fn is_of_field(event: &Event) -> bool {
    events::target(event, &format!("#{SEARCH_FIELD}")).is_some()
}

/// Goes on to the results, by way of the form if that is where one is.
fn entered() -> Option<()> {
    if elements::active()?.id() == SEARCH_FIELD {
        page::tell(session::Event::Settle);
        step(1).inspect(|()| ways::add(&page::words()))
    } else {
        by_form()
    }
}

/// Looks for what stands in the form.
fn by_form() -> Option<()> {
    let value = |id: &str| Some(elements::by_id(id)?.dyn_into::<HtmlInputElement>().ok()?.value());
    let query = Form::read(|id| value(id).unwrap_or_default()).query();
    let field = field().filter(|_| !query.is_empty())?;
    field.set_value(&query);
    field.focus().ok()?;
    typed();
    Some(())
}

fn typed() {
    if let Some(field) = field() {
        page::tell(session::Event::Typed(field.value()));
    }
}

/// Shows other words than those that were typed.
pub(super) fn show(words: &str) {
    if let Some(field) = field().filter(|field| field.value() != words) {
        field.set_value(words);
    }
}

/// Does what a key asks for; `None` where it asks for nothing here.
fn pressed(event: &KeyboardEvent) -> Option<()> {
    let at = elements::active()?;
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    // A form with several fields and no button that sends it does nothing by itself.
    if event.key() == "Enter" && at.matches(&format!("#{SEARCH_FIELD}, .search-form input")) == Ok(true) {
        return entered();
    }
    // Out of recent searches, the form or the help.
    if event.key() == "Escape" && at.closest(&format!("#{RECENT}")).is_ok_and(|ways| ways.is_some()) {
        return field()?.focus().ok();
    }
    if at.matches(&stops()) != Ok(true) {
        return None;
    }
    match event.key().as_str() {
        "ArrowDown" => step(1),
        "ArrowUp" => step(-1),
        "Escape" if at.id() == SEARCH_FIELD => at.dyn_into::<HtmlElement>().ok()?.blur().ok(),
        "Escape" => field()?.focus().ok(),
        _ => None,
    }
}

/// Moves the focus on by so many stops.
fn step(by: i32) -> Option<()> {
    let at = elements::active()?;
    let stops = document()?.query_selector_all(&stops()).ok()?;
    let stop = |place: u32| stops.item(place)?.dyn_into::<Element>().ok();
    let place = (0..stops.length()).find(|&place| stop(place).as_ref() == Some(&at))?;
    elements::focus(stop(place.checked_add_signed(by)?)?, Scroll::Follows)
}
