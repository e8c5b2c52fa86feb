//! Reacts to clicks, keys and typed text in the panel.

use pprnet_address::names::{FILTER_BUTTON, FILTERS};
use pprnet_address::parameters::{TOPIC, TYPE};
use pprnet_address::{Route, Selection, parse};
use pprnet_browser::elements::{self, Element};
use pprnet_browser::events::{Event, on};
use pprnet_browser::focus::Scroll;

use super::dialog::{dialog, named, others_of, say};
use super::state::{bring_list_into_view, current};
use crate::filters::form::{self, CLEAR, FIND};
use crate::wording;

/// Begins to listen. Called once.
pub(super) fn listen() {
    on("change", |event| {
        if at(&event, "[name]").is_some() {
            choose(|_| chosen());
        }
    });
    on("input", |event| {
        if let Some(field) = event.within(FIND) {
            find(&field.value().unwrap_or_default());
        }
    });
    on("submit", |event| {
        if event.within(FILTERS).is_some() {
            event.prevent_default();
            close();
            bring_list_into_view();
        }
    });
    on("click", |event| {
        clicked(&event);
    });
    on("keydown", |event| {
        let Some(key) = event.key() else { return };
        let is_in_panel = event.within(FILTERS).is_some();
        if key.name == "Escape" && (is_in_panel || dialog().is_some_and(|dialog| dialog.fits(":modal"))) {
            event.prevent_default();
            close();
        } else if key.name == "Enter" && event.within(FIND).is_some() {
            // Enter would submit the form.
            event.prevent_default();
            first_found();
        }
    });
}

fn clicked(event: &Event) -> Option<()> {
    let dialog = event.within(FILTERS)?;
    // A click on the backdrop has the dialog itself as its target.
    let is_beside = event.at("*").as_ref() == Some(&dialog) && dialog.fits(":modal");
    if is_beside || event.at(".filters-close").is_some() {
        close();
    } else if let Some(clear) = event.at(".filters-clear") {
        let group = clear.get(CLEAR)?;
        choose(|selection| match group.as_str() {
            TOPIC => selection.without_topics(),
            TYPE => selection.without_types(),
            _ => selection.with_year(None),
        });
        // The button will be hidden, so move the focus off it.
        clear.closest(".filters-group")?.find("input:not([type=radio]), select")?.focus(Scroll::Stays);
    } else if event.at(".filters-clear-all").is_some() {
        choose(|_| Selection::default());
        dialog.find(".filters-show")?.focus(Scroll::Stays);
    }
    Some(())
}

/// Changes the selection.
fn choose(change: impl FnOnce(Selection) -> Selection) {
    if let Some(panel) = current() {
        panel.choose(change);
    }
}

/// The event's target or its nearest ancestor that matches a selector, if it is in the panel.
fn at(event: &Event, css: &str) -> Option<Element> {
    event.within(FILTERS).and_then(|_| event.at(css))
}

/// The selection that the form describes, parsed from the query string it would submit.
fn chosen() -> Selection {
    let mut query = String::new();
    let chosen = dialog().map(|dialog| dialog.find_all("[name]:checked, option:checked"));
    for control in chosen.unwrap_or_default() {
        let name = control.get("name").or_else(|| control.parent()?.get("name")).unwrap_or_default();
        let value = control.get("value").unwrap_or_else(|| control.text());
        query = [&query, "&", &name, "=", &value].concat();
    }
    match parse("/", &query).route {
        Route::Blog(blog) => blog.selection,
        _ => Selection::default(),
    }
}

/// Closes the dialog; a panel beside the list stays. In both cases the focus moves to the button.
fn close() -> Option<()> {
    let dialog = dialog()?;
    if dialog.fits(":modal") {
        dialog.close();
    }
    // Safari does not focus a clicked button, so the browser could not restore the focus.
    elements::by_id(FILTER_BUTTON)?.focus(Scroll::Stays)
}

/// Shows only the topics that match the typed text.
fn find(typed: &str) -> Option<()> {
    let dialog = dialog()?;
    let panel = current()?;
    let mut found = 0;
    for row in dialog.find_all(&named(TOPIC)) {
        let slug = row.get("value").unwrap_or_default();
        let term = panel.catalog.manifest.topics.iter().find(|term| term.slug.as_str() == slug);
        let is_found = term.is_some_and(|term| form::is_found(term, typed));
        found += usize::from(is_found);
        row.closest("li")?.set("hidden", (!is_found).then_some(""));
    }
    let is_typed = !typed.trim().is_empty();
    if let Some(more) = dialog.find(&others_of(TOPIC, "details")) {
        if is_typed {
            more.set("open", Some(""));
        }
        // While someone types, show only the matches, not “All 36 topics”.
        more.find("summary")?.set("hidden", is_typed.then_some(""));
    }
    let announcement = if is_typed { wording::topics_found(found) } else { String::new() };
    say(&dialog, ".filters-none", &announcement);
    Some(())
}

fn first_found() -> Option<()> {
    dialog()?.find("li:not([hidden]) > .pick > input")?.focus(Scroll::Follows)
}
