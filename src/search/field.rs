//! The search field: its input, and the keys that move between the field and the results.

use pprnet_address::names::{FORGET_SEARCHES, RECENT, SEARCH_BY_FORM, SEARCH_FIELD, SLASH_SWITCH};
use pprnet_browser::elements::{self, Element};
use pprnet_browser::events::{Event, Key, on};
use pprnet_browser::focus::{Scroll, focused};
use pprnet_finder::session::SessionEvent;
use pprnet_finder::{Form, Session};

use super::focus::is_in_use;
use super::{session, ways};

/// A selector for the stops of the arrow keys: the field, then the results.
fn stops() -> String {
    format!("#{SEARCH_FIELD}, .result-title a")
}

/// Begins to listen, and searches for text that was typed before the chunk was loaded.
pub(super) fn start() {
    on("input", |event| {
        if is_of_field(&event) {
            typed();
        }
    });
    on("focusin", |event| {
        if is_of_field(&event) {
            ways::draw();
        }
    });
    on("submit", |event| {
        if event.at(".search").is_some() {
            event.prevent_default();
            entered();
        }
    });
    on("click", |event| {
        if event.at(FORGET_SEARCHES).is_some() {
            ways::forget();
        } else if event.at(SEARCH_BY_FORM).is_some() {
            by_form();
        } else if event.at(ways::OPENER).is_some() {
            ways::open();
        } else if event.at(SLASH_SWITCH).is_some() {
            ways::switch_slash();
        }
    });
    // Settle the address first, since links on the page are resolved against it.
    on("pointerdown", |_| session::dispatch(SessionEvent::Settle));
    on("keydown", |event| {
        if event.key().and_then(|key| pressed(&key)).is_some() {
            event.prevent_default();
        }
    });
    ways::draw();
    if field_text().is_some_and(|text| !text.trim().is_empty())
        && session::with_session(Session::is_searching) == Some(false)
    {
        typed();
    }
}

fn field() -> Option<Element> {
    elements::by_id(SEARCH_FIELD)
}

fn field_text() -> Option<String> {
    field()?.value()
}

/// Whether an event comes from the field.
fn is_of_field(event: &Event) -> bool {
    event.within(SEARCH_FIELD).is_some()
}

/// Moves the focus from the field to the results; in the form, searches for its content instead.
fn entered() -> Option<()> {
    if is_in_use() {
        session::dispatch(SessionEvent::Settle);
        step(1).inspect(|()| ways::add(&session::words()))
    } else {
        by_form()
    }
}

/// Searches for the content of the form, and focuses the field. `None` if the form is empty.
fn by_form() -> Option<()> {
    let query =
        Form::read(|id| elements::by_id(id).and_then(|field| field.value()).unwrap_or_default()).query();
    let field = field().filter(|_| !query.is_empty())?;
    field.set_value(&query);
    field.focus(Scroll::Follows)?;
    typed();
    Some(())
}

fn typed() {
    if let Some(text) = field_text() {
        session::dispatch(SessionEvent::Typed(text));
    }
}

/// Replaces the words in the field.
pub(super) fn show(words: &str) {
    if let Some(field) = field().filter(|field| field.value().as_deref() != Some(words)) {
        field.set_value(words);
    }
}

/// Handles a key. `None` if it has no effect here.
fn pressed(key: &Key) -> Option<()> {
    let at = focused()?;
    if key.has_command {
        return None;
    }
    // A form with several fields and no submit button does not react to Enter by itself.
    if key.name == "Enter" && at.fits(&format!("#{SEARCH_FIELD}, .search-form input")) {
        return entered();
    }
    // Leave the recent searches, the form or the help.
    if key.name == "Escape" && at.closest(&format!("#{RECENT}")).is_some() {
        return field()?.focus(Scroll::Follows);
    }
    if !at.fits(&stops()) {
        return None;
    }
    match key.name.as_str() {
        "ArrowDown" => step(1),
        "ArrowUp" => step(-1),
        "Escape" if at.id() == SEARCH_FIELD => at.blur(),
        "Escape" => field()?.focus(Scroll::Follows),
        _ => None,
    }
}

/// Moves the focus by this number of stops.
fn step(by: isize) -> Option<()> {
    let focused = focused()?;
    let stops = elements::all(&stops());
    let position = stops.iter().position(|stop| *stop == focused)?;
    stops.get(position.checked_add_signed(by)?)?.focus(Scroll::Follows)
}
