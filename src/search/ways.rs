//! What stands below the search field: recent searches, search by form, help. Recent searches are kept on this device;
//! storage may be missing or refuse, and then there are none.

use pprnet_address::names::{RECENT, RECENT_SEARCHES, WITHOUT_SLASH};
use pprnet_browser::elements::{self, Element, Scroll};
use pprnet_browser::settings;
use pprnet_finder::{form_and_help, recent};

use super::session;
use crate::wording;

/// So many are kept.
const MOST: usize = 6;

/// The attribute that makes it visible; the style sheet has it, too.
const OPEN: &str = "data-open";

fn folder() -> String {
    session::base().map(|base| base.file("")).unwrap_or_default()
}

fn all() -> String {
    settings::get(RECENT_SEARCHES, &folder()).unwrap_or_default()
}

/// Keeps what someone has found something with, the newest first.
pub(super) fn add(words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    let before = all();
    let others = before.lines().filter(|other| *other != words).take(MOST - 1);
    let kept: Vec<&str> = [words].into_iter().chain(others).collect();
    let _ = settings::set(RECENT_SEARCHES, &folder(), Some(&kept.join("\n")));
}

/// Whether `/` leads to the field.
fn has_slash() -> bool {
    settings::get(WITHOUT_SLASH, &folder()).is_none()
}

/// Switches that off, or on again.
pub(super) fn switch_slash() {
    let value = has_slash().then_some("1");
    let _ = settings::set(WITHOUT_SLASH, &folder(), value);
}

/// Forgets all.
pub(super) fn forget() {
    let _ = settings::set(RECENT_SEARCHES, &folder(), None);
    draw();
}

/// Shows recent searches under the field, with the ways to the form and the help. What someone has begun there stays.
/// The style sheet hides it all where the field has not the focus, or is not empty.
pub(super) fn draw() -> Option<Element> {
    let place = elements::by_id(RECENT)?;
    let recent = recent(session::base()?, &all());
    if let Some(list) = place.first_child() {
        list.set_html(&recent);
        return Some(place);
    }
    // Safari gives a button that is clicked no focus: then that which holds it gets it, and stays.
    for (name, value) in [("tabindex", "-1"), ("role", "group"), ("aria-label", wording::ways_to_search())] {
        place.set(name, Some(value));
    }
    place.set_html(&["<div>", &recent, "</div>", &form_and_help(has_slash())].concat());
    Some(place)
}

/// Goes to form and help from somewhere else, whatever stands in the field.
pub(super) fn open() -> Option<()> {
    let place = draw()?;
    // What is not seen cannot have the focus; what has it is seen.
    place.set(OPEN, Some(""));
    let focused = place.focus(Scroll::Follows);
    place.set(OPEN, None);
    focused
}
