//! The panel's dialog, and selectors for what is in it.

use pprnet_address::names::FILTERS;
use pprnet_browser::elements::{self, Element};

use crate::filters::form::GROUP;

pub(super) fn dialog() -> Option<Element> {
    elements::by_id(FILTERS)
}

/// A selector for the controls of a parameter.
pub(super) fn named(parameter: &str) -> String {
    ["[name=", parameter, "]"].concat()
}

/// A selector for the folded rows of a group: the `details`, or the link that it replaces.
pub(super) fn others_of(parameter: &str, tag: &str) -> String {
    ["[aria-labelledby=", GROUP, parameter, "] > .filters-more > ", tag].concat()
}

/// Sets a text only if it differs, so that it is not announced twice.
pub(super) fn say(dialog: &Element, css: &str, text: &str) {
    if let Some(element) = dialog.find(css).filter(|element| element.text() != text) {
        element.set_text(text);
    }
}
