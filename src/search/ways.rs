//! The panel below the search field: recent searches, search by form, help. The device stores recent searches; without storage
//! there are none.

use pprnet_address::names::{RECENT, RECENT_SEARCHES, WITHOUT_SLASH};
use pprnet_browser::elements::{self, Element};
use pprnet_browser::focus::Scroll;
use pprnet_browser::settings;
use pprnet_finder::{form_and_help, recent};

use super::session;
use crate::wording;

/// The number of stored searches.
const MOST: usize = 6;

/// A selector for the button below the results that opens the panel.
pub(super) const OPENER: &str = ".search-ways";

/// The attribute that makes the panel visible, also used in the style sheet.
const OPEN: &str = "data-open";

fn folder() -> String {
    session::base().map(|base| base.file("")).unwrap_or_default()
}

fn all() -> String {
    settings::get(RECENT_SEARCHES, &folder()).unwrap_or_default()
}

/// Stores a search that has found something, the newest first.
pub(super) fn add(words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    let before = all();
    let others = before.lines().filter(|other| *other != words).take(MOST - 1);
    let searches: Vec<&str> = [words].into_iter().chain(others).collect();
    let _ = settings::set(RECENT_SEARCHES, &folder(), Some(&searches.join("\n")));
}

/// Whether `/` focuses the field.
fn has_slash() -> bool {
    settings::get(WITHOUT_SLASH, &folder()).is_none()
}

/// Switches the shortcut `/` off, or on again.
pub(super) fn switch_slash() {
    let value = has_slash().then_some("1");
    let _ = settings::set(WITHOUT_SLASH, &folder(), value);
}

/// Deletes all recent searches.
pub(super) fn forget() {
    let _ = settings::set(RECENT_SEARCHES, &folder(), None);
    draw();
}

/// Writes recent searches, the form and the help below the field. Input in the form stays. The style sheet shows the panel only
/// while the empty field or the panel itself has the focus.
pub(super) fn draw() -> Option<Element> {
    let container = elements::by_id(RECENT)?;
    let recent = recent(session::base()?, &all());
    if let Some(list) = container.first_child() {
        list.set_html(&recent);
    } else {
        create(&container, &recent);
    }
    // More of the archive may be loaded than before.
    if let Some(examples) = container.find("dl") {
        examples.set_html(&session::examples());
    }
    Some(container)
}

/// Writes the panel.
fn create(container: &Element, recent: &str) {
    // Safari does not focus a clicked button. Make this element focusable, so that it gets the focus and stays.
    for (name, value) in [("tabindex", "-1"), ("role", "group"), ("aria-label", wording::ways_to_search())] {
        container.set(name, Some(value));
    }
    container.set_html(&["<div>", recent, "</div>", &form_and_help(has_slash())].concat());
}

/// Opens the panel from elsewhere, whatever the field contains.
pub(super) fn open() -> Option<()> {
    let container = draw()?;
    // A hidden element cannot get the focus. Once it has the focus, the style sheet keeps it visible.
    container.set(OPEN, Some(""));
    let focused = container.focus(Scroll::Follows);
    container.set(OPEN, None);
    focused
}
