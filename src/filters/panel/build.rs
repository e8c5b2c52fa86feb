//! Builds the form from the links of a published page.

use pprnet_address::Catalog;
use pprnet_address::names::DRAWN;
use pprnet_browser::elements::Element;
use pprnet_browser::focus::Scroll;

use super::dialog::others_of;
use crate::filters::form::{self, TermGroup};

/// Builds the form once: from the links of a published page, or else from scratch.
pub(super) fn build(dialog: &Element, catalog: &Catalog) {
    if dialog.get(DRAWN).is_some() {
        return;
    }
    dialog.set(DRAWN, Some(""));
    if dialog.first_child().is_none() {
        dialog.set_html(&form::html(catalog, None));
    }
    for group in [TermGroup::topics(catalog), TermGroup::types(catalog)] {
        let Some(link) = dialog.find(&others_of(group.parameter, "a")) else { continue };
        let has_focus = link.fits(":focus");
        let Some(more) = link.parent() else { continue };
        more.set_html(&group.others());
        if has_focus && let Some(summary) = more.find("summary") {
            let _ = summary.focus(Scroll::Stays);
        }
    }
    for link in dialog.find_all("a") {
        let has_focus = link.fits(":focus");
        link.set("href", None);
        if has_focus && let Some(row) = link.parent().and_then(|row| row.first_child()) {
            let _ = row.focus(Scroll::Stays);
        }
    }
}
