//! The focus on the search field.

use pprnet_address::names::SEARCH_FIELD;
use pprnet_browser::elements;
use pprnet_browser::focus::{Scroll, focused};

/// Focuses the field; `None` on a page without one.
pub(super) fn focus_field() -> Option<()> {
    elements::by_id(SEARCH_FIELD)?.focus(Scroll::Stays)
}

/// Whether the search field has the focus.
pub(crate) fn is_in_use() -> bool {
    focused().is_some_and(|element| element.id() == SEARCH_FIELD)
}
